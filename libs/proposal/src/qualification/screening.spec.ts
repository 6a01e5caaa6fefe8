import type { Indicator } from '#need';
import {
  barredAffiliations,
  committedIndicator,
  uncoveredIndicators,
  unevenSplits,
  weakerIndicators,
} from './screening.js';

const indicator = (id: string, comparator: Indicator['comparator'], values: string[], unit = 'mm'): Indicator => ({
  id,
  name: id,
  comparator,
  values,
  unit,
  condition: null,
  protocol: { who: '第三方', how: '按国标', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight: 1,
  kind: 'key',
  mustPass: true,
});

describe('affiliation tests', () => {
  const every = ['same_unit', 'subsidiary', 'equity_link', 'control', 'significant_influence'] as const;

  it.each([
    ['none', []],
    ['same_unit_or_subsidiary', ['same_unit', 'subsidiary']],
    ['equity_link', [...every]],
    ['control_or_significant_influence', ['same_unit', 'subsidiary', 'control', 'significant_influence']],
  ] as const)('%s bars %j', (test, barred) => {
    expect(barredAffiliations(test, [...every, ...every])).toEqual(barred);
  });
});

describe('commitments', () => {
  const required = [
    indicator('precision', 'le', ['0.05']),
    indicator('speed', 'ge', ['20']),
    indicator('report', 'pass_fail', [], '1'),
  ];

  it('cover an indicator when they name it', () => {
    const commitments = [
      { indicatorId: 'precision', values: ['0.05'] },
      { indicatorId: 'report', values: [] },
    ];
    expect(uncoveredIndicators(required, commitments).map(({ id }) => id)).toEqual(['speed']);
  });

  it.each([
    [{ precision: ['0.05'], speed: ['20'] }, []],
    [{ precision: ['0.02'], speed: ['25'] }, []],
    [{ precision: ['0.050000001'], speed: ['20'] }, ['precision']],
    [{ precision: ['0.06'], speed: ['19.99'] }, ['precision', 'speed']],
  ])('%j promise less in %j', (values, expected) => {
    const commitments = Object.entries(values).map(([indicatorId, each]) => ({ indicatorId, values: each }));
    expect(weakerIndicators(required, commitments).map(({ id }) => id)).toEqual(expected);
  });

  it('counts what cannot be compared as less', () => {
    const range = [indicator('range', 'between', ['10', '20'])];
    expect(weakerIndicators(range, [{ indicatorId: 'range', values: ['15', '25'] }])).toHaveLength(1);
    expect(weakerIndicators(range, [{ indicatorId: 'range', values: ['12', '18'] }])).toHaveLength(0);
  });

  it('keep everything that makes the indicator measurable', () => {
    const [first] = required;
    if (!first) throw new Error('no indicator');
    expect(committedIndicator(first, ['0.01'])).toEqual({ ...first, values: ['0.01'] });
  });
});

describe('splits', () => {
  const lead = { workPpm: 700_000, moneyPpm: 600_000, incomePpm: 500_000, ipPpm: 1_000_000 };
  const partner = { workPpm: 300_000, moneyPpm: 400_000, incomePpm: 500_000, ipPpm: 0 };

  it('are whole when every column is', () => {
    expect(unevenSplits([lead, partner])).toEqual([]);
  });

  it('name each column that is not', () => {
    expect(unevenSplits([lead, { ...partner, moneyPpm: 399_999, ipPpm: 1 }])).toEqual(['moneyPpm', 'ipPpm']);
    expect(unevenSplits([])).toEqual(['workPpm', 'moneyPpm', 'incomePpm', 'ipPpm']);
  });
});
