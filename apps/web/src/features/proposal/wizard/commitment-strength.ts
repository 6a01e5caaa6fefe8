import type { Indicator } from './content';

export type Strength = 'missing' | 'malformed' | 'weaker' | 'equal' | 'stronger';

const DECIMAL = /^-?\d{1,30}(\.\d{1,30})?$/;
const PLACES = 30;

/** A decimal text as a whole number of 10⁻³⁰: floating point would call 0.1 + 0.2 better than 0.3. */
function exact(text: string): bigint | null {
  if (!DECIMAL.test(text)) return null;
  const [whole = '0', decimals = ''] = text.replace('-', '').split('.');
  const size = BigInt(whole + decimals.padEnd(PLACES, '0'));
  return text.startsWith('-') ? -size : size;
}

const verdict = (isEqual: boolean, isBetter: boolean): Strength => {
  if (isEqual) return 'equal';
  return isBetter ? 'stronger' : 'weaker';
};

/**
 * Holds promised values against the target while they are typed; comparator, unit and protocol are the target's own. The
 * qualification decides by the api's own comparison.
 */
export function strengthOf({ comparator, values }: Indicator, given: readonly string[]): Strength {
  if (comparator === 'pass_fail') return 'equal';
  const typed = given.filter((value) => value !== undefined && value !== '');
  if (typed.length === 0) return 'missing';
  const promised = typed.map(exact);
  const target = values.map(exact);
  if (promised.includes(null) || target.includes(null)) return 'malformed';
  return compare(comparator, target as bigint[], promised as bigint[]);
}

function compare(comparator: string, target: readonly bigint[], promised: readonly bigint[]): Strength {
  const [low = 0n, high = 0n] = target;
  const [from = 0n, to = 0n] = promised;
  switch (comparator) {
    case 'ge':
    case 'gt':
      return verdict(from === low, from > low);
    case 'le':
    case 'lt':
    case 'abs_le':
      return verdict(from === low, from < low && (comparator !== 'abs_le' || from >= 0n));
    case 'between':
      if (promised.length < 2 || from > to) return 'malformed';
      return verdict(from === low && to === high, from >= low && to <= high);
    default:
      return verdict(
        promised.length === target.length && promised.every((value) => target.includes(value)),
        promised.every((value) => target.includes(value)),
      );
  }
}
