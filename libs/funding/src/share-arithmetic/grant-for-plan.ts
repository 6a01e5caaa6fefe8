import { defineMessages, floorShare, ppm, type Fen, type Ppm, type Reason } from '#platform';
import type { FundingRules } from '#programme';
import { capLines, lowestLine, ratioLines, type ComputationCode, type ComputationLine } from './computation.js';
import { plannedBase, type PlannedContribution } from './contribution-base.js';
import { shareLimit, shareTermsOf, type ShareTerms } from './share-terms.js';

export const fundingPlanMessages = defineMessages({
  'funding.plan.share_outside_band': {
    zh: '约定补助比例须在 {min}–{max} ppm 之间',
    en: 'The agreed share must be from {min} to {max} ppm',
  },
  'funding.plan.self_funding_too_low': {
    zh: '计划自筹资金不足：补助 {grant:yuan} 元，上限 {limit:yuan} 元',
    en: 'The planned own money is too little: grant CNY {grant:yuan}, limit CNY {limit:yuan}',
  },
  'funding.plan.cash_to_taker_too_low': {
    zh: '计划支付揭榜方的现金不足：补助 {grant:yuan} 元，上限 {limit:yuan} 元',
    en: 'The planned cash to the taker is too little: grant CNY {grant:yuan}, limit CNY {limit:yuan}',
  },
  'funding.plan.instalment_missing': {
    zh: '计划中缺少第 {instalment} 期投入，对应拨款将无法触发',
    en: 'The plan has no instalment {instalment}, so its tranche could never be paid',
  },
});

export interface PlanAmounts {
  /** All money of the project, the grant included, in fen; read for the denominator `total_investment` only. */
  readonly totalInvestment: Fen;
  readonly contributions: readonly PlannedContribution[];
}

export interface PlannedGrant {
  readonly grant: Fen;
  readonly bound: ComputationCode;
  readonly lines: readonly ComputationLine[];
}

/**
 * The grant G of a plan, in fen: the least of L(planned N), the cap and, for `total_investment`, floor(total·p/10⁶)
 * (domain.md section 5).
 */
export function grantForPlan(plan: PlanAmounts, terms: ShareTerms): PlannedGrant {
  const { share, denominator } = terms;
  const basis = plannedBase(plan.contributions, denominator);
  const limit: ComputationLine = {
    code: 'funding.line.limit',
    amount: shareLimit(basis, share, denominator),
    basis,
    ratio: share,
  };
  const lowest = lowestLine([limit, ...totalLines(plan, terms), ...capLines(terms)]);
  const grant: ComputationLine = { code: 'funding.line.grant', amount: lowest.amount };
  const lines = [limit, ...totalLines(plan, terms), ...capLines(terms), grant];
  return { grant: lowest.amount, bound: lowest.code, lines };
}

function totalLines(plan: PlanAmounts, { share, denominator }: ShareTerms): ComputationLine[] {
  if (denominator !== 'total_investment') return [];
  const basis = plan.totalInvestment;
  return [{ code: 'funding.line.total_share', amount: floorShare(basis, share), basis, ratio: share }];
}

/**
 * Why a plan does not fit its rule pack; empty when it does. Checks the share band, both ratio rules on the planned
 * money, and that every instalment that a tranche waits for is planned.
 */
export function checkFundingPlan(plan: PlanAmounts, share: Ppm, rules: FundingRules): Reason[] {
  if (share < ppm(rules.shareMin) || share > ppm(rules.shareMax)) {
    const params = { min: rules.shareMin, max: rules.shareMax };
    return [{ code: 'funding.plan.share_outside_band', params }];
  }
  const terms = shareTermsOf(rules, share);
  const { grant } = grantForPlan(plan, terms);
  const counted = plannedBase(plan.contributions, terms.denominator);
  const cashToTaker = plannedBase(plan.contributions, 'verified_cash_to_taker');
  const short = ratioLines({ terms, counted, cashToTaker }).filter((line) => grant > line.amount);
  return [...short.map((line) => shortage(line, grant)), ...missingInstalments(plan, rules)];
}

function shortage(line: ComputationLine, grant: Fen): Reason {
  const tooLittleCash = line.code === 'funding.line.cash_to_taker';
  const code = tooLittleCash ? 'funding.plan.cash_to_taker_too_low' : 'funding.plan.self_funding_too_low';
  return { code, params: { grant: grant.toString(), limit: line.amount.toString() } };
}

function missingInstalments(plan: PlanAmounts, rules: FundingRules): Reason[] {
  const planned = new Set(plan.contributions.map((contribution) => contribution.instalment));
  return rules.tranches.flatMap(({ trigger }) => {
    if (trigger.kind !== 'instalment_verified' || planned.has(trigger.instalment)) return [];
    return [{ code: 'funding.plan.instalment_missing', params: { instalment: trigger.instalment } }];
  });
}
