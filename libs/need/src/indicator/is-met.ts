import { accepts, acceptedValues, inBaseUnits } from './accepted-values.js';
import type { Indicator, MeasuredValue } from './indicator.js';
import { parseDecimal, type Rational } from './rational.js';

/** @returns whether the text can be a measurement of the indicator: `pass` or `fail` for `pass_fail`, otherwise a decimal text. */
export function isMeasuredValue(indicator: Indicator, text: unknown): text is MeasuredValue {
  if (typeof text !== 'string') return false;
  return indicator.comparator === 'pass_fail' ? text === 'pass' || text === 'fail' : parseDecimal(text) !== null;
}

/** Throws RangeError when the text is not a decimal: a measurement that cannot be read must never pass for a result. */
export function measuredNumber(indicator: Indicator, measured: MeasuredValue): Rational {
  const value = parseDecimal(measured);
  if (!value) throw new RangeError(`measured value of indicator ${indicator.id} is not a decimal text`);
  return value;
}

/**
 * Holds a measured value, in the indicator's own unit, against the requirement. Exact: no rounding, no tolerance.
 * Throws RangeError on a value that `isMeasuredValue` refuses.
 */
export function isMet(indicator: Indicator, measured: MeasuredValue): boolean {
  if (indicator.comparator === 'pass_fail') {
    if (!isMeasuredValue(indicator, measured)) {
      throw new RangeError(`measured value of indicator ${indicator.id} is neither pass nor fail`);
    }
    return measured === 'pass';
  }
  return accepts(acceptedValues(indicator), inBaseUnits(indicator, measuredNumber(indicator, measured)));
}
