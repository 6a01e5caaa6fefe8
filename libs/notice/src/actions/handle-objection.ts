import { clearDeadline, lock, row, sharedRow, transition, type Tx } from '#platform';
import type { Objection } from '../notice.entities.js';
import { getNotice, getObjection, objectionFacts } from '../notice.repository.js';
import { objectionLifecycle } from '../objection.lifecycle.js';
import { OBJECTION_REPLY } from './file-objection.js';

export interface HandleObjection {
  readonly objectionId: string;
  readonly version: number;
  /** With a decision: the reply to whoever objected. */
  readonly reason?: string;
}

type Handling = 'accept' | 'not_accept' | 'investigate' | 'uphold' | 'dismiss' | 'withdraw';

/** Handlings after which nothing is left to answer. */
const ENDINGS: readonly Handling[] = ['not_accept', 'uphold', 'dismiss', 'withdraw'];

/**
 * One step of whoever handles an objection, or its withdrawal by who filed it. The subject of the notice hears of it
 * through the event; an accepted objection suspends it, a dismissed or withdrawn one lets it go on, an upheld one ends it.
 * @throws 403 · 404 · 409 objection.other_handler, objection.own, objection.not_filer, platform.reason_required
 */
export async function handleObjection(tx: Tx, action: Handling, input: HandleObjection): Promise<Objection> {
  // To which notice an objection belongs never changes, so it may be read before the lock.
  const { noticeId } = await getObjection(tx, input.objectionId);
  await lock(tx, [row('objection', input.objectionId), sharedRow('public_notice', noticeId)]);
  const objection = await getObjection(tx, input.objectionId);
  const { subjectType, subjectId } = await getNotice(tx, noticeId);
  const ends = ENDINGS.includes(action);
  const handled = await transition(tx, objectionLifecycle, action, {
    facts: objectionFacts(objection, tx.context.actor),
    version: input.version,
    reason: input.reason,
    set: ends ? { decidedAt: tx.now, reply: input.reason?.trim() ?? null } : {},
    refs: { noticeId, subjectType, subjectId },
  });
  if (ends) await clearDeadline(tx, objection.id, OBJECTION_REPLY);
  return handled as Objection;
}
