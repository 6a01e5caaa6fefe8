import { addFen, ppm, subtractFen, zeroFen, type Fen, type Ppm } from '#platform';
import type { FundingRules, TrancheTerms } from '#programme';
import type { ComputationCode, ComputationLine } from './computation.js';
import {
  countedBase,
  instalmentProgress,
  trancheBase,
  trancheCashToTaker,
  verifiedCashToTaker,
  type BaseFacts,
  type ContributionFact,
} from './contribution-base.js';
import { finalSettlement } from './final-settlement.js';
import { grantForPlan, type PlanAmounts } from './grant-for-plan.js';
import { shareTermsOf, type ShareTerms } from './share-terms.js';
import { trancheAmount } from './tranche-amount.js';
import { trancheGate, type GateFacts } from './tranche-gate.js';

/** One thing that happens to a project, in the order of time. */
export type PathStep =
  | { readonly kind: 'contribution'; readonly contribution: ContributionFact }
  | { readonly kind: 'agreement_effective' | 'midterm_passed' }
  | { readonly kind: 'milestone_passed'; readonly milestone: number }
  | { readonly kind: 'acceptance_passed'; readonly auditedSpend: Fen };

export interface SimulatedTranche {
  readonly number: number;
  /** Index in the path of the step that made it eligible. */
  readonly step: number;
  /** What is paid, in fen. */
  readonly amount: Fen;
  /** What is recovered at the final settlement, in fen; zero for every other tranche. */
  readonly recover: Fen;
  readonly bound: ComputationCode;
  readonly lines: readonly ComputationLine[];
}

export interface Simulation {
  readonly grant: Fen;
  /** Paid less recovered at the end of the path, in fen. */
  readonly committed: Fen;
  readonly tranches: readonly SimulatedTranche[];
}

export interface SimulationInput {
  readonly plan: PlanAmounts;
  readonly share: Ppm;
  readonly rules: FundingRules;
  readonly path: readonly PathStep[];
}

interface Progress {
  readonly gate: Omit<GateFacts, 'instalments'>;
  readonly base: BaseFacts;
  readonly auditedSpend: Fen;
}

/**
 * A rule pack tried on one project before it is used: after every step each waiting tranche whose trigger has come
 * about is computed and taken as paid. Covers one award; a pool shared by racers is not one award.
 */
export function simulate({ plan, share, rules, path }: SimulationInput): Simulation {
  const terms = shareTermsOf(rules, share);
  const { grant } = grantForPlan(plan, terms);
  const tranches: SimulatedTranche[] = [];
  let committed = zeroFen;
  let waiting = rules.tranches;
  path.forEach((_, step) => {
    const progress = progressAfter(path.slice(0, step + 1), plan, terms);
    const due = waiting.filter((tranche) => isDue(tranche, progress));
    waiting = waiting.filter((tranche) => !due.includes(tranche));
    for (const tranche of due) {
      const paid = { ...pay(tranche, progress, { grant, terms, committed }), number: tranche.number, step };
      committed = subtractFen(addFen(committed, paid.amount), paid.recover);
      tranches.push(paid);
    }
  });
  return { grant, committed, tranches };
}

function progressAfter(steps: readonly PathStep[], plan: PlanAmounts, { denominator }: ShareTerms): Progress {
  const happened = new Set(steps.map((step) => step.kind));
  const contributions = steps.flatMap((step) => (step.kind === 'contribution' ? [step.contribution] : []));
  const passedMilestones = new Set(steps.flatMap((step) => (step.kind === 'milestone_passed' ? [step.milestone] : [])));
  const acceptance = steps.find((step) => step.kind === 'acceptance_passed');
  return {
    gate: {
      agreementEffective: happened.has('agreement_effective'),
      passedMilestones,
      midtermPassed: happened.has('midterm_passed'),
      acceptancePassed: acceptance !== undefined,
    },
    base: { planned: plan.contributions, contributions, denominator },
    auditedSpend: acceptance?.auditedSpend ?? zeroFen,
  };
}

function isDue(tranche: TrancheTerms, { gate, base }: Progress): boolean {
  const instalments = instalmentProgress(base.planned, base.contributions, base.denominator);
  return trancheGate(tranche.trigger, { ...gate, instalments }) === null;
}

interface Account {
  readonly grant: Fen;
  readonly terms: ShareTerms;
  readonly committed: Fen;
}

type Payment = Pick<SimulatedTranche, 'amount' | 'recover' | 'bound' | 'lines'>;

function pay(tranche: TrancheTerms, { base, auditedSpend }: Progress, account: Account): Payment {
  if (tranche.trigger.kind !== 'acceptance_passed') {
    const { amount, bound, lines } = trancheAmount({
      ...account,
      ceiling: ppm(tranche.ceiling),
      counted: trancheBase(tranche, base),
      cashToTaker: trancheCashToTaker(tranche, base),
    });
    return { amount, recover: zeroFen, bound, lines };
  }
  const {
    pay: amount,
    recover,
    bound,
    lines,
  } = finalSettlement({
    ...account,
    counted: countedBase(base.contributions, base.denominator),
    cashToTaker: verifiedCashToTaker(base.contributions),
    auditedSpend,
  });
  return { amount, recover, bound, lines };
}
