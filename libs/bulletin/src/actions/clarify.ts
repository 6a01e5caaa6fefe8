import { create, forbidden, lock, notFound, refused, row, sharedRow, transition, uuidv7, type Tx } from '#platform';
import type { Challenge, Clarification } from '../bulletin.entities.js';
import { clarificationFacts } from '../bulletin.facts.js';
import { getChallenge, getClarification } from '../bulletin.repository.js';
import { PUBLIC_CHALLENGE_STATES, type ChallengeState } from '../challenge.lifecycle.js';
import { clarificationLifecycle } from '../clarification.lifecycle.js';

/** Whether somebody who is no party to a challenge may know of it. */
export const isOpenToTakers = (challenge: Challenge): boolean =>
  PUBLIC_CHALLENGE_STATES.includes(challenge.state as ChallengeState) && challenge.confidentiality !== 'invited';

/**
 * Asks about an open challenge, on behalf of the actor's organisation, which nobody is told.
 * @throws 403 · 404 · 409 clarification.window_closed
 */
export async function askClarification(
  tx: Tx,
  input: { challengeId: string; question: string },
): Promise<Clarification> {
  await lock(tx, [sharedRow('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  if (!isOpenToTakers(challenge)) throw notFound('challenge', challenge.id);
  const inTime = challenge.takeUpClosesAt !== null && tx.now < challenge.takeUpClosesAt;
  if (challenge.state !== 'open' || !inTime) throw refused({ code: 'clarification.window_closed' });
  const { userId, organisationId } = tx.context.actor;
  if (!userId || !organisationId) throw forbidden('clarification.ask');
  const clarification: Clarification = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    state: 'asked',
    version: 1,
    question: input.question,
    answer: null,
    declineReason: null,
    askedBy: userId,
    askerId: organisationId,
    answeredBy: null,
    answeredAt: null,
    createdAt: tx.now,
  };
  return create(tx, clarificationLifecycle, {
    row: clarification,
    permission: 'clarification.ask',
    parties: { taker: organisationId, programmeId: challenge.programmeId },
    emits: 'clarification.asked',
    refs: { challengeId: challenge.id },
  });
}

interface ClarificationStep {
  readonly clarificationId: string;
  readonly version: number;
}

/**
 * Answers a question; question and answer are public from then on.
 * @throws 403 · 404 · 409 when it has been dealt with
 */
export async function answerClarification(
  tx: Tx,
  input: ClarificationStep & { answer: string },
): Promise<Clarification> {
  await lock(tx, [row('clarification', input.clarificationId)]);
  const clarification = await getClarification(tx, input.clarificationId);
  return transition(tx, clarificationLifecycle, 'answer', {
    facts: await clarificationFacts(tx, clarification),
    version: input.version,
    set: { answer: input.answer, answeredBy: tx.context.actor.userId, answeredAt: tx.now },
    refs: { challengeId: clarification.challengeId },
  });
}

/**
 * Declines a question that gives its asker away or has nothing to do with the challenge; it never becomes public.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function declineClarification(
  tx: Tx,
  input: ClarificationStep & { reason?: string },
): Promise<Clarification> {
  await lock(tx, [row('clarification', input.clarificationId)]);
  const clarification = await getClarification(tx, input.clarificationId);
  return transition(tx, clarificationLifecycle, 'decline', {
    facts: await clarificationFacts(tx, clarification),
    version: input.version,
    reason: input.reason,
    set: { declineReason: input.reason ?? null, answeredBy: tx.context.actor.userId },
    refs: { challengeId: clarification.challengeId },
  });
}
