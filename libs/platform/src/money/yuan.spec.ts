import fc from 'fast-check';
import { fen } from './fen.js';
import { formatWanYuan, formatYuan, parseYuan } from './yuan.js';

const anyFen = fc.bigInt({ min: -9_223_372_036_854_775_808n, max: 9_223_372_036_854_775_807n });

describe('parseYuan', () => {
  it.each([
    ['1,166,666.66', 116_666_666n],
    ['1166666.66', 116_666_666n],
    ['0', 0n],
    ['0.00', 0n],
    ['0.05', 5n],
    ['0.5', 50n],
    ['-0.05', -5n],
    ['5', 500n],
    ['1,000', 100_000n],
    ['-1,234,567.8', -123_456_780n],
    ['92233720368547758.07', 9_223_372_036_854_775_807n],
    ['-92,233,720,368,547,758.08', -9_223_372_036_854_775_808n],
  ])('reads %s', (text, amount) => {
    expect(parseYuan(text)).toBe(amount);
  });

  it.each([
    '',
    ' ',
    '1 ',
    ' 1',
    '+1',
    '01',
    '00',
    '-0',
    '-0.00',
    '.5',
    '5.',
    '1.234',
    '1,66',
    '1,1666',
    '1166,666',
    ',100',
    '0,100',
    '1,000,',
    '1,,000',
    '1_000',
    '1e3',
    '¥1',
    '１',
    '1，000',
    '1.2.3',
    '--1',
    'NaN',
    'Infinity',
    '0x10',
    '1.0\n',
  ])('refuses %j', (text) => {
    expect(() => parseYuan(text)).toThrow(expect.objectContaining({ code: 'money.malformed_yuan' }));
  });

  it.each(['92233720368547758.08', '-92233720368547758.09', '9'.repeat(500)])('finds %s out of range', (text) => {
    expect(() => parseYuan(text)).toThrow(expect.objectContaining({ code: 'money.out_of_range' }));
  });

  it('reads back every formatted amount (A8)', () => {
    fc.assert(
      fc.property(anyFen, (value) => {
        const text = formatYuan(fen(value));
        if (parseYuan(text) !== value || parseYuan(text.replaceAll(',', '')) !== value) throw new Error(text);
      }),
      { numRuns: 100_000 },
    );
    fc.assert(
      fc.property(fc.bigInt({ min: -200_000n, max: 200_000n }), (value) => {
        if (parseYuan(formatYuan(fen(value))) !== value) throw new Error(formatYuan(fen(value)));
      }),
      { numRuns: 100_000 },
    );
  }, 60_000);
});

describe('formatting', () => {
  it.each([
    [116_666_666n, '1,166,666.66', '116.666666'],
    [500_000_000n, '5,000,000.00', '500.00'],
    [12_345_678_900_000n, '123,456,789,000.00', '12,345,678.90'],
    [0n, '0.00', '0.00'],
    [5n, '0.05', '0.000005'],
    [-5n, '-0.05', '-0.000005'],
    [-10_000_000n, '-100,000.00', '-10.00'],
    [123_400n, '1,234.00', '0.1234'],
    [10_000n, '100.00', '0.01'],
    [99_999n, '999.99', '0.099999'],
  ])('writes %s fen', (amount, yuan, wanYuan) => {
    expect(formatYuan(fen(amount))).toBe(yuan);
    expect(formatWanYuan(fen(amount))).toBe(wanYuan);
  });

  it('loses nothing in ten thousand yuan', () => {
    fc.assert(
      fc.property(anyFen, (value) => {
        const [whole = '', fraction = ''] = formatWanYuan(fen(value)).replaceAll(',', '').split('.');
        expect(BigInt(whole + fraction.padEnd(6, '0'))).toBe(value);
        expect(fraction.length).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 10_000 },
    );
  });
});
