import {
  comparators,
  indicatorKinds,
  type Comparator,
  type Indicator,
  type IndicatorKind,
  type MeasurementProtocol,
} from './indicator.js';
import type { IndicatorErrorCode } from './messages.js';
import { compareRationals, maxDecimalLength, parseDecimal, type Rational } from './rational.js';
import { normaliseUnit, parseUnit } from './units.js';

export interface FieldError {
  /** Dotted path of the refused field, for example `indicators.0.values.1`. */
  readonly path: string;
  readonly code: IndicatorErrorCode;
  readonly params: Readonly<Record<string, string | number>>;
}

export type Parsed<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly errors: readonly FieldError[] };

/** Keeps every sum of weight × ppm an exact JavaScript integer: 200 × 10⁶ × 10⁶ < 2⁵³. */
export const maxIndicators = 200;
export const maxWeight = 1_000_000;
const maxListedValues = 50;

const nameLength = 200;
const noteLength = 2000;
const fields: ReadonlySet<string> = new Set<keyof Indicator>([
  'id',
  'name',
  'comparator',
  'values',
  'unit',
  'condition',
  'protocol',
  'baseline',
  'bestKnown',
  'weight',
  'kind',
  'mustPass',
]);
const protocolFields: ReadonlySet<string> = new Set<keyof MeasurementProtocol>(['who', 'how', 'sample', 'instrument']);

/** Least and most number of values per comparator. */
const valueCounts: Readonly<Record<Comparator, readonly [number, number]>> = {
  ge: [1, 1],
  gt: [1, 1],
  le: [1, 1],
  lt: [1, 1],
  eq: [1, 1],
  abs_le: [1, 1],
  between: [2, 2],
  in: [1, maxListedValues],
  pass_fail: [0, 0],
};

/** PostgreSQL refuses NUL and lone surrogates in jsonb; the other control characters never belong in a printed form. */
const forbiddenCharacters = /(?![\n\t])[\p{Cc}\p{Cs}]/u;

/** Collects every error of one input, so that the form can show all of them at once. */
class Reader {
  readonly errors: FieldError[] = [];

  constructor(private readonly path: string) {}

  refuse(field: string, code: IndicatorErrorCode, params: FieldError['params'] = {}): null {
    const path = [this.path, field].filter((part) => part !== '').join('.');
    this.errors.push({ path, code, params });
    return null;
  }

  refuseUnknownFields(input: object, allowed: ReadonlySet<string>, prefix: string): void {
    for (const field of Object.keys(input)) {
      if (!allowed.has(field)) this.refuse(prefix + field, 'need.indicator_field_unknown', { field: prefix + field });
    }
  }

  optionalText(value: unknown, field: string, maximum: number): string | null {
    if (value === undefined || value === null) return null;
    if (typeof value !== 'string' || value.length > maximum || forbiddenCharacters.test(value)) {
      return this.refuse(field, 'need.indicator_text_malformed', { maximum });
    }
    return value.trim() === '' ? null : value.trim();
  }

  requiredText(value: unknown, field: string, maximum: number): string {
    const before = this.errors.length;
    const text = this.optionalText(value, field, maximum);
    if (text === null && this.errors.length === before) this.refuse(field, 'need.indicator_text_required');
    return text ?? '';
  }

  decimal(value: unknown, field: string): { readonly text: string; readonly number: Rational } | null {
    const number = typeof value === 'string' ? parseDecimal(value) : null;
    if (typeof value === 'string' && number) return { text: value, number };
    return this.refuse(field, 'need.indicator_value_malformed', { maximum: maxDecimalLength });
  }

  optionalDecimal(value: unknown, field: string): string | null {
    return value === undefined || value === null ? null : (this.decimal(value, field)?.text ?? null);
  }
}

const isObject = (input: unknown): input is Record<string, unknown> =>
  typeof input === 'object' && input !== null && !Array.isArray(input);

const oneOf = <T extends string>(allowed: readonly T[], value: unknown): T | null =>
  allowed.find((candidate) => candidate === value) ?? null;

function readValues(reader: Reader, comparator: Comparator, input: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(input)
    ? input
    : [input].filter((value) => value !== undefined && value !== null);
  const [least, most] = valueCounts[comparator];
  if (list.length < least || list.length > most) {
    const expected = least === most ? String(least) : `${least}–${most}`;
    reader.refuse('values', 'need.indicator_value_count', { comparator, expected });
    return [];
  }
  const decimals = list.map((value, index) => reader.decimal(value, `values.${index}`));
  const numbers = decimals.flatMap((decimal) => (decimal ? [decimal.number] : []));
  const [first, second] = numbers;
  if (numbers.length === list.length && first) checkValues(reader, comparator, first, second ?? first);
  if (comparator === 'in') {
    decimals.forEach((decimal, index) => {
      const earlier = decimals.slice(0, index);
      if (decimal && earlier.some((other) => other && compareRationals(other.number, decimal.number) === 0)) {
        reader.refuse(`values.${index}`, 'need.indicator_value_repeated', { value: decimal.text });
      }
    });
  }
  return decimals.flatMap((decimal) => (decimal ? [decimal.text] : []));
}

