import { requiredNumbers } from './accepted-values.js';
import type { Indicator, MeasuredValue } from './indicator.js';
import { isMet, measuredNumber } from './is-met.js';
import { absolute, compareRationals, divide, floorPpm, rational, subtract, type Rational } from './rational.js';
import { hasRatioScale } from './units.js';

const whole = 1_000_000;
const none = rational(0n);
const one = rational(1n);

/**
 * How much of the requirement a measured value reaches, for `credit: proportional` (domain.md section 3, Acceptance).
 * Takes the value m in the indicator's unit; returns integer ppm, rounded down. Throws RangeError as isMet does.
 *
 * Met → 1,000,000. Not met → at most 999,999, by the comparator's formula (v, l, h are the required values):
 * - `ge`, `gt`: m / v
 * - `le`, `lt`: v / m
 * - `abs_le`: v / |m|
 * - `eq`: 1 − |m − v| / |v|
 * - `between`: 1 − d / (h − l), where d is the distance from m to the nearer end
 * - `in`, `pass_fail`: 0, these are all or nothing
 *
 * A negative result counts as 0. So does a formula without meaning: v ≤ 0 in the first three, v = 0 in `eq`, l = h in `between`,
 * and any unit without a ratio scale (dB, °C, pH), where "85 dB against 80 dB" would look like 94 % and is three times the power.
 */
export function achievement(indicator: Indicator, measured: MeasuredValue): number {
  if (isMet(indicator, measured)) return whole;
  if (indicator.comparator === 'pass_fail' || indicator.comparator === 'in' || !hasRatioScale(indicator.unit)) return 0;
  const share = shareReached(indicator, measuredNumber(indicator, measured));
  if (share.numerator <= 0n) return 0;
  return Math.min(Number(floorPpm(share)), whole - 1);
}

function shareReached(indicator: Indicator, measured: Rational): Rational {
  const [required, upper] = requiredNumbers(indicator);
  const isPositive = required.numerator > 0n;
  switch (indicator.comparator) {
    case 'ge':
    case 'gt':
      return isPositive ? divide(measured, required) : none;
    // An unmet upper bound means the measured value is at least the bound, so it is positive whenever the bound is.
    case 'le':
    case 'lt':
      return isPositive ? divide(required, measured) : none;
    case 'abs_le':
      return isPositive ? divide(required, absolute(measured)) : none;
    case 'eq':
      return oneMinus(absolute(subtract(measured, required)), absolute(required));
    case 'between':
      return upper ? oneMinus(distanceOutside(measured, required, upper), subtract(upper, required)) : none;
    default:
      return none;
  }
}

const oneMinus = (distance: Rational, scale: Rational): Rational =>
  scale.numerator === 0n ? none : subtract(one, divide(distance, scale));

const distanceOutside = (value: Rational, low: Rational, high: Rational): Rational =>
  compareRationals(value, low) < 0 ? subtract(low, value) : subtract(value, high);
