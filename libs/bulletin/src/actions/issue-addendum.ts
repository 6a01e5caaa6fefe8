import { lock, row, transition, type Tx } from '#platform';
import { amendNeed, indicatorsOf } from '#need';
import { getAddendum, keepTextVersion } from '../addendum/addendum.repository.js';
import { addendumLifecycle } from '../addendum.lifecycle.js';
import type { Addendum, Challenge } from '../bulletin.entities.js';
import { addendumFacts, challengeFacts } from '../bulletin.facts.js';
import { getChallenge, writeSearchWords } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';
import { searchWords } from '../search/search-words.js';
import { setClosingDeadline } from './close-window.js';

interface AddendumStep {
  readonly addendumId: string;
  readonly version: number;
}

/**
 * Issues an addendum, by another person than its drafter: in one transaction the text has a new version, the version
 * before it is kept for ever, the window moves if it is to, and whoever took up is told (`challenge.amended`).
 * @throws 403 · 404 · 409 addendum.challenge_not_open, addendum.same_person, addendum.text_changed,
 * addendum.window_not_longer, addendum.frozen
 */
export async function issueAddendum(tx: Tx, input: AddendumStep): Promise<Addendum> {
  const { challengeId } = await getAddendum(tx, input.addendumId);
  const { needId } = await getChallenge(tx, challengeId);
  // Takers hold a share of the challenge while they submit, so each proposal answers one version or the other.
  await lock(tx, [row('need', needId), row('challenge', challengeId), row('addendum', input.addendumId)]);
  const addendum = await getAddendum(tx, input.addendumId);
  const challenge = await getChallenge(tx, challengeId);
  const facts = await addendumFacts(tx, addendum);
  const { closesAfter } = facts;
  // Amending the need reads the clock again; everything about one addendum happens at one instant.
  const issuedAt = tx.now;
  const textVersion = challenge.textVersion + 1;
  const closes = closesAfter && { closedBefore: challenge.takeUpClosesAt, closesAfter };
  const issued = await transition(tx, addendumLifecycle, 'issue', {
    facts,
    version: input.version,
    set: { textVersion, issuedBy: tx.context.actor.userId, issuedAt, ...closes },
    refs: { challengeId },
  });
  await keepTextVersion(tx, challengeId, challenge.openedAt ?? issuedAt);
  await transition(tx, challengeLifecycle, 'amend', {
    facts: await challengeFacts(tx, challenge),
    reason: addendum.reason,
    set: changedColumns(addendum, challenge, closesAfter),
    refs: { addendumId: addendum.id, textVersion, bulletinId: challenge.bulletinId },
  });
  await amendNeed(tx, { needId, text: addendum.text, indicators: addendum.indicators });
  await keepTextVersion(tx, challengeId, issuedAt);
  await findByNewWords(tx, challengeId);
  if (closesAfter) await setClosingDeadline(tx, challenge, closesAfter);
  return issued;
}

/** The columns of the challenge that the public list reads. */
function changedColumns(addendum: Addendum, challenge: Challenge, closesAfter: Date | null): Partial<Challenge> {
  const { title, summary, field, region } = { ...challenge, ...addendum.text };
  const takeUpClosesAt = closesAfter ?? challenge.takeUpClosesAt;
  return { textVersion: challenge.textVersion + 1, title, summary, field, region, takeUpClosesAt };
}

async function findByNewWords(tx: Tx, challengeId: string): Promise<void> {
  const challenge = await getChallenge(tx, challengeId);
  await writeSearchWords(tx, challengeId, searchWords(challenge, await indicatorsOf(tx, challenge.needId)));
}

/** @throws 403 · 404 · 409 platform.reason_required */
export function returnAddendum(tx: Tx, input: AddendumStep & { reason?: string }): Promise<Addendum> {
  return step(tx, input, 'return');
}

/** @throws 403 · 404 · 409 addendum.challenge_not_open */
export function resubmitAddendum(tx: Tx, input: AddendumStep): Promise<Addendum> {
  return step(tx, input, 'resubmit');
}

/** Gives a draft up; nothing of it was public. @throws 403 · 404 · 409 platform.reason_required */
export function cancelAddendum(tx: Tx, input: AddendumStep & { reason?: string }): Promise<Addendum> {
  return step(tx, input, 'cancel');
}

async function step(
  tx: Tx,
  input: AddendumStep & { reason?: string },
  action: 'return' | 'resubmit' | 'cancel',
): Promise<Addendum> {
  await lock(tx, [row('addendum', input.addendumId)]);
  const addendum = await getAddendum(tx, input.addendumId);
  const { version, reason } = input;
  const refs = { challengeId: addendum.challengeId };
  return transition(tx, addendumLifecycle, action, { facts: await addendumFacts(tx, addendum), version, reason, refs });
}
