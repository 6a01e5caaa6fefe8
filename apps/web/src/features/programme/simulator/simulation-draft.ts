import type { Schemas } from '../../../client/api';

type Input = Schemas['SimulationInput'];
export type StepKind = Input['path'][number]['kind'];
export type StepDraft = Partial<Input['path'][number]>;

/** A plan and a path while they are written: anything may be missing. */
export interface SimulationDraft {
  readonly totalInvestmentFen?: string;
  readonly sharePpm?: number;
  readonly instalments?: readonly Partial<Input['instalments'][number]>[];
  readonly racers?: readonly Partial<NonNullable<Input['racers']>[number]>[];
  readonly path?: readonly StepDraft[];
}

/** Which fields a step of a kind has. */
export const STEP_FIELDS: Readonly<Record<StepKind, readonly (keyof StepDraft)[]>> = {
  agreement_effective: [],
  contribution: ['amountFen', 'contributionKind', 'instalment', 'source', 'funds'],
  refund: ['refundOf', 'amountFen'],
  milestone_passed: ['milestone'],
  midterm_passed: [],
  acceptance_passed: ['auditedSpendFen'],
  eliminated: ['auditedSpendFen'],
};

/** As it is sent: a step with the fields of its kind only, racers only where the rules pay from a pool. */
export function simulationBody(draft: SimulationDraft, isPool: boolean): Input {
  const { racers, instalments = [], path = [], ...rest } = draft;
  const steps = path.map((step) => {
    const fields = step.kind ? STEP_FIELDS[step.kind] : [];
    return picked(step, ['on', 'kind', ...fields, ...(isPool ? (['racer'] as const) : [])]);
  });
  return {
    ...rest,
    instalments: instalments.map((each) =>
      picked(each, ['kind', 'plannedFen', 'source', ...(isPool ? (['racer'] as const) : [])]),
    ),
    ...(isPool && { racers: (racers ?? []).map((racer) => picked(racer, ['name', 'rank'])) }),
    path: steps,
  } as Input;
}

function picked<T extends object>(from: T, keys: readonly (keyof T)[]): Partial<T> {
  const filled = keys.filter((key) => ![undefined, null, ''].includes(from[key] as never));
  return Object.fromEntries(filled.map((key) => [key, from[key]])) as Partial<T>;
}
