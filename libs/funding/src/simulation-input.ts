import type { PlannedContribution } from './share-arithmetic/index.js';

export const STEP_KINDS = [
  'contribution',
  'refund',
  'agreement_effective',
  'milestone_passed',
  'midterm_passed',
  'acceptance_passed',
  'eliminated',
] as const;

/** One step of an investment path as people write it; which fields belong to it depends on its kind. */
export interface StepInput {
  /** A date in Asia/Shanghai. */
  readonly on: string;
  readonly kind: (typeof STEP_KINDS)[number];
  readonly racer?: string;
  /** Fen as digits. */
  readonly amountFen?: string;
  readonly contributionKind?: PlannedContribution['kind'];
  readonly source?: PlannedContribution['source'];
  readonly funds?: PlannedContribution['funds'];
  readonly instalment?: number;
  /** Index in the path of the contribution that is given back. */
  readonly refundOf?: number;
  readonly milestone?: number;
  /** Fen as digits. */
  readonly auditedSpendFen?: string;
}

export interface TriedInstalment {
  readonly kind: PlannedContribution['kind'];
  /** Fen as digits. */
  readonly plannedFen: string;
  readonly source?: PlannedContribution['source'];
  readonly racer?: string;
}

/** A plan and an investment path on which a rule pack is tried; instalments are numbered from 1, per racer. */
export interface SimulationContent {
  /** Fen as digits. */
  readonly totalInvestmentFen: string;
  readonly sharePpm: number;
  readonly instalments: readonly TriedInstalment[];
  readonly racers?: readonly { readonly name: string; readonly rank?: number }[];
  readonly path: readonly StepInput[];
}
