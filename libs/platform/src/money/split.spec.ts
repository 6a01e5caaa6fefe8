import fc from 'fast-check';
import { fen } from './fen.js';
import { ppm } from './ratio.js';
import { splitByPpm, splitLargestRemainder } from './split.js';

describe('splitLargestRemainder', () => {
  it('gives the rest to the largest remainders, then by position', () => {
    expect(splitLargestRemainder(fen(100n), [1n, 1n, 1n])).toEqual([34n, 33n, 33n]);
    expect(splitLargestRemainder(fen(101n), [1n, 1n, 1n])).toEqual([34n, 34n, 33n]);
    expect(splitLargestRemainder(fen(10n), [1n, 6n, 8n])).toEqual([1n, 4n, 5n]);
    expect(splitLargestRemainder(fen(-100n), [1n, 1n, 1n])).toEqual([-34n, -33n, -33n]);
    expect(splitLargestRemainder(fen(7n), [0n, 3n, 0n])).toEqual([0n, 7n, 0n]);
    expect(splitLargestRemainder(fen(0n), [1n, 2n])).toEqual([0n, 0n]);
  });

  it('refuses weights that say nothing', () => {
    for (const weights of [[], [0n], [0n, 0n], [2n, -1n]]) {
      expect(() => splitLargestRemainder(fen(1n), weights)).toThrow(
        expect.objectContaining({ code: 'money.weights_invalid' }),
      );
    }
  });

  it('sums exactly, stays within a fen of the exact share and gives nothing to a zero weight', () => {
    const weights = fc
      .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 12 })
      .filter((list) => list.some((weight) => weight > 0n));
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), weights, (amount, list) => {
        const parts = splitLargestRemainder(fen(amount), list);
        const total = list.reduce((sum, weight) => sum + weight, 0n);
        let sum = 0n;
        parts.forEach((part, i) => {
          const weight = list[i] ?? 0n;
          const error = part * total - amount * weight;
          if (error >= total || -error >= total || (weight === 0n && part !== 0n))
            throw new Error(`part ${i}: ${part}`);
          sum += part;
        });
        if (parts.length !== list.length || sum !== amount) throw new Error(`sum ${sum}`);
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);

  it('is monotonous in the remainder: no part rounded up has a smaller remainder than one rounded down', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 12n }),
        fc.array(fc.bigInt({ min: 1n, max: 1000n }), { minLength: 2, maxLength: 8 }),
        (amount, list) => {
          const total = list.reduce((sum, weight) => sum + weight, 0n);
          const parts = splitLargestRemainder(fen(amount), list).map((part, i) => {
            const exact = amount * (list[i] ?? 0n);
            return { up: part > exact / total, remainder: exact % total, position: i };
          });
          for (const up of parts.filter((part) => part.up)) {
            for (const down of parts.filter((part) => !part.up)) {
              const earlier = up.remainder === down.remainder && up.position < down.position;
              expect(up.remainder > down.remainder || earlier).toBe(true);
            }
          }
        },
      ),
      { numRuns: 5_000 },
    );
  }, 60_000);
});

describe('splitByPpm', () => {
  it('splits whole shares exactly', () => {
    expect(splitByPpm(fen(100n), [ppm(333_333), ppm(333_333), ppm(333_334)])).toEqual([33n, 33n, 34n]);
    expect(splitByPpm(fen(125_000_000n), [ppm(600_000), ppm(400_000)])).toEqual([75_000_000n, 50_000_000n]);
  });

  it('refuses shares that are not 100 % together', () => {
    for (const shares of [[], [ppm(999_999)], [ppm(600_000), ppm(400_001)]]) {
      expect(() => splitByPpm(fen(1n), shares)).toThrow(expect.objectContaining({ code: 'money.shares_not_whole' }));
    }
  });
});
