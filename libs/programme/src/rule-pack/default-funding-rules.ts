import type { FundingRules, TrancheTerms, TrancheTrigger } from './rule-pack.js';

type PayeeParts = TrancheTerms['payeeParts'];

const toDemander: PayeeParts = [{ part: 1, payee: 'demander', share: 1_000_000 }];
const toTaker: PayeeParts = [{ part: 1, payee: 'taker', share: 1_000_000 }];
const toBoth: PayeeParts = [
  { part: 1, payee: 'demander', share: 600_000 },
  { part: 2, payee: 'taker', share: 400_000 },
];

const effective: TrancheTrigger = { kind: 'agreement_effective' };
const midterm: TrancheTrigger = { kind: 'midterm_passed' };
const acceptance: TrancheTrigger = { kind: 'acceptance_passed' };
const instalment = (number: number): TrancheTrigger => ({ kind: 'instalment_verified', instalment: number });
const milestone = (number: number): TrancheTrigger => ({ kind: 'milestone_passed', milestone: number });

/**
 * Tranches in order, each with its cumulative ceiling in ppm of G and its trigger, paid to these payees. What is paid
 * when the agreement takes effect is limited by the plan, everything later by the money verified to date.
 */
function tranchesTo(payeeParts: PayeeParts, ...steps: readonly (readonly [number, TrancheTrigger])[]): TrancheTerms[] {
  return steps.map(([ceiling, trigger], index) => ({
    number: index + 1,
    ceiling,
    trigger,
    gate: trigger.kind === 'agreement_effective' ? 'planned' : 'verified_to_date',
    payeeParts,
  }));
}

export const coFundThenAcceptance: FundingRules = {
  paymentMode: 'co_fund_then_acceptance',
  shareMin: 200_000,
  shareMax: 300_000,
  denominator: 'total_investment',
  selfToFiscalMin: 1_000_000,
  minCashToTakerOfGrant: 400_000,
  retention: 0,
  spendBasis: 'taker_cost',
  breachRecovery: 'all',
  payee: 'demander',
  grantScope: 'award',
  tranches: tranchesTo(toDemander, [500_000, instalment(1)], [1_000_000, acceptance]),
};

/** `retention` in ppm of G is held back at mid-term; the acceptance tranche settles, with or without it. */
export function coFundThenMidterm(retention: number): FundingRules {
  const steps = [
    [500_000, instalment(1)],
    [1_000_000 - retention, midterm],
    [1_000_000, acceptance],
  ] as const;
  return {
    ...coFundThenAcceptance,
    paymentMode: 'co_fund_then_midterm',
    retention,
    tranches: tranchesTo(toDemander, ...steps),
  };
}

export const preThenPost: FundingRules = {
  ...coFundThenAcceptance,
  paymentMode: 'pre_then_post',
  payee: 'taker',
  tranches: tranchesTo(toTaker, [300_000, effective], [1_000_000, acceptance]),
};

export const postOnly: FundingRules = {
  ...coFundThenAcceptance,
  paymentMode: 'post_only',
  tranches: tranchesTo(toDemander, [1_000_000, acceptance]),
};

export const perMilestone: FundingRules = {
  ...coFundThenAcceptance,
  paymentMode: 'per_milestone',
  payee: 'split',
  tranches: tranchesTo(toBoth, [400_000, milestone(1)], [800_000, milestone(2)], [1_000_000, acceptance]),
};

/** The race of domain.md section 5: steps of 24 %, 24 % and 52 % of one pool. */
export const racePool: FundingRules = {
  ...coFundThenAcceptance,
  paymentMode: 'staged_race',
  payee: 'taker',
  grantScope: 'pool',
  tranches: tranchesTo(toTaker, [240_000, instalment(1)], [480_000, milestone(1)], [1_000_000, acceptance]),
};

export const prizes: FundingRules = {
  ...coFundThenAcceptance,
  paymentMode: 'prize',
  // The work is finished when it is entered, so no cash has to reach the taker first.
  minCashToTakerOfGrant: 0,
  payee: 'taker',
  grantScope: 'pool',
  tranches: tranchesTo(toTaker, [1_000_000, effective]),
  prizes: [
    { rank: 1, share: 500_000 },
    { rank: 2, share: 300_000 },
    { rank: 3, share: 200_000 },
  ],
};
