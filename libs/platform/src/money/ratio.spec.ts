import fc from 'fast-check';
import { fen, type Fen } from './fen.js';
import {
  ceilShare,
  displayPercent,
  divideFloor,
  floorCoFunding,
  floorRatio,
  floorShare,
  ppm,
  ppmToNumber,
  wholePpm,
} from './ratio.js';
import { parseYuan } from './yuan.js';

const quarter = ppm(250_000);
// The co-funding of 90 000 000 000.00 yuan at the highest share still fits in the range of an amount.
const amounts = fc.bigInt({ min: 0n, max: 9n * 10n ** 12n });

describe('ratios in ppm', () => {
  it('are whole and not negative', () => {
    expect(ppm('250000')).toBe(250_000n);
    expect(ppm(0n)).toBe(0n);
    expect(ppmToNumber(ppm(2_000_000))).toBe(2_000_000);
    for (const value of [-1, 0.5, NaN, Infinity, -1n, '', '1.5', '01', '-0', '1e6', '25%']) {
      expect(() => ppm(value)).toThrow(expect.objectContaining({ code: 'money.malformed_ppm' }));
    }
  });

  it('give the limits of the worked example in domain.md section 5', () => {
    expect(floorCoFunding(parseYuan('1200000'), quarter)).toBe(parseYuan('400000.00'));
    expect(floorCoFunding(parseYuan('3500000'), quarter)).toBe(parseYuan('1166666.66'));
    expect(floorCoFunding(parseYuan('3750000'), quarter)).toBe(parseYuan('1250000.00'));
    expect(floorShare(parseYuan('4600000'), quarter)).toBe(parseYuan('1150000.00'));
    expect(floorShare(parseYuan('3750000'), quarter)).toBe(parseYuan('937500.00'));
    expect(floorShare(parseYuan('3500000'), quarter)).toBe(parseYuan('875000.00'));
    expect(floorShare(parseYuan('1200000'), quarter)).toBe(parseYuan('300000.00'));
  });

  it('refuse a co-funding share of the whole', () => {
    expect(() => floorCoFunding(fen(1n), wholePpm)).toThrow(
      expect.objectContaining({ code: 'money.share_not_below_whole' }),
    );
    expect(floorCoFunding(fen(1n), ppm(999_999))).toBe(999_999n);
  });

  it('floor towards minus infinity', () => {
    expect([divideFloor(7n, 2n), divideFloor(-7n, 2n), divideFloor(-8n, 2n)]).toEqual([3n, -4n, -4n]);
    expect(floorShare(fen(-1n), quarter)).toBe(-1n);
    expect([ceilShare(fen(1n), quarter), ceilShare(fen(4n), quarter), ceilShare(fen(-1n), quarter)]).toEqual([
      1n,
      1n,
      0n,
    ]);
    expect(floorRatio(fen(10n), 1_000_000n, 1_500_000n)).toBe(6n);
    for (const divisor of [0n, -1n]) {
      expect(() => divideFloor(1n, divisor)).toThrow(expect.objectContaining({ code: 'money.divisor_not_positive' }));
    }
  });

  it('never exceed the share by a fen, and one fen more would', () => {
    fc.assert(
      fc.property(amounts, fc.bigInt({ min: 0n, max: 999_999n }), (n, p) => {
        const limit: Fen = floorCoFunding(fen(n), ppm(p));
        const share = floorShare(fen(n), ppm(p));
        const roundedUp = ceilShare(fen(n), ppm(p)) - share;
        return (
          limit * 1_000_000n <= (limit + n) * p &&
          (limit + 1n) * 1_000_000n > (limit + 1n + n) * p &&
          share * 1_000_000n <= n * p &&
          (share + 1n) * 1_000_000n > n * p &&
          roundedUp === ((n * p) % 1_000_000n === 0n ? 0n : 1n)
        );
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);
});

describe('displayPercent', () => {
  it.each([
    [1n, 3n, 2, '33.33%'],
    [2n, 3n, 2, '66.67%'],
    [1n, 1n, 0, '100%'],
    [0n, 5n, 2, '0.00%'],
    [quarter, wholePpm, 2, '25.00%'],
    // Halves go to the even neighbour.
    [1n, 8n, 0, '12%'],
    [3n, 8n, 0, '38%'],
    [1n, 800n, 2, '0.12%'],
    [3n, 800n, 2, '0.38%'],
    [5n, 1000n, 0, '0%'],
    [15n, 1000n, 0, '2%'],
    [-1n, 8n, 1, '-12.5%'],
    [-1n, 1_000_000n, 2, '0.00%'],
    [7n, 2n, 2, '350.00%'],
    [1n, 3n, 6, '33.333333%'],
  ])('%s of %s with %s decimals is %s', (part, whole, digits, text) => {
    expect(displayPercent(part, whole, digits)).toBe(text);
  });

  it('refuses an empty whole and unreadable precision', () => {
    for (const whole of [0n, -1n]) {
      expect(() => displayPercent(1n, whole)).toThrow(expect.objectContaining({ code: 'money.divisor_not_positive' }));
    }
    for (const digits of [-1, 7, 1.5]) {
      expect(() => displayPercent(1n, 1n, digits)).toThrow(
        expect.objectContaining({ code: 'money.digits_out_of_range' }),
      );
    }
  });
});
