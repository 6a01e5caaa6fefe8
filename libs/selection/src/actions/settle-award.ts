import { lock, row, setWorkingDayDeadline, sharedRow, transition, type Tx } from '#platform';
import { getChallenge } from '#bulletin';
import { encumberAward } from '#funding';
import { rulePackOf } from '#programme';
import { awardLifecycle } from '../award.lifecycle.js';
import type { Award } from '../selection.entities.js';
import { awardFacts } from '../selection.facts.js';
import { getAward } from '../selection.repository.js';

/** When an award lapses unless it is signed. */
export const LAPSE_DEADLINE = 'award.lapse';

export const awardRefs = (award: Award): Record<string, string> => ({
  challengeId: award.challengeId,
  proposalId: award.proposalId,
  projectId: award.projectId,
});

/**
 * Takes an award as far as it can go when a notice has ended or an objection was decided, in whatever order the two
 * are told: a suspended award goes on where it was once no objection is open, and one whose notice has ended is
 * confirmed. Does nothing when neither is possible.
 * @throws 403 · 404 · 409 ledger.insufficient_available
 */
export async function settleAward(tx: Tx, input: { awardId: string }): Promise<void> {
  const { challengeId } = await getAward(tx, input.awardId);
  await lock(tx, [row('award', input.awardId), sharedRow('challenge', challengeId)]);
  const resumed = await resumeIfClear(tx, await getAward(tx, input.awardId));
  const facts = await awardFacts(tx, resumed);
  if (resumed.state === 'on_notice' && facts.noticeEnded && facts.openObjections === 0) await confirm(tx, resumed);
}

async function resumeIfClear(tx: Tx, award: Award): Promise<Award> {
  const facts = await awardFacts(tx, award);
  if (award.state !== 'suspended' || award.resumeState === null || facts.openObjections > 0) return award;
  const { resumeState, signingDaysLeft } = award;
  const signingDueAt = signingDaysLeft === null ? null : await setSigningDeadline(tx, award, signingDaysLeft);
  return transition(tx, awardLifecycle, 'resume', {
    facts,
    to: resumeState,
    set: { resumeState: null, signingDaysLeft: null, signingDueAt },
    refs: awardRefs(award),
  }) as Promise<Award>;
}

/** Confirmation holds the money in the same transaction: no award is confirmed that the programme cannot pay. */
async function confirm(tx: Tx, award: Award): Promise<void> {
  const challenge = await getChallenge(tx, award.challengeId);
  const { windows } = await rulePackOf(tx, challenge.rulePackId);
  await encumberAward(tx, {
    awardId: award.id,
    challengeId: award.challengeId,
    programmeId: award.programmeId,
    projectId: award.projectId,
    demanderId: award.demanderId,
    takerId: award.takerId,
    rulePackId: challenge.rulePackId,
    investmentFen: challenge.amountFen,
  });
  const signingDueAt = await setSigningDeadline(tx, award, windows.signingWorkingDays);
  await transition(tx, awardLifecycle, 'confirm', {
    facts: await awardFacts(tx, award),
    set: { confirmedAt: tx.now, signingDueAt },
    refs: awardRefs(award),
  });
}

function setSigningDeadline(tx: Tx, award: Award, workingDays: number): Promise<Date> {
  return setWorkingDayDeadline(tx, {
    subjectType: 'award',
    subjectId: award.id,
    action: LAPSE_DEADLINE,
    programmeId: award.programmeId,
    workingDays,
  });
}
