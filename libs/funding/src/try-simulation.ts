import { fen, invalid, ppm, subtractFen, zeroFen, type Fen, type FieldError } from '#platform';
import type { RulePack } from '#programme';
import { assertPlanFits } from './plan-content.js';
import {
  simulate,
  simulatePool,
  type ContributionStep,
  type EliminatedStep,
  type PathStep,
  type PlanAmounts,
  type PlannedContribution,
  type Racer,
  type Simulation,
} from './share-arithmetic/index.js';
import { raceErrors, stepErrors } from './simulation-checks.js';
import type { SimulationContent, StepInput, TriedInstalment } from './simulation-input.js';

export interface Tried extends Simulation {
  readonly plan: PlanAmounts;
  /** Every racer is out; false where there is no race. */
  readonly noAward: boolean;
}

/**
 * Tries a rule pack on a plan and a path; reads and writes nothing.
 * @throws 422 with the path of every wrong field
 */
export function trySimulation(content: SimulationContent, rulePack: RulePack): Tried {
  const errors = [...raceErrors(content, rulePack), ...stepErrors(content)];
  if (errors.length > 0) throw invalid(...errors);
  const rules = rulePack.funding;
  const totalInvestment = fen(content.totalInvestmentFen);
  const plan = { totalInvestment, contributions: plannedOf(content.instalments) };
  const racers = (content.racers ?? []).map((racer): Racer => {
    const own = content.instalments.filter((instalment) => instalment.racer === racer.name);
    return { name: racer.name, rank: racer.rank ?? null, planned: plannedOf(own) };
  });
  const inRace = racers.length > 0;
  const contributions = inRace ? racers.flatMap(({ planned }) => planned) : plan.contributions;
  assertPlanFits({ totalInvestment, contributions }, content.sharePpm, rules);
  const share = ppm(content.sharePpm);
  const events = readPath(content.path);
  if (!inRace) {
    const path = events as readonly PathStep[];
    return { ...simulate({ plan, share, rules, path }), plan, noAward: false };
  }
  const path = events.map((event, index) => ({ racer: content.path[index]?.racer ?? '', event }));
  return { ...simulatePool({ totalInvestment, share, rules, racers, path }), plan };
}

function plannedOf(instalments: readonly TriedInstalment[]): PlannedContribution[] {
  return instalments.map(({ kind, plannedFen, source = 'demander' }, index) => ({
    instalment: index + 1,
    source,
    kind,
    funds: 'own',
    amount: fen(plannedFen),
  }));
}

/** The steps with their money; refunds that name no contribution, or more than it was, are refused. */
function readPath(steps: readonly StepInput[]): (PathStep | EliminatedStep)[] {
  const events: (PathStep | EliminatedStep)[] = [];
  const left = new Map<ContributionStep, Fen>();
  const errors: FieldError[] = [];
  steps.forEach((step, index) => {
    if (step.kind !== 'refund') {
      const event = eventOf(step.kind, step);
      if (event.kind === 'contribution') left.set(event, event.contribution.amount);
      events.push(event);
      return;
    }
    const of = events[step.refundOf ?? index];
    const amount = fen(step.amountFen ?? '0');
    if (of?.kind !== 'contribution' || steps[step.refundOf ?? index]?.racer !== step.racer) {
      errors.push({ path: `path.${index}.refundOf`, code: 'funding.simulate.refund_of_nothing' });
    } else if (amount > (left.get(of) ?? zeroFen)) {
      const params = { amount: of.contribution.amount.toString() };
      errors.push({ path: `path.${index}.amountFen`, code: 'funding.simulate.refund_too_large', params });
    } else {
      left.set(of, subtractFen(left.get(of) ?? zeroFen, amount));
      events.push({ kind: 'refund', of, amount });
    }
  });
  if (errors.length > 0) throw invalid(...errors);
  return events;
}

function eventOf(kind: Exclude<StepInput['kind'], 'refund'>, step: StepInput): PathStep | EliminatedStep {
  const { auditedSpendFen } = step;
  switch (kind) {
    case 'contribution':
      return contributionOf(step);
    case 'milestone_passed':
      return { kind, milestone: step.milestone ?? 0 };
    case 'acceptance_passed':
      return { kind, auditedSpend: fen(auditedSpendFen ?? '0') };
    case 'eliminated':
      return { kind, auditedSpend: auditedSpendFen === undefined ? null : fen(auditedSpendFen) };
    default:
      return { kind };
  }
}

/** Money of a path is money that finance has verified on that day. */
function contributionOf(step: StepInput): ContributionStep {
  const { source = 'demander', contributionKind = 'cash_to_taker', funds = 'own', instalment = null } = step;
  const amount = fen(step.amountFen ?? '0');
  const contribution = { source, kind: contributionKind, funds, instalment, amount } as const;
  return { kind: 'contribution', contribution: { ...contribution, state: 'verified', refunded: zeroFen } };
}
