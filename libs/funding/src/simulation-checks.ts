import type { FieldError } from '#platform';
import type { RulePack } from '#programme';
import type { SimulationContent, StepInput } from './simulation-input.js';

type StepField = Exclude<keyof StepInput, 'on' | 'kind' | 'racer'>;

const STEP_FIELDS: readonly StepField[] = [
  'amountFen',
  'contributionKind',
  'source',
  'funds',
  'instalment',
  'refundOf',
  'milestone',
  'auditedSpendFen',
];

interface FieldsOfKind {
  readonly required: readonly StepField[];
  readonly optional?: readonly StepField[];
}

/** Which fields belong to a step of a kind. */
const FIELDS_OF_KIND: Readonly<Record<StepInput['kind'], FieldsOfKind>> = {
  contribution: { required: ['amountFen', 'contributionKind'], optional: ['source', 'funds', 'instalment'] },
  refund: { required: ['refundOf', 'amountFen'] },
  agreement_effective: { required: [] },
  milestone_passed: { required: ['milestone'] },
  midterm_passed: { required: [] },
  acceptance_passed: { required: ['auditedSpendFen'] },
  eliminated: { required: [], optional: ['auditedSpendFen'] },
};

/** Steps that are not in order, or have not exactly the fields of their kind. */
export function stepErrors({ path }: SimulationContent): FieldError[] {
  return path.flatMap((step, index) => {
    const { required, optional = [] } = FIELDS_OF_KIND[step.kind];
    const errors = STEP_FIELDS.flatMap((field): FieldError[] => {
      const given = step[field] !== undefined;
      const at = `path.${index}.${field}`;
      if (!given && required.includes(field)) return [{ path: at, code: 'field.required' }];
      const known = required.includes(field) || optional.includes(field);
      return given && !known ? [{ path: at, code: 'field.unknown' }] : [];
    });
    const before = path[index - 1]?.on;
    if (before === undefined || step.on >= before) return errors;
    return [...errors, { path: `path.${index}.on`, code: 'funding.simulate.dates_in_order' }];
  });
}

/** Racers exist exactly where the rules pay from a pool, and then everything in the body belongs to one of them. */
export function raceErrors(content: SimulationContent, rulePack: RulePack): FieldError[] {
  if (rulePack.funding.grantScope !== 'pool') return withoutRace(content);
  if (!content.racers) return [{ path: 'racers', code: 'field.required' }];
  return [
    ...racerErrors(content.racers, rulePack),
    ...membershipErrors(content, new Set(content.racers.map(({ name }) => name))),
    ...placingErrors(content, rulePack.selection.winners.placedMax),
  ];
}

function withoutRace({ racers, instalments, path }: SimulationContent): FieldError[] {
  const code = 'funding.simulate.no_race';
  const named = (items: readonly { readonly racer?: string }[], list: string): FieldError[] =>
    items.flatMap(({ racer }, index) => (racer === undefined ? [] : [{ path: `${list}.${index}.racer`, code }]));
  const eliminated = path.flatMap(({ kind }, index) =>
    kind === 'eliminated' ? [{ path: `path.${index}.kind`, code }] : [],
  );
  const given = racers ? [{ path: 'racers', code }] : [];
  return [...given, ...named(instalments, 'instalments'), ...named(path, 'path'), ...eliminated];
}

function racerErrors(racers: NonNullable<SimulationContent['racers']>, rulePack: RulePack): FieldError[] {
  const { prizes } = rulePack.funding;
  const { max } = rulePack.selection.winners;
  const errors: FieldError[] = [];
  if (racers.length > max) errors.push({ path: 'racers', code: 'funding.simulate.too_many_racers', params: { max } });
  racers.forEach(({ name, rank }, index) => {
    const earlier = racers.slice(0, index);
    if (earlier.some((racer) => racer.name === name)) {
      errors.push({ path: `racers.${index}.name`, code: 'rule_pack.not_unique', params: { value: name } });
    }
    if (rank === undefined) return;
    const path = `racers.${index}.rank`;
    if (!prizes) errors.push({ path, code: 'field.unknown' });
    else if (rank > prizes.length) {
      errors.push({ path, code: 'field.number_range', params: { min: 1, max: prizes.length } });
    } else if (earlier.some((racer) => racer.rank === rank)) {
      errors.push({ path, code: 'rule_pack.not_unique', params: { value: rank } });
    }
  });
  return errors;
}

function membershipErrors({ instalments, path }: SimulationContent, names: ReadonlySet<string>): FieldError[] {
  const check = (at: string, racer: string | undefined): FieldError[] => {
    if (racer === undefined) return [{ path: at, code: 'field.required' }];
    return names.has(racer) ? [] : [{ path: at, code: 'funding.simulate.racer_unknown', params: { name: racer } }];
  };
  return [
    ...instalments.flatMap(({ racer }, index) => check(`instalments.${index}.racer`, racer)),
    ...path.flatMap(({ racer }, index) => check(`path.${index}.racer`, racer)),
  ];
}

/** Nothing happens to a racer that is out, and no more are placed than the rules allow. */
function placingErrors({ path }: SimulationContent, placedMax: number): FieldError[] {
  const out = new Set<string>();
  const placed = new Set<string>();
  return path.flatMap(({ kind, racer = '' }, index): FieldError[] => {
    if (out.has(racer)) {
      return [{ path: `path.${index}.racer`, code: 'funding.simulate.racer_is_out', params: { name: racer } }];
    }
    if (kind === 'eliminated') out.add(racer);
    if (kind === 'acceptance_passed') placed.add(racer);
    if (kind !== 'acceptance_passed' || placed.size <= placedMax) return [];
    return [{ path: `path.${index}.kind`, code: 'funding.simulate.too_many_placed', params: { max: placedMax } }];
  });
}
