import { DomainError } from '../errors/index.js';
import { fen, type Fen } from './fen.js';
import { wholePpm, type Ppm } from './ratio.js';

/**
 * Splits an amount in proportion to the weights by largest remainder: the parts sum to the amount exactly and each
 * differs from its exact share by less than one fen. Equal remainders are served in the order given. A negative
 * amount is split like its opposite.
 * @throws DomainError 422 `money.weights_invalid` when there is no weight above zero, or one below
 */
export function splitLargestRemainder(amount: Fen, weights: readonly bigint[]): Fen[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some((weight) => weight < 0n)) throw new DomainError(422, 'money.weights_invalid');
  const sign = amount < 0n ? -1n : 1n;
  const magnitude = amount * sign;
  const parts = weights.map((weight, position) => ({
    position,
    floor: (magnitude * weight) / total,
    remainder: (magnitude * weight) % total,
  }));
  let left = magnitude - parts.reduce((sum, part) => sum + part.floor, 0n);
  const byRemainder = [...parts].sort((a, b) => {
    if (a.remainder === b.remainder) return a.position - b.position;
    return a.remainder > b.remainder ? -1 : 1;
  });
  for (const part of byRemainder) {
    if (left === 0n) break;
    part.floor += 1n;
    left -= 1n;
  }
  return parts.map((part) => fen(part.floor * sign));
}

/**
 * Splits an amount by shares that are exactly 100 % together, by largest remainder.
 * @throws DomainError 422 `money.shares_not_whole`
 */
export function splitByPpm(amount: Fen, shares: readonly Ppm[]): Fen[] {
  const total = shares.reduce((sum, share) => sum + share, 0n);
  if (total !== wholePpm) throw new DomainError(422, 'money.shares_not_whole');
  return splitLargestRemainder(amount, shares);
}
