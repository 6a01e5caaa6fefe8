import type { Indicator } from '#need';
import type { ChallengeText } from './challenge-text.js';
import { diffTexts, isEmptyDiff, raisedIndicators } from './text-diff.js';

const indicator: Indicator = {
  id: 'speed',
  name: '检测速度',
  comparator: 'ge',
  values: ['10'],
  unit: 'm/min',
  condition: null,
  protocol: { who: '第三方检测机构', how: '连续运行 72 小时', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight: 10,
  kind: 'ordinary',
  mustPass: false,
};

const text: ChallengeText = {
  title: '超高压线缆在线测控',
  summary: '研制在线测控技术与系统',
  cannotSolveAlone: '缺少缺陷识别算法',
  scene: '三层共挤生产线',
  field: '先进装备制造',
  region: '江西吉安',
  resultOwnership: 'shared',
  cooperation: 'joint_development',
  periodMonths: 24,
  chainNode: null,
  indicators: [indicator, { ...indicator, id: 'precision', name: '精度' }],
};

describe('the difference between two versions of a text', () => {
  it('is nothing between a text and itself', () => {
    const diff = diffTexts(text, structuredClone(text));
    expect(isEmptyDiff(diff)).toBe(true);
    expect(raisedIndicators(diff).size).toBe(0);
  });

  it('names each field with what it said and says, an empty one as null', () => {
    expect(diffTexts(text, { ...text, periodMonths: 18, chainNode: '电线电缆' }).fields).toEqual([
      { field: 'periodMonths', from: '24', to: '18' },
      { field: 'chainNode', from: null, to: '电线电缆' },
    ]);
  });

  it('follows an indicator by its id through a new name, and tells added from removed', () => {
    const renamed = { ...indicator, name: '在线检测速度', values: ['12'] };
    const added = { ...indicator, id: 'defects', name: '缺陷识别率' };
    const { indicators } = diffTexts(text, { ...text, indicators: [added, renamed] });
    expect(indicators.map(({ id, change }) => [id, change])).toEqual([
      ['defects', 'added'],
      ['speed', 'changed'],
      ['precision', 'removed'],
    ]);
    expect(indicators[1]?.fields).toEqual([
      { field: 'name', from: '检测速度', to: '在线检测速度' },
      { field: 'values', from: '10', to: '12' },
    ]);
  });

  it('does not take a new order for a change', () => {
    expect(isEmptyDiff(diffTexts(text, { ...text, indicators: [...text.indicators].reverse() }))).toBe(true);
  });

  it.each([
    ['another value', { values: ['12'] }, true],
    ['another protocol', { protocol: { ...indicator.protocol, how: '连续运行 100 小时' } }, true],
    ['another weight', { weight: 20 }, false],
    ['another name', { name: '速度' }, false],
  ])('finds whether %s makes an earlier promise another one', (_, change, raised) => {
    const to = { ...text, indicators: [{ ...indicator, ...change }, ...text.indicators.slice(1)] };
    expect(raisedIndicators(diffTexts(text, to)).has('speed')).toBe(raised);
  });

  it('compares only what is public', () => {
    const { title, summary, field, region } = text;
    const summaryOf = { title, summary, field, region };
    expect(diffTexts(summaryOf, { ...summaryOf, summary: '新的摘要' })).toEqual({
      fields: [{ field: 'summary', from: text.summary, to: '新的摘要' }],
      indicators: [],
    });
  });
});
