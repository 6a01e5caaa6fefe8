import { clearDeadline, lock, refusals, row, transition, type Tx } from '#platform';
import type { PublicNotice } from '../notice.entities.js';
import { getNotice, noticeFacts } from '../notice.repository.js';
import { publicNoticeLifecycle } from '../public-notice.lifecycle.js';
import { NOTICE_END } from './publish-notice.js';

const refsOf = ({ subjectType, subjectId, kind }: PublicNotice): Record<string, string> => ({
  subjectType,
  subjectId,
  kind,
});

/**
 * Ends a notice if its time is over on the database's clock and no objection stands in the way; otherwise nothing
 * happens, because a later deadline or the decision of the objection comes back to it.
 * @returns whether the notice has ended now
 * @throws 403 · 404
 */
export async function endNoticeIfOver(tx: Tx, input: { noticeId: string }): Promise<boolean> {
  await lock(tx, [row('public_notice', input.noticeId)]);
  const facts = await noticeFacts(tx, await getNotice(tx, input.noticeId));
  const reasons = refusals(publicNoticeLifecycle, 'end', facts, { actor: tx.context.actor, now: tx.now });
  if (reasons.length > 0) return false;
  await transition(tx, publicNoticeLifecycle, 'end', {
    facts,
    set: { endedAt: tx.now },
    refs: refsOf(facts.subject),
  });
  await clearDeadline(tx, facts.subject.id, NOTICE_END);
  return true;
}

/**
 * Takes a notice back, because what it announces no longer holds. Without a version it follows from a change of the
 * subject, under the caller's locks.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function withdrawNotice(
  tx: Tx,
  input: { noticeId: string; version?: number; reason?: string },
): Promise<PublicNotice> {
  await lock(tx, [row('public_notice', input.noticeId)]);
  const notice = await getNotice(tx, input.noticeId);
  const withdrawn = await transition(tx, publicNoticeLifecycle, 'withdraw', {
    facts: await noticeFacts(tx, notice),
    version: input.version,
    reason: input.reason,
    set: { withdrawnAt: tx.now, withdrawalReason: input.reason?.trim() ?? null },
    refs: refsOf(notice),
  });
  await clearDeadline(tx, notice.id, NOTICE_END);
  return withdrawn as PublicNotice;
}
