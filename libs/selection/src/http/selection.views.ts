import { allowedActions, fenToJson, type Parties, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { getChallenge, type Challenge } from '#bulletin';
import { organisationNames, userNames } from '#identity';
import { getNotice } from '#notice';
import { rulePackOf } from '#programme';
import { awardLifecycle } from '../award.lifecycle.js';
import { decisionLifecycle } from '../decision.lifecycle.js';
import { decisionFrame, selectionSteps } from '../queries/selection-steps.js';
import type { Award, Decision, DemanderOpinion } from '../selection.entities.js';
import { awardFacts, decisionFacts } from '../selection.facts.js';
import {
  latestOpinion,
  proposalLines,
  rankingOf,
  type AwardSummary,
  type DecisionSummary,
} from '../selection.repository.js';
import type {
  AwardSummaryView,
  AwardView,
  DecisionSummaryView,
  DecisionView,
  DemanderOpinionView,
  RankingView,
} from './selection.dto.js';

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export function opinionView(given: DemanderOpinion): DemanderOpinionView {
  const { id, voice, proposalIds, opinion, givenAt } = given;
  return { id, voice, proposalIds, opinion, givenAt: givenAt.toISOString() };
}

/** The ranking of a challenge with the demander's word on it, and the steps that the reader may take from it. */
export async function rankingView(
  tx: ReadTx,
  challenge: Challenge,
  reader: { parties: Parties; now: Date },
): Promise<RankingView> {
  const challengeId = challenge.id;
  const { selection } = await rulePackOf(tx, challenge.rulePackId);
  const ranking = await rankingOf(tx, challengeId);
  const proposals = await proposalLines(
    tx,
    ranking.map(({ proposalId }) => proposalId),
  );
  const opinion = await latestOpinion(tx, challengeId);
  const found = await decisionFrame(tx, challenge, reader.now);
  const frame = 'frame' in found ? found.frame : { candidates: [], freeSlots: [], reservesMax: 0 };
  const candidates = new Set(frame.candidates.map(({ proposalId }) => proposalId));
  const items = ranking.map(({ challengeId: _challenge, panelId: _panel, rankedAt: _at, ...place }) => {
    const line = proposals.get(place.proposalId);
    return {
      ...place,
      proposalNumber: line?.number ?? '',
      proposalState: line?.state ?? '',
      takerName: line?.takerName ?? '',
      candidate: candidates.has(place.proposalId),
    };
  });
  return {
    challengeId,
    voice: selection.demanderVoice,
    items,
    opinion: opinion && opinionView(opinion),
    freeSlots: frame.freeSlots.length,
    reservesMax: frame.reservesMax,
    actions: actionViews(await selectionSteps(tx, challenge, reader)),
  };
}

export const decisionSummaryView = (summary: DecisionSummary): DecisionSummaryView => ({
  ...summary,
  createdAt: summary.createdAt.toISOString(),
});

/** A decision with what it makes of each proposal, and what the reader may do with it. */
export async function decisionView(tx: ReadTx, decision: Decision, now: Date): Promise<DecisionView> {
  const facts = await decisionFacts(tx, decision, now);
  const challenge = await getChallenge(tx, decision.challengeId);
  const { draftedBy, decidedBy } = decision;
  const people = await userNames(tx, [draftedBy, ...(decidedBy === null ? [] : [decidedBy])]);
  const proposals = await proposalLines(
    tx,
    facts.items.map(({ proposalId }) => proposalId),
  );
  return {
    id: decision.id,
    kind: decision.kind,
    state: decision.state,
    version: decision.version,
    programmeId: decision.programmeId,
    programmeName: challenge.programmeName,
    challengeId: decision.challengeId,
    challengeNumber: challenge.number,
    challengeTitle: challenge.title,
    demanderName: challenge.demanderName,
    reasons: decision.reasons,
    minutes: decision.minutes,
    draftedBy,
    draftedByName: people.get(draftedBy) ?? '',
    decidedBy,
    decidedByName: decidedBy === null ? null : (people.get(decidedBy) ?? null),
    decidedAt: instant(decision.decidedAt),
    reservesUntil: instant(decision.reservesUntil),
    items: facts.items.map(({ decisionId: _decision, ...item }) => {
      const line = proposals.get(item.proposalId);
      return { ...item, proposalNumber: line?.number ?? '', takerName: line?.takerName ?? '' };
    }),
    opinion: facts.opinion && opinionView(facts.opinion),
    createdAt: decision.createdAt.toISOString(),
    actions: actionViews(allowedActions(decisionLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

export const awardSummaryView = (summary: AwardSummary): AwardSummaryView => ({
  ...summary,
  createdAt: summary.createdAt.toISOString(),
});

/** An award with where it stands and what the reader may do with it. */
export async function awardView(tx: ReadTx, award: Award, now: Date): Promise<AwardView> {
  const facts = await awardFacts(tx, award);
  const challenge = await getChallenge(tx, award.challengeId);
  const names = await organisationNames(tx, [award.takerId]);
  const proposals = await proposalLines(tx, [award.proposalId]);
  const { signingDaysLeft: _days, ...columns } = award;
  return {
    ...columns,
    challengeNumber: challenge.number,
    challengeTitle: challenge.title,
    programmeName: challenge.programmeName,
    demanderName: challenge.demanderName,
    noticeNumber: award.noticeId === null ? null : (await getNotice(tx, award.noticeId)).number,
    proposalNumber: proposals.get(award.proposalId)?.number ?? '',
    takerName: names.get(award.takerId) ?? '',
    confirmedAt: instant(award.confirmedAt),
    signingDueAt: instant(award.signingDueAt),
    signedAt: instant(award.signedAt),
    grantFen: award.grantFen === null ? null : fenToJson(award.grantFen),
    createdAt: award.createdAt.toISOString(),
    actions: actionViews(allowedActions(awardLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
