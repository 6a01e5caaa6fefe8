import { lock, row, transition, type Tx } from '#platform';
import type { Challenge, NoAwardReason } from '../bulletin.entities.js';
import { challengeFacts } from '../bulletin.facts.js';
import { getChallenge } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';

interface ChallengeStep {
  readonly challengeId: string;
}

// The steps below are cascades: a lower module calls them in its own transaction, after its own lock on the challenge.

/**
 * The proposals of a challenge have been opened and are being looked at.
 * @throws 403 · 404 · 409 unless its window is closed
 */
export function startEvaluation(tx: Tx, input: ChallengeStep): Promise<Challenge> {
  return step(tx, input.challengeId, (facts) => transition(tx, challengeLifecycle, 'start_evaluation', { facts }));
}

/**
 * 流榜: nobody wins. The reason is a code with texts of its own; `note` is what a person adds to it in the audit trail.
 * @throws 403 · 404 · 409 when it is still open or has ended
 */
export function declareNoAward(
  tx: Tx,
  input: ChallengeStep & { readonly reason: NoAwardReason; readonly note?: string },
): Promise<Challenge> {
  const { reason, note } = input;
  return step(tx, input.challengeId, (facts) =>
    transition(tx, challengeLifecycle, 'declare_no_award', {
      facts,
      reason: note ?? reason,
      set: { noAwardReason: reason },
    }),
  );
}

/**
 * Somebody has been chosen.
 * @throws 403 · 404 · 409 unless it is being evaluated
 */
export function markDecided(tx: Tx, input: ChallengeStep): Promise<Challenge> {
  return step(tx, input.challengeId, (facts) => transition(tx, challengeLifecycle, 'mark_decided', { facts }));
}

/**
 * Every project that came from the challenge is closed.
 * @throws 403 · 404 · 409 unless it is decided
 */
export function completeChallenge(tx: Tx, input: ChallengeStep): Promise<Challenge> {
  return step(tx, input.challengeId, (facts) => transition(tx, challengeLifecycle, 'complete', { facts }));
}

async function step(
  tx: Tx,
  challengeId: string,
  move: (facts: Awaited<ReturnType<typeof challengeFacts>>) => Promise<Challenge>,
): Promise<Challenge> {
  await lock(tx, [row('challenge', challengeId)]);
  return move(await challengeFacts(tx, await getChallenge(tx, challengeId)));
}
