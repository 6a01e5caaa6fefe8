import fc from 'fast-check';
import { achievement } from './achievement.js';
import { compareCommitment } from './compare-commitment.js';
import { formatIndicator } from './format-indicator.js';
import type { Comparator, Indicator } from './indicator.js';
import { isMeasuredValue, isMet } from './is-met.js';

const indicator = (comparator: Comparator, values: readonly string[], unit = 'mm'): Indicator => ({
  id: 'i',
  name: '指标',
  comparator,
  values,
  unit,
  condition: null,
  protocol: { who: '检测机构', how: '按标准', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight: 1,
  kind: 'key',
  mustPass: false,
});

describe('isMet', () => {
  it.each<[Comparator, string[], string[], string[]]>([
    ['ge', ['5'], ['5', '5.0', '6'], ['4.999']],
    ['gt', ['5'], ['5.001'], ['5.000', '4']],
    ['le', ['-30'], ['-30', '-31'], ['-29.9']],
    ['lt', ['-30'], ['-30.1'], ['-30', '0']],
    ['eq', ['0.1'], ['0.10'], ['0.100000000000000000001']],
    ['abs_le', ['0.02'], ['0.02', '-0.02', '0'], ['0.021', '-0.0201']],
    ['between', ['-5', '5'], ['-5', '0', '5.0'], ['-5.1', '5.1']],
    ['in', ['7', '8.5'], ['7.0', '8.5'], ['8', '9']],
    ['pass_fail', [], ['pass'], ['fail']],
  ])('%s %j', (comparator, values, met, unmet) => {
    const subject = indicator(comparator, values, comparator === 'pass_fail' ? '1' : 'mm');
    expect(met.filter((value) => !isMet(subject, value))).toEqual([]);
    expect(unmet.filter((value) => isMet(subject, value))).toEqual([]);
  });

  it('is exact where binary floats are not', () => {
    expect(0.1 + 0.2 <= 0.3).toBe(false);
    expect(isMet(indicator('le', ['0.3']), '0.3')).toBe(true);
    expect(isMet(indicator('gt', ['9007199254740992']), '9007199254740993')).toBe(true);
  });

  it.each(['', '5 mm', '1e3', 'pass', 'NaN', '５'])('throws on %p instead of deciding', (measured) => {
    expect(isMeasuredValue(indicator('ge', ['5']), measured)).toBe(false);
    expect(() => isMet(indicator('ge', ['5']), measured)).toThrow(RangeError);
  });

  it('takes only pass and fail for pass_fail', () => {
    const subject = indicator('pass_fail', [], '1');
    expect(['pass', 'fail', '1', 'PASS', null].filter((value) => isMeasuredValue(subject, value))).toEqual([
      'pass',
      'fail',
    ]);
    expect(() => isMet(subject, '1')).toThrow(RangeError);
  });
});

describe('compareCommitment', () => {
  const required = indicator('gt', ['5']);

  it.each<[Comparator, string[], string]>([
    ['gt', ['5.0'], 'equal'],
    ['gt', ['6'], 'stronger'],
    ['ge', ['5.01'], 'stronger'],
    ['ge', ['5'], 'weaker'],
    ['gt', ['4.9'], 'weaker'],
    ['eq', ['7'], 'stronger'],
    ['in', ['6', '7'], 'stronger'],
    ['in', ['5', '7'], 'incomparable'],
    ['between', ['6', '9'], 'stronger'],
    ['between', ['5', '9'], 'incomparable'],
    ['le', ['9'], 'incomparable'],
    ['abs_le', ['9'], 'incomparable'],
    ['lt', ['5'], 'incomparable'],
  ])('> 5 required, %s %j committed: %s', (comparator, values, result) => {
    expect(compareCommitment(required, indicator(comparator, values))).toBe(result);
  });

  it.each<[Indicator, Indicator, string]>([
    [indicator('abs_le', ['0.02']), indicator('abs_le', ['0.01']), 'stronger'],
    [indicator('abs_le', ['0.02']), indicator('between', ['-0.02', '0.020']), 'equal'],
    [indicator('abs_le', ['0.02']), indicator('le', ['0.02']), 'weaker'],
    [indicator('between', ['5', '5']), indicator('eq', ['5']), 'equal'],
    [indicator('in', ['5']), indicator('eq', ['5.0']), 'equal'],
    [indicator('in', ['1', '2']), indicator('between', ['1', '2']), 'weaker'],
    [indicator('between', ['100', '200']), indicator('between', ['120', '220']), 'incomparable'],
    [indicator('between', ['100', '200']), indicator('ge', ['100']), 'weaker'],
    [indicator('lt', ['5']), indicator('le', ['5']), 'weaker'],
    [indicator('le', ['5']), indicator('lt', ['5']), 'stronger'],
    [indicator('pass_fail', [], '1'), indicator('pass_fail', [], '1'), 'equal'],
    [indicator('pass_fail', [], '1'), indicator('ge', ['1'], '1'), 'incomparable'],
    [indicator('ge', ['1'], '1'), indicator('pass_fail', [], '1'), 'incomparable'],
  ])('case %#', (left, right, result) => {
    expect(compareCommitment(left, right)).toBe(result);
  });

  it('converts comparable units exactly', () => {
    const millimetres = indicator('le', ['0.05'], 'mm');
    expect(compareCommitment(millimetres, indicator('le', ['50'], 'um'))).toBe('equal');
    expect(compareCommitment(millimetres, indicator('le', ['49.9'], 'um'))).toBe('stronger');
    expect(compareCommitment(millimetres, indicator('le', ['0.05'], 'cm'))).toBe('weaker');
    expect(compareCommitment(indicator('ge', ['10'], 'm/min'), indicator('ge', ['600'], 'm/h'))).toBe('equal');
    expect(compareCommitment(indicator('ge', ['98'], '%'), indicator('ge', ['0.98'], '1'))).toBe('equal');
    expect(compareCommitment(millimetres, indicator('le', ['0.01'], 's'))).toBe('incomparable');
    expect(compareCommitment(indicator('ge', ['9'], '{条}'), indicator('ge', ['9'], '{台}'))).toBe('incomparable');
  });

  it('does not rank a commitment under another condition or protocol', () => {
    expect(compareCommitment(required, { ...indicator('gt', ['9']), condition: '仅常温' })).toBe('incomparable');
    for (const part of ['who', 'how', 'sample', 'instrument'] as const) {
      const committed = { ...indicator('gt', ['9']), protocol: { ...required.protocol, [part]: '自测' } };
      expect(compareCommitment(required, committed)).toBe('incomparable');
    }
  });

  const number = fc.integer({ min: -4, max: 4 }).map(String);
  const anyIndicator = fc.oneof(
    fc
      .tuple(fc.constantFrom<Comparator>('ge', 'gt', 'le', 'lt', 'eq'), number)
      .map(([comparator, value]) => indicator(comparator, [value])),
    fc.nat(4).map((value) => indicator('abs_le', [String(value)])),
    fc
      .tuple(fc.integer({ min: -4, max: 4 }), fc.nat(4))
      .map(([low, width]) => indicator('between', [`${low}`, `${low + width}`])),
    fc.uniqueArray(number, { minLength: 1, maxLength: 4 }).map((values) => indicator('in', values)),
  );
  // All limits are whole numbers within ±8, so half steps out to ±10 tell any two of these indicators apart.
  const measurements = Array.from({ length: 41 }, (_, index) => String(index / 2 - 10));

  it('agrees with trying every measured value', () => {
    fc.assert(
      fc.property(anyIndicator, anyIndicator, (left, right) => {
        const meetsCommitted = measurements.filter((value) => isMet(right, value));
        const meetsRequired = measurements.filter((value) => isMet(left, value));
        const isAtLeast = meetsCommitted.every((value) => meetsRequired.includes(value));
        const isAtMost = meetsRequired.every((value) => meetsCommitted.includes(value));
        const expected = isAtLeast ? (isAtMost ? 'equal' : 'stronger') : isAtMost ? 'weaker' : 'incomparable';
        expect(compareCommitment(left, right)).toBe(expected);
      }),
      { numRuns: 3000 },
    );
  });

  it('gives full credit exactly to what is met', () => {
    fc.assert(
      fc.property(anyIndicator, fc.constantFrom(...measurements), (subject, measured) => {
        const credit = achievement(subject, measured);
        expect(credit === 1_000_000).toBe(isMet(subject, measured));
        expect(credit).toBeGreaterThanOrEqual(0);
        expect(Number.isInteger(credit)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('achievement', () => {
  it.each<[string, Indicator, string, number]>([
    ['ge met', indicator('ge', ['3']), '3', 1_000_000],
    ['ge m / v, floored', indicator('ge', ['3']), '2', 666_666],
    ['ge below zero', indicator('ge', ['3']), '-1', 0],
    ['ge without a positive requirement', indicator('ge', ['-3']), '-4', 0],
    ['gt at the limit is not full', indicator('gt', ['5']), '5', 999_999],
    ['le v / m', indicator('le', ['0.05']), '0.06', 833_333],
    ['le zero', indicator('le', ['0']), '1', 0],
    ['lt at the limit is not full', indicator('lt', ['5']), '5', 999_999],
    ['abs_le v / |m|', indicator('abs_le', ['0.02']), '-0.03', 666_666],
    ['eq 1 − |m − v| / |v|', indicator('eq', ['-10']), '-9', 900_000],
    ['eq far away', indicator('eq', ['10']), '30', 0],
    ['eq zero', indicator('eq', ['0']), '0.1', 0],
    ['between below', indicator('between', ['100', '200']), '75', 750_000],
    ['between above', indicator('between', ['100', '200']), '210', 900_000],
    ['between far away', indicator('between', ['100', '200']), '301', 0],
    ['between without width', indicator('between', ['5', '5']), '4.9', 0],
    ['in is all or nothing', indicator('in', ['7', '8']), '7.5', 0],
    ['pass_fail is all or nothing', indicator('pass_fail', [], '1'), 'fail', 0],
    ['pass_fail passed', indicator('pass_fail', [], '1'), 'pass', 1_000_000],
    ['no ratio on decibels', indicator('le', ['80'], 'dB'), '85', 0],
    ['no ratio on degrees Celsius', indicator('ge', ['100'], 'Cel'), '99', 0],
    ['a ratio on kelvin', indicator('ge', ['100'], 'K'), '99', 990_000],
  ])('%s', (_what, subject, measured, credit) => {
    expect(achievement(subject, measured)).toBe(credit);
  });
});

describe('formatIndicator', () => {
  it.each<[Indicator, string, string]>([
    [indicator('lt', ['-35'], 'dBc'), '指标 < -35 dBc', '指标 < -35 dBc'],
    [indicator('eq', ['3'], '1'), '指标 = 3', '指标 = 3'],
    [indicator('in', ['7', '8'], '{级}'), '指标 ∈ {7、8} 级', '指标 ∈ {7, 8} 级'],
    [indicator('pass_fail', [], '1'), '指标 通过', '指标 pass'],
    [indicator('between', ['-5', '5'], 'dB'), '指标 -5～5 dB', '指标 -5 to 5 dB'],
    [indicator('ge', ['60'], 'Cel'), '指标 ≥ 60 °C', '指标 ≥ 60 °C'],
    [indicator('le', ['5'], 'deg'), '指标 ≤ 5°', '指标 ≤ 5°'],
    [
      { ...indicator('le', ['-30'], 'dBc'), condition: '零陷点数≥4' },
      '指标 ≤ -30 dBc（条件：零陷点数≥4）',
      '指标 ≤ -30 dBc (condition: 零陷点数≥4)',
    ],
  ])('case %#', (subject, zh, en) => {
    expect(formatIndicator(subject, 'zh')).toBe(zh);
    expect(formatIndicator(subject, 'en')).toBe(en);
  });
});
