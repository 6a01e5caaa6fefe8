import { forbidden, invalid, isLocalDate, lock, row, shanghaiInstant, transition, type Tx } from '#platform';
import { rulePackOf } from '#programme';
import type { Challenge } from '../bulletin.entities.js';
import { challengeFacts } from '../bulletin.facts.js';
import { getChallenge } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';
import { setClosingDeadline } from './close-window.js';

export interface ExtendWindow {
  readonly challengeId: string;
  readonly version: number;
  /** `YYYY-MM-DD`; the window closes at the closing hour of that day. */
  readonly closesOn: string;
  readonly reason?: string;
}

/**
 * Moves the end of an open window to a later day, before it has come.
 * @throws 403 · 404 · 409 challenge.window_over, platform.reason_required · 422 closesOn
 */
export async function extendWindow(tx: Tx, input: ExtendWindow): Promise<Challenge> {
  await lock(tx, [row('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  const facts = await challengeFacts(tx, challenge);
  // Asked before the dates are looked at, so that who may not extend learns nothing of them.
  const { permission } = challengeLifecycle.actions.extend_window;
  if (!tx.context.actor.may(permission, facts.parties)) throw forbidden(permission);
  const takeUpClosesAt = await laterClosing(tx, challenge, input.closesOn);
  const changed = await transition(tx, challengeLifecycle, 'extend_window', {
    facts,
    version: input.version,
    reason: input.reason,
    set: { takeUpClosesAt },
  });
  await setClosingDeadline(tx, challenge, takeUpClosesAt);
  return changed;
}

/** @throws 422 unless it is a day whose closing hour is later than the end now set */
async function laterClosing(tx: Tx, challenge: Challenge, closesOn: string): Promise<Date> {
  if (!isLocalDate(closesOn)) throw invalid({ path: 'closesOn', code: 'field.date' });
  const { closingHour } = (await rulePackOf(tx, challenge.rulePackId)).windows;
  const closesAt = shanghaiInstant(closesOn, closingHour);
  if (challenge.takeUpClosesAt && closesAt <= challenge.takeUpClosesAt) {
    const params = { closesAt: challenge.takeUpClosesAt.toISOString() };
    throw invalid({ path: 'closesOn', code: 'challenge.window_not_longer', params });
  }
  return closesAt;
}
