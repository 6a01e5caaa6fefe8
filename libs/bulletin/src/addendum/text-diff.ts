import type { Indicator } from '#need';
import { TEXT_FIELDS, type PublicChallengeText } from './challenge-text.js';

/** What a field said before and says after; null where it said nothing. */
export interface FieldChange {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
}

/** What became of one indicator. Its id is the same in both versions, whatever else changed. */
export interface IndicatorChange {
  readonly id: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly from: Indicator | null;
  readonly to: Indicator | null;
  /** Which parts of it changed; empty when it was added or removed. */
  readonly fields: readonly FieldChange[];
}

export interface TextDiff {
  readonly fields: readonly FieldChange[];
  readonly indicators: readonly IndicatorChange[];
}

const INDICATOR_FIELDS: readonly (readonly [field: string, of: (indicator: Indicator) => unknown])[] = [
  ['name', (each) => each.name],
  ['comparator', (each) => each.comparator],
  ['values', (each) => each.values.join(', ')],
  ['unit', (each) => each.unit],
  ['condition', (each) => each.condition],
  ['protocol.who', (each) => each.protocol.who],
  ['protocol.how', (each) => each.protocol.how],
  ['protocol.sample', (each) => each.protocol.sample],
  ['protocol.instrument', (each) => each.protocol.instrument],
  ['baseline', (each) => each.baseline],
  ['bestKnown', (each) => each.bestKnown],
  ['weight', (each) => each.weight],
  ['kind', (each) => each.kind],
  ['mustPass', (each) => each.mustPass],
];

/** What makes a promise about an indicator another promise; the rest says how it is weighed and explained. */
const PROMISED = new Set(['comparator', 'values', 'unit', 'condition', 'protocol.who', 'protocol.how']);

/**
 * What changed from one version of a challenge's text to a later one: field by field, and indicator by indicator in the
 * order of the later version, those that are gone at the end. Indicators are the same when their ids are.
 */
export function diffTexts(from: PublicChallengeText, to: PublicChallengeText): TextDiff {
  return {
    fields: TEXT_FIELDS.flatMap((field) => changed(field, from[field], to[field])),
    indicators: diffIndicators(from.indicators ?? [], to.indicators ?? []),
  };
}

export const isEmptyDiff = ({ fields, indicators }: TextDiff): boolean => fields.length + indicators.length === 0;

/** The indicators that a promise given on the earlier version may not answer any more: new ones, and other measures. */
export function raisedIndicators({ indicators }: TextDiff): ReadonlySet<string> {
  const raised = indicators.filter(
    ({ change, fields }) => change === 'added' || fields.some(({ field }) => PROMISED.has(field)),
  );
  return new Set(raised.map(({ id }) => id));
}

function diffIndicators(from: readonly Indicator[], to: readonly Indicator[]): IndicatorChange[] {
  const before = new Map(from.map((indicator) => [indicator.id, indicator]));
  const after = new Set(to.map(({ id }) => id));
  return [
    ...to.flatMap((indicator): IndicatorChange[] => {
      const { id } = indicator;
      const earlier = before.get(id);
      if (!earlier) return [{ id, change: 'added', from: null, to: indicator, fields: [] }];
      const fields = INDICATOR_FIELDS.flatMap(([field, of]) => changed(field, of(earlier), of(indicator)));
      return fields.length === 0 ? [] : [{ id, change: 'changed', from: earlier, to: indicator, fields }];
    }),
    ...from
      .filter(({ id }) => !after.has(id))
      .map((indicator): IndicatorChange => {
        const { id } = indicator;
        return { id, change: 'removed', from: indicator, to: null, fields: [] };
      }),
  ];
}

const words = (value: unknown): string | null => (value === undefined || value === null ? null : String(value));

function changed(field: string, before: unknown, after: unknown): FieldChange[] {
  const [from, to] = [words(before), words(after)];
  return from === to ? [] : [{ field, from, to }];
}
