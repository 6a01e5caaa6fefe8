import fc from 'fast-check';
import { addFen, compareFen, fen, fenToJson, isFenText, maxFen, minFen, subtractFen, sumFen, zeroFen } from './fen.js';
import { fenColumn } from './fen-column.js';

const LARGEST = 9_223_372_036_854_775_807n;
const code = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return (error as { code: string }).code;
  }
  return 'accepted';
};

describe('fen', () => {
  it('accepts decimal integers of the whole database range and nothing else', () => {
    for (const text of ['0', '1', '-1', '116666666', LARGEST.toString(), (-LARGEST - 1n).toString()]) {
      expect(fenToJson(fen(text))).toBe(text);
      expect(isFenText(text)).toBe(true);
    }
    for (const text of ['', ' ', '00', '01', '-0', '+1', '1.0', '1,000', '1e3', '0x10', '１', '1 ', '--1', 'NaN']) {
      expect([text, code(() => fen(text))]).toEqual([text, 'money.malformed_fen']);
      expect(isFenText(text)).toBe(false);
    }
    for (const text of [(LARGEST + 1n).toString(), (-LARGEST - 2n).toString(), '9'.repeat(1000)]) {
      expect(code(() => fen(text))).toBe('money.out_of_range');
      expect(isFenText(text)).toBe(false);
    }
    for (const value of [1, 1n, null, undefined, {}]) expect(isFenText(value)).toBe(false);
  });

  it('adds, subtracts, sums, orders and refuses to leave the range', () => {
    const [a, b, c] = [fen(-5n), fen(3n), fen(10n)];
    expect(addFen(a, c)).toBe(5n);
    expect(subtractFen(a, c)).toBe(-15n);
    expect(sumFen([a, b, c])).toBe(8n);
    expect(sumFen([])).toBe(zeroFen);
    expect(minFen(b, a, c)).toBe(a);
    expect(maxFen(b, c, a)).toBe(c);
    expect(minFen(b)).toBe(b);
    expect([c, a, b].sort(compareFen)).toEqual([a, b, c]);
    expect(compareFen(a, fen(-5n))).toBe(0);
    expect(code(() => addFen(fen(LARGEST), fen(1n)))).toBe('money.out_of_range');
    expect(code(() => subtractFen(fen(-LARGEST), fen(2n)))).toBe('money.out_of_range');
    expect(code(() => sumFen([fen(LARGEST), fen(LARGEST)]))).toBe('money.out_of_range');
    expect(sumFen([fen(LARGEST), fen(LARGEST), fen(-LARGEST)])).toBe(LARGEST);
  });

  it('keeps every amount through JSON and through the column', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -LARGEST - 1n, max: LARGEST }), (value) => {
        expect(fen(fenToJson(fen(value)))).toBe(value);
        expect(fenColumn.from(fenColumn.to(fen(value)))).toBe(value);
      }),
      { numRuns: 10_000 },
    );
  });

  it('passes null and undefined through the column and refuses a number', () => {
    expect(fenColumn.to(null)).toBeNull();
    expect(fenColumn.from(null)).toBeNull();
    expect(fenColumn.to(undefined)).toBeUndefined();
    expect(fenColumn.from(undefined)).toBeUndefined();
    expect(fenColumn.to(fen(42n))).toBe('42');
    expect(code(() => fenColumn.from(42))).toBe('money.malformed_fen');
  });
});
