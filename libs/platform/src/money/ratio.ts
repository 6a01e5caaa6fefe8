import { DomainError } from '../errors/index.js';
import { fen, type Fen } from './fen.js';

/** A non-negative ratio in parts per million: 250 000 is 25 %. May exceed one (`selfToFiscalMin` is 1 to 2). */
export type Ppm = bigint & { readonly __ppm: unique symbol };

const MILLION = 1_000_000n;

/**
 * A ratio from whole parts per million.
 * @throws DomainError 422 `money.malformed_ppm` for fractions, negative values and other text
 */
export function ppm(value: bigint | number | string): Ppm {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new DomainError(422, 'money.malformed_ppm');
  if (!/^(?:0|[1-9]\d{0,15})$/.test(value.toString())) throw new DomainError(422, 'money.malformed_ppm');
  return BigInt(value) as Ppm;
}

export const wholePpm: Ppm = ppm(MILLION);

/** The JSON and `integer` column form of a ratio. */
export function ppmToNumber(ratio: Ppm): number {
  return Number(ratio);
}

/**
 * Integer division rounded towards minus infinity (bigint `/` rounds towards zero).
 * @throws DomainError 422 `money.divisor_not_positive`
 */
export function divideFloor(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new DomainError(422, 'money.divisor_not_positive');
  const quotient = dividend / divisor;
  return dividend % divisor < 0n ? quotient - 1n : quotient;
}

/**
 * floor(amount · numerator / denominator), in fen, without an intermediate rounding.
 * @throws DomainError 422 `money.divisor_not_positive`, `money.out_of_range`
 */
export function floorRatio(amount: Fen, numerator: bigint, denominator: bigint): Fen {
  return fen(divideFloor(amount * numerator, denominator));
}

/** floor(N · p / 10⁶) in fen: the share of an amount; a limit never exceeds the share by a fen (domain.md section 5). */
export function floorShare(amount: Fen, share: Ppm): Fen {
  return floorRatio(amount, share, MILLION);
}

/** ceil(N · p / 10⁶) in fen: the least whole amount that satisfies "at least this share". */
export function ceilShare(amount: Fen, share: Ppm): Fen {
  return fen(-divideFloor(-amount * share, MILLION));
}

/**
 * floor(N · p / (10⁶ − p)) in fen: the most that government may add to own money N so that its part of both
 * together stays within p (domain.md section 5, denominator `total_investment`).
 * @throws DomainError 422 `money.share_not_below_whole` when p is 100 % or more
 */
export function floorCoFunding(ownMoney: Fen, share: Ppm): Fen {
  if (share >= MILLION) throw new DomainError(422, 'money.share_not_below_whole');
  return floorRatio(ownMoney, share, MILLION - share);
}

/**
 * `part` of `whole` as a percentage for display only, such as `33.33%`, rounded half to even (domain.md section 5).
 * Takes amounts in fen, or a ratio with `wholePpm`; `digits` is the number of decimals, 0 to 6.
 * @throws DomainError 422 `money.divisor_not_positive`, `money.digits_out_of_range`
 */
export function displayPercent(part: bigint, whole: bigint, digits = 2): string {
  if (whole <= 0n) throw new DomainError(422, 'money.divisor_not_positive');
  if (!Number.isInteger(digits) || digits < 0 || digits > 6) throw new DomainError(422, 'money.digits_out_of_range');
  const scaled = (part < 0n ? -part : part) * 100n * 10n ** BigInt(digits);
  const rounded = roundHalfEven(scaled, whole);
  const text = rounded.toString().padStart(digits + 1, '0');
  const sign = part < 0n && rounded > 0n ? '-' : '';
  if (digits === 0) return `${sign}${text}%`;
  return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}%`;
}

function roundHalfEven(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;
  const twiceRest = (dividend % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  return up ? quotient + 1n : quotient;
}
