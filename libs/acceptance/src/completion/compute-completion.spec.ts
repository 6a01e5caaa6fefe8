import type { Indicator } from '#need';
import { computeCompletion, type CompletionRules } from './compute-completion.js';
import { messages } from './messages.js';

const rules = (change: Partial<CompletionRules> = {}): CompletionRules => ({
  credit: 'binary',
  passAt: 900_000,
  reReviewAt: 800_000,
  ...change,
});

const indicator = (id: string, weight: number, change: Partial<Indicator> = {}): Indicator => ({
  id,
  name: id,
  comparator: 'ge',
  values: ['10'],
  unit: 'mm',
  condition: null,
  protocol: { who: '检测机构', how: '按标准', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight,
  kind: 'ordinary',
  mustPass: false,
  ...change,
});

const met = (indicatorId: string) => ({ indicatorId, value: '10' });
const missed = (indicatorId: string, value = '0') => ({ indicatorId, value });
const split = (metWeight: number, missedWeight: number, change: Partial<CompletionRules> = {}) =>
  computeCompletion([indicator('a', metWeight), indicator('b', missedWeight)], [met('a'), missed('b')], rules(change));

describe('the outcome at the exact thresholds 0.90 and 0.80', () => {
  it.each([
    [9, 1, 900_000, 'passed'],
    [899_999, 100_001, 899_999, 're_review'],
    [900_001, 99_999, 900_001, 'passed'],
    [4, 1, 800_000, 're_review'],
    [799_999, 200_001, 799_999, 'failed'],
    // 899,999.9 ppm: rounding to the nearest ppm would lift it over the line.
    [8_999_999, 1_000_001, 899_999, 're_review'],
  ])('%d of weight met, %d missed: %d ppm, %s', (metWeight, missedWeight, completionPpm, outcome) => {
    const completion = split(metWeight, missedWeight);
    expect(completion.completionPpm).toBe(completionPpm);
    expect(completion.outcome).toBe(outcome);
  });

  it('passes only everything when both lines are at 100 %', () => {
    expect(split(1_000_000, 1, { passAt: 1_000_000, reReviewAt: 1_000_000 }).outcome).toBe('failed');
    const all = computeCompletion([indicator('a', 3)], [met('a')], rules({ passAt: 1_000_000, reReviewAt: 1_000_000 }));
    expect(all).toMatchObject({ completionPpm: 1_000_000, outcome: 'passed', reasons: [] });
  });

  it('says why, with the numbers', () => {
    expect(split(8_999_999, 1_000_001).reasons[0]?.params).toEqual({ completion: '89.9999%', passAt: '90%' });
    expect(split(1, 999, { passAt: 1_000_000 }).reasons[0]?.params).toEqual({ completion: '0.1%', reReviewAt: '80%' });
    expect(split(4, 1).reasons).toEqual([
      { code: 'acceptance.completion_below_pass', params: { completion: '80%', passAt: '90%' } },
    ]);
    expect(split(1, 1).reasons).toEqual([
      { code: 'acceptance.completion_below_re_review', params: { completion: '50%', reReviewAt: '80%' } },
    ]);
  });
});

describe('must-pass', () => {
  it('fails the round at 99 % completion', () => {
    const list = [indicator('a', 99), indicator('b', 1, { mustPass: true })];
    const completion = computeCompletion(list, [met('a'), missed('b', '9.999')], rules({ credit: 'proportional' }));
    expect(completion).toMatchObject({
      completionPpm: 999_999,
      mustPassFailed: ['b'],
      outcome: 'failed',
      reasons: [{ code: 'acceptance.must_pass_failed', params: { count: 1 } }],
    });
  });

  it('fails when it was never measured', () => {
    const list = [indicator('a', 99), indicator('b', 1, { mustPass: true })];
    expect(computeCompletion(list, [met('a')], rules())).toMatchObject({ mustPassFailed: ['b'], outcome: 'failed' });
  });

  it('counts in the completion like any other', () => {
    const list = [indicator('a', 1), indicator('b', 9, { mustPass: true })];
    expect(computeCompletion(list, [missed('a'), met('b')], rules())).toMatchObject({
      completionPpm: 900_000,
      mustPassFailed: [],
      outcome: 'passed',
    });
  });
});

describe('the table for the record', () => {
  const list = [indicator('a', 3), indicator('b', 2, { mustPass: true }), indicator('c', 2), indicator('d', 2)];
  const measurements = [missed('c', '6.6666'), met('b'), met('a')];

  it('binary: a missed or unmeasured indicator earns nothing', () => {
    const completion = computeCompletion(list, measurements, rules());
    expect(completion.rows).toEqual([
      {
        indicatorId: 'a',
        weight: 3,
        mustPass: false,
        measured: '10',
        met: true,
        creditPpm: 1_000_000,
        weightedCredit: 3_000_000,
      },
      {
        indicatorId: 'b',
        weight: 2,
        mustPass: true,
        measured: '10',
        met: true,
        creditPpm: 1_000_000,
        weightedCredit: 2_000_000,
      },
      { indicatorId: 'c', weight: 2, mustPass: false, measured: '6.6666', met: false, creditPpm: 0, weightedCredit: 0 },
      { indicatorId: 'd', weight: 2, mustPass: false, measured: null, met: false, creditPpm: 0, weightedCredit: 0 },
    ]);
    expect(completion).toMatchObject({ totalWeight: 9, totalWeightedCredit: 5_000_000, completionPpm: 555_555 });
  });

  it('proportional: a missed one earns its achievement, an unmeasured one nothing', () => {
    const completion = computeCompletion(list, measurements, rules({ credit: 'proportional' }));
    expect(completion.rows.map(({ creditPpm }) => creditPpm)).toEqual([1_000_000, 1_000_000, 666_660, 0]);
    expect(completion.completionPpm).toBe(Math.floor((5_000_000 + 2 * 666_660) / 9));
    expect(completion.outcome).toBe('failed');
  });
});

describe('what it refuses to compute', () => {
  it.each([
    ['no indicator', [], []],
    ['an indicator twice', [indicator('a', 1), indicator('a', 1)], []],
    ['two measurements of one indicator', [indicator('a', 1)], [met('a'), missed('a')]],
    ['a measurement of a foreign indicator', [indicator('a', 1)], [met('b')]],
    ['an unreadable measurement', [indicator('a', 1)], [missed('a', '约10')]],
    ['a fractional weight', [indicator('a', 0.5), indicator('b', 0.5)], []],
    ['weights beyond exact integers', [indicator('a', Number.MAX_SAFE_INTEGER), indicator('b', 1)], [met('a')]],
  ])('%s', (_what, indicators, measurements) => {
    expect(() => computeCompletion(indicators, measurements, rules())).toThrow(RangeError);
  });

  it.each([[{ passAt: 0.9 }], [{ passAt: 1_000_001 }], [{ reReviewAt: 0 }], [{ reReviewAt: 900_001 }]])(
    'thresholds %j',
    (change) => {
      expect(() => split(1, 1, change)).toThrow(RangeError);
    },
  );
});

it('has a zh and an en text with the same placeholders for every code', () => {
  const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
  for (const { zh, en } of Object.values(messages)) {
    expect(zh).toMatch(/\p{Script=Han}/u);
    expect(placeholders(en)).toEqual(placeholders(zh));
  }
});
