/** An exact quotient. The denominator is always positive, so comparison is one cross-multiplication. */
export interface Rational {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Longest decimal text accepted: more digits than any instrument gives, few enough to keep arithmetic cheap. */
export const maxDecimalLength = 40;

const decimalPattern = /^(-?)(0|[1-9]\d*)(?:\.(\d+))?$/;

/**
 * Reads an exact decimal such as `-0.020`: optional minus, no plus sign, no exponent, no leading zeros, at most 40 characters.
 * @returns the value as scaled integers, or null when the text is not such a decimal.
 */
export function parseDecimal(text: string): Rational | null {
  if (text.length > maxDecimalLength) return null;
  const match = decimalPattern.exec(text);
  if (!match) return null;
  const fraction = match[3] ?? '';
  const magnitude = BigInt(`${match[2] ?? ''}${fraction}`);
  return rational(match[1] === '-' ? -magnitude : magnitude, 10n ** BigInt(fraction.length));
}

/** @returns numerator / denominator with a positive denominator; a zero denominator throws RangeError. */
export function rational(numerator: bigint, denominator = 1n): Rational {
  if (denominator === 0n) throw new RangeError('denominator is zero');
  return denominator > 0n ? { numerator, denominator } : { numerator: -numerator, denominator: -denominator };
}

/** @returns negative, zero or positive as a is less than, equal to or greater than b. */
export function compareRationals(a: Rational, b: Rational): number {
  const difference = a.numerator * b.denominator - b.numerator * a.denominator;
  if (difference === 0n) return 0;
  return difference < 0n ? -1 : 1;
}

export function multiply(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.numerator, a.denominator * b.denominator);
}

/** @returns a / b; throws RangeError when b is zero. */
export function divide(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator, a.denominator * b.numerator);
}

export function subtract(a: Rational, b: Rational): Rational {
  return rational(a.numerator * b.denominator - b.numerator * a.denominator, a.denominator * b.denominator);
}

export function negate(a: Rational): Rational {
  return rational(-a.numerator, a.denominator);
}

export function absolute(a: Rational): Rational {
  return a.numerator < 0n ? negate(a) : a;
}

/** @returns the quotient in parts per million, rounded down; the argument must not be negative. */
export function floorPpm(a: Rational): bigint {
  return (a.numerator * 1_000_000n) / a.denominator;
}
