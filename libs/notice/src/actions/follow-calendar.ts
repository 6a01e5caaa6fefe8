import { lock, row, transition, type Tx } from '#platform';
import { dueAtOf, getNotice, getObjection, noticeFacts, objectionFacts } from '../notice.repository.js';
import { objectionLifecycle, UNDECIDED_STATES } from '../objection.lifecycle.js';
import { publicNoticeLifecycle } from '../public-notice.lifecycle.js';
import { OBJECTION_REPLY } from './file-objection.js';
import { NOTICE_END } from './publish-notice.js';

/** Shows the date to which a newly announced calendar has moved the end of a notice. @throws 403 · 404 */
export async function moveNoticeEnd(tx: Tx, input: { noticeId: string }): Promise<void> {
  await lock(tx, [row('public_notice', input.noticeId)]);
  const notice = await getNotice(tx, input.noticeId);
  const endsAt = await dueAtOf(tx, notice.id, NOTICE_END);
  if (notice.state !== 'on_notice' || !endsAt) return;
  await transition(tx, publicNoticeLifecycle, 'move_end', { facts: await noticeFacts(tx, notice), set: { endsAt } });
}

/** Shows the date to which a newly announced calendar has moved the reply to an objection. @throws 403 · 404 */
export async function moveReplyDate(tx: Tx, input: { objectionId: string }): Promise<void> {
  await lock(tx, [row('objection', input.objectionId)]);
  const objection = await getObjection(tx, input.objectionId);
  const replyDueAt = await dueAtOf(tx, objection.id, OBJECTION_REPLY);
  if (!(UNDECIDED_STATES as readonly string[]).includes(objection.state) || !replyDueAt) return;
  await transition(tx, objectionLifecycle, 'move_reply', {
    facts: objectionFacts(objection, tx.context.actor),
    set: { replyDueAt },
  });
}
