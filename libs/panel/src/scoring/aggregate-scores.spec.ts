import fc from 'fast-check';
import { aggregateScores, type AggregationRequest } from './aggregate-scores.js';
import { messages } from './messages.js';
import { checkRubric, checkScoreSheet, formatHundredths, parseScore, type Criterion } from './rubric.js';

const criterion = (id: string, weightPpm: number, minimumHundredths?: number): Criterion => ({
  id,
  weightPpm,
  mustPass: minimumHundredths === undefined ? null : { minimumHundredths },
});

/** Novelty 40 %, feasibility 35 % (must reach 60), team 25 %. */
const rubric = [criterion('novelty', 400_000), criterion('feasibility', 350_000, 6000), criterion('team', 250_000)];

const sheet = (expertId: string, ...hundredths: number[]) => ({
  expertId,
  scores: hundredths.map((value, index) => ({ criterionId: rubric[index]?.id ?? 'unknown', hundredths: value })),
});

const single = [criterion('only', 1_000_000, 6000)];
const onlyScores = (...hundredths: number[]) =>
  hundredths.map((value, index) => ({ expertId: `e${index}`, scores: [{ criterionId: 'only', hundredths: value }] }));
const ofSingle = (hundredths: number[], change: Partial<AggregationRequest> = {}) =>
  aggregateScores({ criteria: single, sheets: onlyScores(...hundredths), aggregation: 'mean', ...change });

describe('parseScore', () => {
  it.each([
    ['0', 0],
    ['0.01', 1],
    ['87.5', 8750],
    ['87.05', 8705],
    ['100', 10_000],
    ['100.00', 10_000],
  ])('%s is %d hundredths', (text, hundredths) => {
    expect(parseScore(text)).toBe(hundredths);
    expect(parseScore(formatHundredths(hundredths))).toBe(hundredths);
  });

  it.each(['', '100.01', '101', '-1', '+1', '1.234', '01', '1e1', '1.', '.5', ' 5', '８５', 'NaN'])(
    'refuses %p',
    (text) => {
      expect(parseScore(text)).toBeNull();
    },
  );

  it('prints hundredths', () => {
    expect([0, 5, 8750, -120].map(formatHundredths)).toEqual(['0.00', '0.05', '87.50', '-1.20']);
  });
});

describe('mean', () => {
  const sheets = [sheet('a', 8000, 7000, 9000), sheet('b', 6050, 6000, 7000), sheet('c', 9000, 4999, 10_000)];
  const result = aggregateScores({ criteria: rubric, sheets, aggregation: 'mean' });

  it('weighs, averages and rounds down once', () => {
    // a 7900.00, b 6270.00, c 7849.65; Σ = 22019.65, / 3 = 7339.88…
    expect(result.expertTotals).toEqual([
      { expertId: 'a', totalHundredths: 7900 },
      { expertId: 'b', totalHundredths: 6270 },
      { expertId: 'c', totalHundredths: 7849 },
    ]);
    expect(result.totalHundredths).toBe(7339);
    expect(result.perCriterion.map(({ hundredths }) => hundredths)).toEqual([7683, 5999, 8666]);
  });

  it('holds the must-pass criterion against its minimum: 59.99 fails 60', () => {
    expect(result.mustPassFailed).toEqual(['feasibility']);
    expect(result.mustPassMarginHundredths).toBe(-1);
  });

  it('does not depend on the order of the sheets', () => {
    expect(aggregateScores({ criteria: rubric, sheets: [...sheets].reverse(), aggregation: 'mean' })).toEqual(result);
  });

  it('shows the spread', () => {
    expect(result.perCriterion[0]?.dispersion).toEqual({
      lowestHundredths: 6050,
      highestHundredths: 9000,
      standardDeviationHundredths: 1224, // √1499 722.2… = 1224.63
    });
    expect(ofSingle([6000, 6000, 6000]).dispersion.standardDeviationHundredths).toBe(0);
    expect(ofSingle([2000, 4000, 4000, 4000, 5000, 5000, 7000, 9000]).dispersion).toEqual({
      lowestHundredths: 2000,
      highestHundredths: 9000,
      standardDeviationHundredths: 2000,
    });
  });

  it('passes a minimum reached exactly', () => {
    expect(ofSingle([5999, 6001])).toMatchObject({ mustPassFailed: [], mustPassMarginHundredths: 0 });
    expect(ofSingle([5999, 6000])).toMatchObject({ mustPassFailed: ['only'], mustPassMarginHundredths: -1 });
  });

  it('takes the smallest of several margins, and none without must-pass criteria', () => {
    const criteria = [
      criterion('novelty', 400_000, 7000),
      criterion('feasibility', 350_000, 6000),
      criterion('team', 250_000),
    ];
    expect(
      aggregateScores({ criteria, sheets: [sheet('a', 7300, 6100, 1)], aggregation: 'mean' }).mustPassMarginHundredths,
    ).toBe(100);
    const free = [criterion('novelty', 400_000), criterion('feasibility', 350_000), criterion('team', 250_000)];
    expect(
      aggregateScores({ criteria: free, sheets: [sheet('a', 1, 1, 1)], aggregation: 'mean' }).mustPassMarginHundredths,
    ).toBeNull();
  });
});

