import { createHash } from 'node:crypto';

const range = 1n << 64n;

/**
 * A replayable source of uniform integers: number i is the first 8 bytes, big-endian, of SHA-256(`seed \n i`), i = 0, 1, 2 ….
 * @returns a function that takes a bound ≥ 1 and returns an integer from 0 to bound − 1. Numbers in the incomplete last
 * multiple of the bound are skipped, so every result is equally likely.
 */
export function randomSequence(seed: string): (bound: number) => number {
  let counter = 0;
  const next = (): bigint => {
    const digest = createHash('sha256').update(`${seed}\n${counter}`, 'utf8').digest();
    counter += 1;
    return digest.readBigUInt64BE(0);
  };
  return (bound) => {
    if (!Number.isSafeInteger(bound) || bound < 1) throw new RangeError('bound must be a positive integer');
    return Number(uniform(next, BigInt(bound)));
  };
}

/** Exported for its test: a biased draw cannot be seen in small samples, a skipped number can. */
export function uniform(next: () => bigint, bound: bigint): bigint {
  const limit = range - (range % bound);
  let number = next();
  while (number >= limit) number = next();
  return number % bound;
}
