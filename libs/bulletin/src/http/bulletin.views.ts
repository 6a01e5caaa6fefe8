import { allowedActions, fenToJson, type Actor, type Parties, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { userNames } from '#identity';
import { formatIndicator, getNeed, indicatorsOf, type Indicator } from '#need';
import { getProgramme } from '#programme';
import type { Bulletin, Challenge, Clarification } from '../bulletin.entities.js';
import { bulletinFacts, challengeFacts } from '../bulletin.facts.js';
import { bulletinLifecycle } from '../bulletin.lifecycle.js';
import { challengesOf, getBulletin, type BulletinSummary, type ChallengeSummary } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';
import { clarificationLifecycle } from '../clarification.lifecycle.js';
import type { PublicChallengeDetail } from '../queries/public-details.js';
import type { BulletinChallengeView, BulletinSummaryView, BulletinView } from './bulletin.dto.js';
import type {
  ChallengeIndicatorView,
  ChallengeSummaryView,
  ChallengeView,
  ClarificationView,
} from './challenge.dto.js';
import type { PublicChallengeView } from './public.dto.js';

/** Actions of a challenge that have a route of their own; the others are steps of what happens around it. */
const CHALLENGE_ROUTES = new Set(['extend_window']);

const instant = (date: Date | null): string | null => date?.toISOString() ?? null;

export const bulletinSummaryView = (summary: BulletinSummary): BulletinSummaryView => ({
  ...summary,
  publishedAt: instant(summary.publishedAt),
  createdAt: summary.createdAt.toISOString(),
});

/** A bulletin with its challenges and what the reader may do with it. */
export async function bulletinView(tx: ReadTx, bulletin: Bulletin, now: Date): Promise<BulletinView> {
  const facts = await bulletinFacts(tx, bulletin);
  const offered = allowedActions(bulletinLifecycle, facts, { actor: tx.context.actor, now });
  const { composedBy, approvedBy } = bulletin;
  const people = await userNames(tx, [composedBy, ...(approvedBy === null ? [] : [approvedBy])]);
  const challenges = await challengesOf(tx, bulletin.id);
  return {
    ...bulletin,
    programmeName: (await getProgramme(tx, bulletin.programmeId)).name,
    challengeCount: challenges.length,
    composedByName: people.get(composedBy) ?? '',
    approvedByName: approvedBy === null ? null : (people.get(approvedBy) ?? null),
    publishedAt: instant(bulletin.publishedAt),
    createdAt: bulletin.createdAt.toISOString(),
    challenges: challenges.map(bulletinChallengeView),
    actions: actionViews(offered),
  };
}

function bulletinChallengeView(challenge: Challenge): BulletinChallengeView {
  const { id, number, state, needId, title, demanderName, amountFen, awardSlots } = challenge;
  return { id, number, state, needId, title, demanderName, amountFen: fenToJson(amountFen), awardSlots };
}

export const challengeSummaryView = (summary: ChallengeSummary): ChallengeSummaryView => ({
  ...summary,
  openedAt: instant(summary.openedAt),
  takeUpClosesAt: instant(summary.takeUpClosesAt),
});

/** A challenge as its parties see it, with its indicators and what the reader may do with it. */
export async function challengeView(tx: ReadTx, challenge: Challenge, now: Date): Promise<ChallengeView> {
  const facts = await challengeFacts(tx, challenge);
  const offered = allowedActions(challengeLifecycle, facts, { actor: tx.context.actor, now });
  const { needVersion: _composed, createdAt: _created, mode: _mode, ...shown } = challenge;
  const bulletin = await getBulletin(tx, challenge.bulletinId);
  return {
    ...shown,
    bulletinNumber: bulletin.number,
    bulletinTitle: bulletin.title,
    needNumber: (await getNeed(tx, challenge.needId)).number,
    amountFen: fenToJson(challenge.amountFen),
    cashToTakerFen: fenToJson(challenge.cashToTakerFen),
    openedAt: instant(challenge.openedAt),
    takeUpClosesAt: instant(challenge.takeUpClosesAt),
    windowClosedAt: instant(challenge.windowClosedAt),
    indicators: (await indicatorsOf(tx, challenge.needId)).map(indicatorView),
    actions: actionViews(offered.filter(({ name }) => CHALLENGE_ROUTES.has(name))),
  };
}

/** An indicator with its line of text in both languages. */
export const indicatorView = (indicator: Indicator): ChallengeIndicatorView => ({
  ...indicator,
  zh: formatIndicator(indicator, 'zh'),
  en: formatIndicator(indicator, 'en'),
});

/**
 * A clarification without its asker: the reader learns only whether the question is its own. `parties` are those of the
 * challenge.
 */
export function clarificationView(
  clarification: Clarification,
  parties: Parties,
  reader: { readonly actor: Actor; readonly now: Date },
): ClarificationView {
  const offered = allowedActions(clarificationLifecycle, { subject: clarification, parties }, reader);
  const { id, challengeId, state, version, question, answer, declineReason } = clarification;
  return {
    id,
    challengeId,
    state,
    version,
    question,
    answer,
    declineReason,
    mine: clarification.askedBy === reader.actor.userId,
    askedAt: clarification.createdAt.toISOString(),
    answeredAt: instant(clarification.answeredAt),
    actions: actionViews(offered),
  };
}

/** A challenge as everybody sees it. */
export const publicChallengeView = (detail: PublicChallengeDetail): PublicChallengeView => ({
  ...detail,
  openedAt: detail.openedAt.toISOString(),
  takeUpClosesAt: detail.takeUpClosesAt.toISOString(),
  windowClosedAt: instant(detail.windowClosedAt),
  amendedAt: instant(detail.amendedAt),
  indicators: detail.indicators.map(indicatorView),
  clarifications: [...detail.clarifications],
});