describe('trimmed_mean', () => {
  it('leaves out one highest and one lowest', () => {
    expect(ofSingle([0, 8000, 8100, 8200, 10_000], { aggregation: 'trimmed_mean' }).totalHundredths).toBe(8100);
    expect(ofSingle([9000, 9000, 9000, 5000], { aggregation: 'trimmed_mean' }).totalHundredths).toBe(9000);
    expect(ofSingle([9000, 5000, 7000], { aggregation: 'trimmed_mean' }).totalHundredths).toBe(7000);
  });

  it('trims totals by expert and each criterion by its own scores', () => {
    const sheets = [sheet('a', 9000, 2000, 5000), sheet('b', 5000, 9000, 5000), sheet('c', 6000, 6000, 6000)];
    const result = aggregateScores({ criteria: rubric, sheets, aggregation: 'trimmed_mean' });
    expect(result.totalHundredths).toBe(6000); // of 5550, 6400 and 6000
    expect(result.perCriterion.map(({ hundredths }) => hundredths)).toEqual([6000, 6000, 5000]);
    expect(result.mustPassFailed).toEqual([]);
  });

  it('still shows the spread over all experts', () => {
    expect(ofSingle([0, 8000, 10_000], { aggregation: 'trimmed_mean' }).dispersion).toMatchObject({
      lowestHundredths: 0,
      highestHundredths: 10_000,
    });
  });

  it('needs three sheets', () => {
    expect(() => ofSingle([1, 2], { aggregation: 'trimmed_mean' })).toThrow(RangeError);
  });
});

describe('dissent', () => {
  it('lists who lies 15 points or more from the median, in either direction', () => {
    expect(ofSingle([8000, 8200, 8400, 6700, 9700]).dissent).toEqual([
      { expertId: 'e3', totalHundredths: 6700, deviationHundredths: -1500 },
      { expertId: 'e4', totalHundredths: 9700, deviationHundredths: 1500 },
    ]);
    expect(ofSingle([8000, 8200, 8400, 6701, 9699]).dissent).toEqual([]);
  });

  it('uses the midpoint of the two middle totals in an even panel', () => {
    const dissent = ofSingle([8000, 8001, 6500, 9000]).dissent;
    expect(dissent).toEqual([{ expertId: 'e2', totalHundredths: 6500, deviationHundredths: -1500 }]);
  });

  it('follows the threshold and lists nobody on the median itself', () => {
    expect(ofSingle([8000, 8100], { dissentAtHundredths: 50 }).dissent.map(({ expertId }) => expertId)).toEqual([
      'e0',
      'e1',
    ]);
    expect(ofSingle([8000, 8000], { dissentAtHundredths: 0 }).dissent).toEqual([]);
  });
});

