import { create, lock, nextNumber, row, setDeadline, transition, uuidv7, type Tx } from '#platform';
import { getChallenge, markDecided, type Challenge } from '#bulletin';
import { rulePackOf } from '#programme';
import { dismissProposal, reserveProposal, selectProposal } from '#proposal';
import { awardLifecycle } from '../award.lifecycle.js';
import { decisionLifecycle } from '../decision.lifecycle.js';
import type { Award, Decision, DecisionItem } from '../selection.entities.js';
import { awardParties, decisionFacts } from '../selection.facts.js';
import { getDecision } from '../selection.repository.js';

const DAY_MILLISECONDS = 86_400_000;
/** Until when reserves may be called up. */
export const RESERVES_DEADLINE = 'selection.expire_reserves';

export interface DecisionStep {
  readonly decisionId: string;
  readonly version: number;
}

/**
 * Another person approves the decision: awards come about, reserves wait, everybody else is told, and the challenge is
 * decided. Of two approvals for one award slot the challenge's lock lets one through; the database has the last word.
 * @throws 403 · 404 · 409 decision.same_person, decision.challenge_not_open_to_it, award.slot_taken,
 *   decision.candidate_gone, decision.demander_not_heard, platform.stale_version
 */
export async function approveDecision(tx: Tx, input: DecisionStep): Promise<Decision> {
  const { challengeId } = await getDecision(tx, input.decisionId);
  await lock(tx, [row('challenge', challengeId), row('decision', input.decisionId)]);
  const decision = await getDecision(tx, input.decisionId);
  const facts = await decisionFacts(tx, decision, tx.now);
  const challenge = await getChallenge(tx, challengeId);
  const approved = (await transition(tx, decisionLifecycle, 'approve', {
    facts,
    version: input.version,
    set: {
      decidedBy: tx.context.actor.userId,
      decidedAt: tx.now,
      reservesUntil: await reservesUntil(tx, challenge, facts.items),
    },
    refs: { challengeId },
  })) as Decision;
  const items = [...facts.items].sort((a, b) => (a.proposalId < b.proposalId ? -1 : 1));
  for (const item of items) await apply(tx, decision, item);
  for (const item of facts.items) {
    if (item.result === 'selected') await createAward(tx, challenge, { ...item, decisionId: decision.id });
  }
  if (decision.kind === 'initial') await markDecided(tx, { challengeId });
  if (approved.reservesUntil) await watchReserves(tx, approved, approved.reservesUntil);
  return approved;
}

/**
 * The approver sends the draft back; the officer drafts another one.
 * @throws 403 · 404 · 409 platform.reason_required, platform.stale_version
 */
export async function returnDecision(tx: Tx, input: DecisionStep & { reason?: string }): Promise<Decision> {
  await lock(tx, [row('decision', input.decisionId)]);
  const decision = await getDecision(tx, input.decisionId);
  const { version, reason } = input;
  return transition(tx, decisionLifecycle, 'return', {
    facts: await decisionFacts(tx, decision, tx.now),
    version,
    reason,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now },
    refs: { challengeId: decision.challengeId },
  }) as Promise<Decision>;
}

/** A replacement leaves the reserves that it does not call up where they are. */
async function apply(tx: Tx, { kind }: Decision, { proposalId, result }: DecisionItem): Promise<void> {
  if (result === 'selected') await selectProposal(tx, { proposalId });
  else if (kind === 'initial') await (result === 'reserve' ? reserveProposal : dismissProposal)(tx, { proposalId });
}

async function createAward(tx: Tx, challenge: Challenge, item: DecisionItem): Promise<void> {
  const { proposalId, decisionId, takerId, rank, reason, awardSlot } = item;
  if (awardSlot === null) throw new Error(`the selected proposal ${proposalId} has no award slot`);
  const award: Award = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    number: await nextNumber(tx, 'ZB'),
    challengeId: challenge.id,
    proposalId,
    decisionId,
    takerId,
    demanderId: challenge.demanderId,
    projectId: uuidv7(),
    awardSlot,
    rank,
    reason,
    state: 'pending',
    version: 1,
    resumeState: null,
    signingDaysLeft: null,
    noticeId: null,
    confirmedAt: null,
    signingDueAt: null,
    signedAt: null,
    grantFen: null,
    createdAt: tx.now,
  };
  await create(tx, awardLifecycle, {
    row: award,
    permission: 'decision.approve',
    parties: await awardParties(tx, award),
    emits: 'award.created',
    refs: { challengeId: challenge.id, proposalId },
  });
}

async function reservesUntil(tx: Tx, challenge: Challenge, items: readonly DecisionItem[]): Promise<Date | null> {
  if (items.every(({ result }) => result !== 'reserve')) return null;
  const { review } = await rulePackOf(tx, challenge.rulePackId);
  return new Date(tx.now.getTime() + review.reserveValidDays * DAY_MILLISECONDS);
}

function watchReserves(tx: Tx, decision: Decision, dueAt: Date): Promise<void> {
  return setDeadline(tx, {
    subjectType: 'challenge',
    subjectId: decision.challengeId,
    action: RESERVES_DEADLINE,
    dueAt,
    programmeId: decision.programmeId,
  });
}
