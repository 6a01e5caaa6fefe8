import { DomainError } from '../errors/index.js';

/** An amount of Chinese yuan in integer fen (1 yuan = 100 fen), negative for what goes back. */
export type Fen = bigint & { readonly __fen: unique symbol };

// A column `*_fen bigint` holds nothing beyond these bounds, so no amount in the process may either.
const LARGEST = 9_223_372_036_854_775_807n;
const SMALLEST = -9_223_372_036_854_775_808n;
const DECIMAL_INTEGER = /^(?:0|-?[1-9]\d*)$/;
const LONGEST_TEXT = SMALLEST.toString().length;

/**
 * An amount from a bigint, or from the only text form that JSON and the database use: decimal digits, no leading
 * zeros, no plus sign, no separators, no negative zero.
 * @throws DomainError 422 `money.malformed_fen`, `money.out_of_range`
 */
export function fen(value: bigint | string): Fen {
  if (typeof value !== 'bigint' && !isDecimalInteger(value)) throw new DomainError(422, 'money.malformed_fen');
  if (!isInRange(value)) throw new DomainError(422, 'money.out_of_range');
  return BigInt(value) as Fen;
}

/** Whether `fen()` accepts the value as text; takes anything, so input validation can ask it directly. */
export function isFenText(value: unknown): value is string {
  return isDecimalInteger(value) && isInRange(value);
}

function isDecimalInteger(value: unknown): value is string {
  return typeof value === 'string' && DECIMAL_INTEGER.test(value);
}

function isInRange(value: bigint | string): boolean {
  // Text of any length arrives from outside, and parsing it all only to refuse it would be a gift to an attacker.
  if (typeof value === 'string' && value.length > LONGEST_TEXT) return false;
  const amount = BigInt(value);
  return amount <= LARGEST && amount >= SMALLEST;
}

export const zeroFen: Fen = fen(0n);

/** The JSON form: a string of digits, because a JSON number loses fen above 2⁵³. */
export function fenToJson(amount: Fen): string {
  return amount.toString();
}

/** @throws DomainError 422 `money.out_of_range` */
export function addFen(left: Fen, right: Fen): Fen {
  return fen(left + right);
}

/** `left − right`. @throws DomainError 422 `money.out_of_range` */
export function subtractFen(left: Fen, right: Fen): Fen {
  return fen(left - right);
}

/** The sum; zero for no amounts. @throws DomainError 422 `money.out_of_range` */
export function sumFen(amounts: Iterable<Fen>): Fen {
  let sum = 0n;
  for (const amount of amounts) sum += amount;
  return fen(sum);
}

export function minFen(first: Fen, ...others: readonly Fen[]): Fen {
  return others.reduce((least, amount) => (amount < least ? amount : least), first);
}

export function maxFen(first: Fen, ...others: readonly Fen[]): Fen {
  return others.reduce((greatest, amount) => (amount > greatest ? amount : greatest), first);
}

/** Ascending order, usable in `sort`. */
export function compareFen(left: Fen, right: Fen): -1 | 0 | 1 {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