function checkValues(reader: Reader, comparator: Comparator, first: Rational, second: Rational): void {
  if (comparator === 'abs_le' && first.numerator < 0n) reader.refuse('values.0', 'need.indicator_value_negative');
  if (comparator === 'between' && compareRationals(first, second) > 0) {
    reader.refuse('values', 'need.indicator_values_out_of_order');
  }
}

function readUnit(reader: Reader, input: unknown): string {
  const text = input ?? '1';
  const unit = typeof text === 'string' ? normaliseUnit(text) : '';
  if (parseUnit(unit) && !forbiddenCharacters.test(unit)) return unit;
  reader.refuse('unit', 'need.indicator_unit_unknown', { unit: unit.slice(0, 60), example: '{件}' });
  return '1';
}

function readProtocol(reader: Reader, input: unknown): MeasurementProtocol {
  if (!isObject(input)) {
    reader.refuse('protocol', 'need.indicator_protocol_required');
    return { who: '', how: '', sample: null, instrument: null };
  }
  reader.refuseUnknownFields(input, protocolFields, 'protocol.');
  return {
    who: reader.requiredText(input.who, 'protocol.who', nameLength),
    how: reader.requiredText(input.how, 'protocol.how', noteLength),
    sample: reader.optionalText(input.sample, 'protocol.sample', noteLength),
    instrument: reader.optionalText(input.instrument, 'protocol.instrument', noteLength),
  };
}

function readWeight(reader: Reader, input: unknown): number {
  if (typeof input === 'number' && Number.isInteger(input) && input >= 1 && input <= maxWeight) return input;
  reader.refuse('weight', 'need.indicator_weight_malformed', { maximum: maxWeight });
  return 1;
}

function readComparator(reader: Reader, input: unknown): Comparator | null {
  const comparator = oneOf(comparators, input);
  if (comparator) return comparator;
  return reader.refuse('comparator', 'need.indicator_comparator_unknown', { allowed: comparators.join(', ') });
}

function readKind(reader: Reader, input: unknown): IndicatorKind {
  const kind = oneOf(indicatorKinds, input);
  if (!kind) reader.refuse('kind', 'need.indicator_kind_unknown');
  return kind ?? 'ordinary';
}

/**
 * Reads one indicator from untrusted input. Numbers must be decimal texts; `values` may be a single text; unknown fields are refused.
 * @param path dotted path of the input, put before every error's field; may be empty.
 * @returns the indicator with trimmed texts and a normalised unit, or every error found (codes and texts: `messages`).
 */
export function parseIndicator(input: unknown, path: string): Parsed<Indicator> {
  const reader = new Reader(path);
  if (!isObject(input)) {
    reader.refuse('', 'need.indicator_not_an_object');
    return { ok: false, errors: reader.errors };
  }
  reader.refuseUnknownFields(input, fields, '');
  const id = input.id;
  if (typeof id !== 'string' || !/^[\w-]{1,64}$/.test(id)) reader.refuse('id', 'need.indicator_id_malformed');
  const mustPass = input.mustPass;
  if (typeof mustPass !== 'boolean') reader.refuse('mustPass', 'need.indicator_must_pass_malformed');
  const comparator = readComparator(reader, input.comparator);
  const indicator: Indicator = {
    id: String(id),
    name: reader.requiredText(input.name, 'name', nameLength),
    comparator: comparator ?? 'pass_fail',
    values: comparator ? readValues(reader, comparator, input.values) : [],
    unit: readUnit(reader, input.unit),
    condition: reader.optionalText(input.condition, 'condition', noteLength),
    protocol: readProtocol(reader, input.protocol),
    baseline: reader.optionalDecimal(input.baseline, 'baseline'),
    bestKnown: reader.optionalDecimal(input.bestKnown, 'bestKnown'),
    weight: readWeight(reader, input.weight),
    kind: readKind(reader, input.kind),
    mustPass: mustPass === true,
  };
  const hasQuantity = indicator.unit !== '1' || indicator.baseline !== null || indicator.bestKnown !== null;
  if (comparator === 'pass_fail' && hasQuantity) reader.refuse('unit', 'need.indicator_pass_fail_has_unit');
  return reader.errors.length > 0 ? { ok: false, errors: reader.errors } : { ok: true, value: indicator };
}

/**
 * Reads the whole list of a need, challenge or take-up: 1 to 200 indicators with distinct ids.
 * @returns the indicators in the given order, or every error of every indicator.
 */
export function parseIndicators(input: unknown, path: string): Parsed<readonly Indicator[]> {
  const reader = new Reader(path);
  if (!Array.isArray(input) || input.length === 0 || input.length > maxIndicators) {
    reader.refuse('', 'need.indicator_list_malformed', { maximum: maxIndicators });
    return { ok: false, errors: reader.errors };
  }
  const ids = new Set<string>();
  const indicators: Indicator[] = [];
  input.forEach((item: unknown, index) => {
    const parsed = parseIndicator(item, [path, String(index)].filter((part) => part !== '').join('.'));
    if (!parsed.ok) {
      reader.errors.push(...parsed.errors);
      return;
    }
    const { id } = parsed.value;
    if (ids.has(id)) reader.refuse(`${index}.id`, 'need.indicator_id_repeated', { id });
    ids.add(id);
    indicators.push(parsed.value);
  });
  return reader.errors.length > 0 ? { ok: false, errors: reader.errors } : { ok: true, value: indicators };
}
