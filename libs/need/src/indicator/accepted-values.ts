import type { Indicator } from './indicator.js';
import { compareRationals, multiply, negate, parseDecimal, type Rational } from './rational.js';
import { parseUnit } from './units.js';

interface Bound {
  readonly value: Rational;
  readonly included: boolean;
}

/** The set of measured values that meet an indicator; a missing bound is unlimited. */
export type AcceptedValues =
  | { readonly shape: 'interval'; readonly low: Bound | null; readonly high: Bound | null }
  | { readonly shape: 'listed'; readonly values: readonly Rational[] }
  | { readonly shape: 'pass' };

/** The decimal values of an indicator in its own unit. Throws RangeError when the indicator did not come from parseIndicator. */
export function requiredNumbers(indicator: Indicator): readonly [Rational, ...Rational[]] {
  const [first, ...rest] = indicator.values.map((text) => {
    const number = parseDecimal(text);
    if (!number) throw new RangeError(`indicator ${indicator.id} has a malformed value`);
    return number;
  });
  if (!first) throw new RangeError(`indicator ${indicator.id} has no value`);
  return [first, ...rest];
}

/** @returns the accepted values in base units, so that two indicators in comparable units can be held against each other. */
export function acceptedValues(indicator: Indicator): AcceptedValues {
  if (indicator.comparator === 'pass_fail') return { shape: 'pass' };
  const [first, ...rest] = requiredNumbers(indicator).map((value) => inBaseUnits(indicator, value)) as [
    Rational,
    ...Rational[],
  ];
  const interval = (low: Bound | null, high: Bound | null): AcceptedValues => ({ shape: 'interval', low, high });
  const included = { value: first, included: true };
  const excluded = { value: first, included: false };
  switch (indicator.comparator) {
    case 'ge':
      return interval(included, null);
    case 'gt':
      return interval(excluded, null);
    case 'le':
      return interval(null, included);
    case 'lt':
      return interval(null, excluded);
    case 'eq':
      return { shape: 'listed', values: [first] };
    case 'abs_le':
      return interval({ value: negate(first), included: true }, included);
    case 'between':
      return interval(included, { value: rest[0] ?? first, included: true });
    case 'in':
      return { shape: 'listed', values: [first, ...rest] };
  }
}

/** @returns a value given in the indicator's unit, converted exactly to base units. Throws RangeError on an unknown unit. */
export function inBaseUnits(indicator: Indicator, value: Rational): Rational {
  const unit = parseUnit(indicator.unit);
  if (!unit) throw new RangeError(`indicator ${indicator.id} has an unknown unit`);
  return multiply(value, unit.factor);
}

const isAbove = (value: Rational, low: Bound | null): boolean => {
  if (!low) return true;
  const order = compareRationals(value, low.value);
  return order > 0 || (order === 0 && low.included);
};

const isBelow = (value: Rational, high: Bound | null): boolean => {
  if (!high) return true;
  const order = compareRationals(value, high.value);
  return order < 0 || (order === 0 && high.included);
};

/** @returns whether the value, in base units, is one of the accepted ones. */
export function accepts(accepted: AcceptedValues, value: Rational): boolean {
  if (accepted.shape === 'pass') return false;
  if (accepted.shape === 'listed') return accepted.values.some((listed) => compareRationals(listed, value) === 0);
  return isAbove(value, accepted.low) && isBelow(value, accepted.high);
}

/** An interval of one point is the same set as a list of one value. */
function asList(accepted: AcceptedValues): readonly Rational[] | null {
  if (accepted.shape === 'listed') return accepted.values;
  if (accepted.shape === 'pass' || !accepted.low || !accepted.high) return null;
  return compareRationals(accepted.low.value, accepted.high.value) === 0 ? [accepted.low.value] : null;
}

function boundWithin(inner: Bound | null, outer: Bound | null, isInside: typeof isAbove): boolean {
  if (!outer) return true;
  if (!inner) return false;
  return isInside(inner.value, { value: outer.value, included: outer.included || !inner.included });
}

/** @returns whether every value of `inner` is also in `outer`. */
export function isWithin(inner: AcceptedValues, outer: AcceptedValues): boolean {
  if (inner.shape === 'pass' || outer.shape === 'pass') return inner.shape === outer.shape;
  const list = asList(inner);
  if (list) return list.every((value) => accepts(outer, value));
  if (inner.shape !== 'interval' || outer.shape !== 'interval') return false;
  return boundWithin(inner.low, outer.low, isAbove) && boundWithin(inner.high, outer.high, isBelow);
}
