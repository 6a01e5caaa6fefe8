import { lock, row, setDeadline, transition, type Tx } from '#platform';
import type { Challenge } from '../bulletin.entities.js';
import { challengeFacts } from '../bulletin.facts.js';
import { getChallenge } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';

export const CLOSE_WINDOW = 'challenge.close_window';

/**
 * Ends the window of a challenge. The database's time decides, whoever calls and however late or early the call comes.
 * @throws 403 · 404 · 409 challenge.window_still_open
 */
export async function closeWindow(tx: Tx, input: { challengeId: string }): Promise<Challenge> {
  await lock(tx, [row('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  return transition(tx, challengeLifecycle, 'close_window', {
    facts: await challengeFacts(tx, challenge),
    set: { windowClosedAt: tx.now },
    refs: { bulletinId: challenge.bulletinId, needId: challenge.needId },
  });
}

/** Wakes `closeWindow` when the hour comes; setting it again moves it. */
export async function setClosingDeadline(tx: Tx, challenge: Challenge, closesAt: Date): Promise<void> {
  await setDeadline(tx, {
    subjectType: 'challenge',
    subjectId: challenge.id,
    action: CLOSE_WINDOW,
    dueAt: closesAt,
    programmeId: challenge.programmeId,
  });
}

/**
 * Closes the window when its deadline fires. A deadline can fire for nothing: the window was extended in the meantime,
 * or a developer turned the clock back. Then it is set again.
 */
export async function closeWindowWhenDue(tx: Tx, challengeId: string): Promise<void> {
  await lock(tx, [row('challenge', challengeId)]);
  const challenge = await getChallenge(tx, challengeId);
  if (challenge.state !== 'open' || !challenge.takeUpClosesAt) return;
  if (tx.now < challenge.takeUpClosesAt) return setClosingDeadline(tx, challenge, challenge.takeUpClosesAt);
  await closeWindow(tx, { challengeId });
}
