import { addFen, ppm, splitByPpm, subtractFen, sumFen, zeroFen, type Fen, type Reason } from '#platform';
import type { PayeePart, ShareDenominator, TrancheTerms } from '#programme';
import type { ComputationCode, ComputationLine } from './computation.js';
import {
  instalmentProgress,
  type BaseFacts,
  type ContributionFact,
  type PlannedContribution,
} from './contribution-base.js';
import { trancheGate, type GateFacts } from './tranche-gate.js';

export interface ContributionStep {
  readonly kind: 'contribution';
  readonly contribution: ContributionFact;
}

/** Money of an earlier contribution, named by that very step, that goes back to its giver. */
export interface RefundStep {
  readonly kind: 'refund';
  readonly of: ContributionStep;
  readonly amount: Fen;
}

/** One thing that happens to a project, in the order of time. */
export type PathStep =
  | ContributionStep
  | RefundStep
  | { readonly kind: 'agreement_effective' | 'midterm_passed' }
  | { readonly kind: 'milestone_passed'; readonly milestone: number }
  | { readonly kind: 'acceptance_passed'; readonly auditedSpend: Fen };

export interface PayeeAmount extends Pick<PayeePart, 'part' | 'payee'> {
  /** In fen. */
  readonly amount: Fen;
}

export interface SimulatedTranche {
  readonly number: number;
  /** The racer it is paid to, where several share a pool; absent otherwise. */
  readonly racer?: string;
  /** Index in the path of the step that made it payable. */
  readonly step: number;
  /** What is paid, in fen. */
  readonly amount: Fen;
  /** The amount by payee; the parts add up to it exactly. */
  readonly parts: readonly PayeeAmount[];
  /** What is recovered at the final settlement, in fen; zero for every other tranche. */
  readonly recover: Fen;
  /** P of the project after it, in fen; with a pool all that was paid out of it. */
  readonly cumulative: Fen;
  readonly bound: ComputationCode;
  readonly lines: readonly ComputationLine[];
}

/** A final settlement, at acceptance or when a racer is out. Amounts in fen. */
export interface SimulatedSettlement {
  readonly racer?: string;
  readonly step: number;
  readonly final: Fen;
  readonly pay: Fen;
  readonly recover: Fen;
  readonly bound: ComputationCode;
  readonly lines: readonly ComputationLine[];
}

/** A tranche that the path has not made payable, and what it waits for. */
export interface WaitingTranche {
  readonly number: number;
  readonly racer?: string;
  readonly reason: Reason;
}

export interface Simulation {
  /** G, in fen. */
  readonly grant: Fen;
  /** All that was paid, in fen. */
  readonly paid: Fen;
  /** Paid less recovered at the end of the path, in fen. */
  readonly committed: Fen;
  /** What of G is not needed any more, in fen; null while a tranche still waits. */
  readonly released: Fen | null;
  readonly tranches: readonly SimulatedTranche[];
  readonly settlements: readonly SimulatedSettlement[];
  readonly waiting: readonly WaitingTranche[];
}

/** What has come about for one project up to a step of its path. */
export interface Progress {
  readonly gate: GateFacts;
  readonly base: BaseFacts;
  readonly auditedSpend: Fen;
}

interface PlannedMoney {
  readonly planned: readonly PlannedContribution[];
  readonly denominator: ShareDenominator;
}

export function progressAfter(steps: readonly PathStep[], { planned, denominator }: PlannedMoney): Progress {
  const happened = new Set(steps.map((step) => step.kind));
  const contributions = contributionsAfter(steps);
  const acceptance = steps.find((step) => step.kind === 'acceptance_passed');
  return {
    gate: {
      agreementEffective: happened.has('agreement_effective'),
      instalments: instalmentProgress(planned, contributions, denominator),
      passedMilestones: new Set(steps.flatMap((step) => (step.kind === 'milestone_passed' ? [step.milestone] : []))),
      midtermPassed: happened.has('midterm_passed'),
      acceptancePassed: acceptance !== undefined,
    },
    base: { planned, contributions, denominator },
    auditedSpend: acceptance?.auditedSpend ?? zeroFen,
  };
}

function contributionsAfter(steps: readonly PathStep[]): ContributionFact[] {
  const refunded = new Map<ContributionStep, Fen>();
  for (const step of steps) {
    if (step.kind === 'refund') refunded.set(step.of, addFen(refunded.get(step.of) ?? zeroFen, step.amount));
  }
  return steps.flatMap((step) => {
    if (step.kind !== 'contribution') return [];
    const { contribution } = step;
    return [{ ...contribution, refunded: addFen(contribution.refunded, refunded.get(step) ?? zeroFen) }];
  });
}

export const gateOf = (tranche: TrancheTerms, progress: Progress): Reason | null =>
  trancheGate(tranche.trigger, progress.gate);

/** An amount in fen split among the payees of a tranche by largest remainder (domain.md section 5). */
export function payeeAmounts({ payeeParts }: TrancheTerms, amount: Fen): PayeeAmount[] {
  const shares = splitByPpm(
    amount,
    payeeParts.map(({ share }) => ppm(share)),
  );
  return payeeParts.map(({ part, payee }, index) => ({ part, payee, amount: shares[index] ?? zeroFen }));
}

/** The end of a path: what was paid, what came back, and what of the grant is free again. */
export function simulationOf(
  grant: Fen,
  reached: Pick<Simulation, 'tranches' | 'settlements' | 'waiting'>,
): Simulation {
  const paid = sumFen(reached.tranches.map(({ amount }) => amount));
  const recovered = sumFen(reached.settlements.map(({ recover }) => recover));
  const released = reached.waiting.length > 0 ? null : subtractFen(grant, paid);
  return { grant, paid, committed: subtractFen(paid, recovered), released, ...reached };
}
