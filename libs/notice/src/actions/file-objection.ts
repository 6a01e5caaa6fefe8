import {
  create,
  invalid,
  lock,
  nextNumber,
  refused,
  setWorkingDayDeadline,
  sharedRow,
  uuidv7,
  type Tx,
} from '#platform';
import type { Objection, ObjectionKind } from '../notice.entities.js';
import { getNotice, standingOf } from '../notice.repository.js';
import { objectionLifecycle } from '../objection.lifecycle.js';

export interface FileObjection {
  readonly noticeId: string;
  readonly kind: ObjectionKind;
  readonly grounds: string;
}

export const OBJECTION_REPLY = 'objection.reply';

/**
 * Receives an objection while the notice is on, and counts the days to answer it. Who files is who acts: run by an actor
 * without a person it is anonymous, which only a report of misconduct may be.
 * @throws 403 · 404 · 409 objection.window_closed · 422 objection.real_name_required
 */
export async function fileObjection(tx: Tx, input: FileObjection): Promise<Objection> {
  await lock(tx, [sharedRow('public_notice', input.noticeId)]);
  const notice = await getNotice(tx, input.noticeId);
  const { actor } = tx.context;
  if (input.kind === 'result' && actor.userId === null) {
    throw invalid({ path: 'anonymous', code: 'objection.real_name_required' });
  }
  if (notice.state !== 'on_notice' || tx.now >= notice.endsAt) {
    throw refused({ code: 'objection.window_closed', params: { endsAt: notice.endsAt.toISOString() } });
  }
  const id = uuidv7();
  const replyDueAt = await setWorkingDayDeadline(tx, {
    subjectType: 'objection',
    subjectId: id,
    action: OBJECTION_REPLY,
    programmeId: notice.programmeId,
    workingDays: notice.objectionReplyWorkingDays,
  });
  const objection: Objection = {
    id,
    programmeId: notice.programmeId,
    number: await nextNumber(tx, 'YY'),
    noticeId: notice.id,
    agencyId: notice.agencyId,
    kind: input.kind,
    state: 'received',
    version: 1,
    filerId: actor.userId,
    grounds: input.grounds,
    filedAt: tx.now,
    replyDueAt,
    reply: null,
    decidedAt: null,
    createdAt: tx.now,
  };
  return create(tx, objectionLifecycle, {
    row: objection,
    permission: 'objection.file',
    parties: { ...standingOf(actor, 'objection.file'), programmeId: notice.programmeId },
    emits: 'objection.received',
    refs: { noticeId: notice.id, subjectType: notice.subjectType, subjectId: notice.subjectId },
  });
}
