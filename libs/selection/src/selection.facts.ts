import type { Parties, ReadTx } from '#platform';
import { challengeParties, getChallenge } from '#bulletin';
import { getNotice, openObjections } from '#notice';
import { getProgramme, programmeParties, rulePackOf } from '#programme';
import type { AwardFacts } from './award.lifecycle.js';
import type { DecisionFacts } from './decision.lifecycle.js';
import type { Award, Decision } from './selection.entities.js';
import {
  approvedDecision,
  decisionItems,
  latestOpinion,
  liveAwards,
  proposalStates,
  rankingOf,
} from './selection.repository.js';

/** Who stands in which relation to an award. */
export async function awardParties(
  tx: ReadTx,
  award: Pick<Award, 'programmeId' | 'demanderId' | 'takerId'>,
): Promise<Parties & { demander: string; taker: string; agency: string; organiser: string | null }> {
  const programme = await getProgramme(tx, award.programmeId);
  return { ...programmeParties(programme), demander: award.demanderId, taker: award.takerId };
}

/** Everything that guards, permissions and views of an award ask for. */
export async function awardFacts(tx: ReadTx, subject: Award): Promise<AwardFacts> {
  const notice = subject.noticeId ? await getNotice(tx, subject.noticeId) : null;
  return {
    subject,
    parties: await awardParties(tx, subject),
    openObjections: await openObjections(tx, subject.id),
    noticeEnded: notice?.state === 'ended',
  };
}

/**
 * The proposals a decision of a kind may choose from: those ranked and passed, or the reserves of the initial decision.
 * @param now reserves are candidates while their validity lasts at this instant
 */
export async function candidatesOf(
  tx: ReadTx,
  { challengeId, kind }: Pick<Decision, 'challengeId' | 'kind'>,
  now: Date,
): Promise<{ proposalId: string; takerId: string; rank: number }[]> {
  const initial = await approvedDecision(tx, challengeId);
  const validUntil = initial?.reservesUntil ?? null;
  if (kind === 'replacement' && (validUntil === null || now >= validUntil)) return [];
  const wanted = kind === 'initial' ? 'ranked' : 'reserve';
  const passed = (await rankingOf(tx, challengeId)).filter((each) => each.passed);
  const states = await proposalStates(
    tx,
    passed.map(({ proposalId }) => proposalId),
  );
  return passed
    .filter(({ proposalId }) => states.get(proposalId) === wanted)
    .map(({ proposalId, takerId, rank }) => ({ proposalId, takerId, rank }));
}

/** Everything that guards, permissions and views of a decision ask for. */
export async function decisionFacts(tx: ReadTx, subject: Decision, now: Date): Promise<DecisionFacts> {
  const challenge = await getChallenge(tx, subject.challengeId);
  const { selection } = await rulePackOf(tx, challenge.rulePackId);
  const candidates = await candidatesOf(tx, subject, now);
  const awards = await liveAwards(tx, challenge.id);
  return {
    subject,
    parties: await challengeParties(tx, challenge),
    challengeState: challenge.state,
    items: await decisionItems(tx, subject.id),
    candidateIds: new Set(candidates.map(({ proposalId }) => proposalId)),
    takenSlots: awards.map(({ awardSlot }) => awardSlot),
    demanderVoice: selection.demanderVoice,
    opinion: await latestOpinion(tx, challenge.id),
  };
}