it('agrees with exact fractions whatever the weights and scores', () => {
  const score = fc.nat(10_000);
  const scores = fc.array(fc.tuple(score, score), { minLength: 3, maxLength: 9 });
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 999_999 }), fc.boolean(), (rows, weightPpm, isTrimmed) => {
      const criteria = [criterion('x', weightPpm), criterion('y', 1_000_000 - weightPpm)];
      const sheets = rows.map(([x, y], index) => ({
        expertId: `e${index}`,
        scores: [
          { criterionId: 'x', hundredths: x },
          { criterionId: 'y', hundredths: y },
        ],
      }));
      const totals = rows.map(([x, y]) => x * weightPpm + y * (1_000_000 - weightPpm)).sort((a, b) => a - b);
      const kept = isTrimmed ? totals.slice(1, -1) : totals;
      const exact = BigInt(kept.reduce((sum, total) => sum + total, 0));
      const { totalHundredths } = aggregateScores({
        criteria,
        sheets,
        aggregation: isTrimmed ? 'trimmed_mean' : 'mean',
      });
      const unit = BigInt(kept.length) * 1_000_000n;
      expect(BigInt(totalHundredths) * unit <= exact && exact < BigInt(totalHundredths + 1) * unit).toBe(true);
    }),
  );
});

describe('what is refused', () => {
  it.each<[string, Criterion[], string[]]>([
    ['no criterion', [], ['panel.rubric_empty']],
    ['a repeated criterion', [criterion('a', 500_000), criterion('a', 500_000)], ['panel.criterion_repeated']],
    ['weights below the whole', [criterion('a', 999_999)], ['panel.weights_not_whole']],
    ['weights above the whole', [criterion('a', 999_999), criterion('b', 2)], ['panel.weights_not_whole']],
    ['a weight of nothing', [criterion('a', 0), criterion('b', 1_000_000)], ['panel.criterion_weight_malformed']],
    ['a fractional weight', [criterion('a', 0.5)], ['panel.criterion_weight_malformed']],
    ['a minimum above 100', [criterion('a', 1_000_000, 10_001)], ['panel.minimum_malformed']],
    ['a minimum between hundredths', [criterion('a', 1_000_000, 0.5)], ['panel.minimum_malformed']],
    ['nothing in a good rubric', rubric, []],
  ])('rubric: %s', (_what, criteria, codes) => {
    expect(checkRubric(criteria).map(({ code }) => code)).toEqual(codes);
  });

  it.each<[string, ReturnType<typeof sheet>, string[]]>([
    ['nothing in a whole sheet', sheet('a', 0, 10_000, 1), []],
    ['a missing score', sheet('a', 1, 2), ['panel.score_missing']],
    ['a foreign criterion', sheet('a', 1, 2, 3, 4), ['panel.score_unknown_criterion']],
    ['a score above 100', sheet('a', 1, 10_001, 3), ['panel.score_malformed']],
    ['a score below 0', sheet('a', 1, -1, 3), ['panel.score_malformed']],
    ['a score between hundredths', sheet('a', 1, 1.5, 3), ['panel.score_malformed']],
    [
      'a criterion twice',
      { expertId: 'a', scores: [...sheet('a', 1, 2, 3).scores, ...sheet('a', 9).scores] },
      ['panel.score_repeated'],
    ],
  ])('sheet: %s', (_what, candidate, codes) => {
    expect(checkScoreSheet(rubric, candidate).map(({ code }) => code)).toEqual(codes);
  });

  it('aggregates nothing that is refused', () => {
    const good = sheet('a', 1, 2, 3);
    const aggregate = (change: Partial<AggregationRequest>) => () =>
      aggregateScores({ criteria: rubric, sheets: [good], aggregation: 'mean', ...change });
    expect(aggregate({})).not.toThrow();
    expect(aggregate({ criteria: rubric.slice(1) })).toThrow('panel.weights_not_whole');
    expect(aggregate({ sheets: [sheet('a', 1)] })).toThrow('panel.score_missing');
    expect(aggregate({ sheets: [good, good] })).toThrow('two sheets');
    expect(aggregate({ sheets: [] })).toThrow('at least 1');
    expect(aggregate({ dissentAtHundredths: 0.5 })).toThrow('threshold');
  });

  it('has a zh and an en text with the same placeholders for every code', () => {
    const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const { zh, en } of Object.values(messages)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(placeholders(en)).toEqual(placeholders(zh));
    }
  });
});
