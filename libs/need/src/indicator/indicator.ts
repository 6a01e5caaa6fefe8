/** How a measured value is held against the required one. `abs_le` bounds the magnitude: |x| ≤ v. */
export const comparators = ['ge', 'gt', 'le', 'lt', 'eq', 'abs_le', 'between', 'in', 'pass_fail'] as const;
export type Comparator = (typeof comparators)[number];

export const indicatorKinds = ['key', 'ordinary'] as const;
export type IndicatorKind = (typeof indicatorKinds)[number];

/** What makes an indicator measurable: agreed before the work starts, so that acceptance has nothing left to argue about. */
export interface MeasurementProtocol {
  readonly who: string;
  readonly how: string;
  readonly sample: string | null;
  readonly instrument: string | null;
}

/**
 * 指标: the same object from need to challenge, take-up, agreement, milestone and acceptance (domain.md section 3).
 * Numbers are decimal texts and never binary floats, because a public payment hangs on the comparison.
 */
export interface Indicator {
  readonly id: string;
  readonly name: string;
  readonly comparator: Comparator;
  /** One decimal text; two for `between` (lower, upper, both included); at least one for `in`; none for `pass_fail`. */
  readonly values: readonly string[];
  /** UCUM-like text, annotations as `{…}`; `1` for a plain number. Values, baseline and best known are all in it. */
  readonly unit: string;
  readonly condition: string | null;
  readonly protocol: MeasurementProtocol;
  /** Value today at the demander's site, and the best value known anywhere. */
  readonly baseline: string | null;
  readonly bestKnown: string | null;
  readonly weight: number;
  readonly kind: IndicatorKind;
  readonly mustPass: boolean;
}

/** A measured value as text: a decimal in the indicator's unit, or `pass` / `fail` for `pass_fail`. */
export type MeasuredValue = string;
