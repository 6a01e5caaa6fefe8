import {
  floorShare,
  maxFen,
  minFen,
  ppm,
  splitLargestRemainder,
  subtractFen,
  zeroFen,
  type Fen,
  type Ppm,
} from '#platform';
import type { FundingRules } from '#programme';
import { lowestLine, type ComputationLine } from './computation.js';

/** One step of a pool as one of those who share it sees it. Amounts in fen. */
export interface SharedStep {
  readonly rules: Pick<FundingRules, 'prizes'>;
  /** G of the pool. */
  readonly grant: Fen;
  /** K of the step, in ppm of G. */
  readonly ceiling: Ppm;
  /** What the step pays to all who share it, from `trancheAmount` on the money of all. */
  readonly stepAmount: Fen;
  /** What the others already have of this step. */
  readonly othersHave: Fen;
  /** How many share the step, and the place of this one among them, from 0. */
  readonly sharers: number;
  readonly position: number;
  /** The place in the prize table; null where there is none. */
  readonly rank: number | null;
  /** What this one has of earlier steps. */
  readonly received: Fen;
  /** What its own money still bears, within its own grant. */
  readonly ownAllowance: Fen;
}

export interface SharedPart {
  readonly amount: Fen;
  readonly lines: readonly ComputationLine[];
}

/**
 * What one racer gets of a step (domain.md section 5, Race): an equal part, or its prize; never more than the step has
 * left, nor more than its own ledger bears.
 */
export function sharedPart(step: SharedStep): SharedPart {
  const entitled = step.rules.prizes ? prizeLine(step, step.rules.prizes) : equalLine(step);
  const left = maxFen(zeroFen, subtractFen(step.stepAmount, step.othersHave));
  const due = step.rules.prizes ? maxFen(zeroFen, subtractFen(entitled.amount, step.received)) : entitled.amount;
  const own: ComputationLine = { code: 'funding.line.racer_own', amount: step.ownAllowance };
  const amount = minFen(due, lowestLine([own, { code: 'funding.line.racer_step', amount: left }]).amount);
  return { amount, lines: [entitled, own, { code: 'funding.line.pay', amount }] };
}

function equalLine({ stepAmount, sharers, position }: SharedStep): ComputationLine {
  const parts = splitLargestRemainder(stepAmount, Array<bigint>(sharers).fill(1n));
  return { code: 'funding.line.racer_step', amount: parts[position] ?? zeroFen, basis: stepAmount };
}

function prizeLine({ grant, ceiling, rank }: SharedStep, prizes: NonNullable<FundingRules['prizes']>): ComputationLine {
  const basis = floorShare(grant, ceiling);
  const ratio = ppm(prizes.find((prize) => prize.rank === rank)?.share ?? 0);
  return { code: 'funding.line.prize', amount: floorShare(basis, ratio), basis, ratio };
}
