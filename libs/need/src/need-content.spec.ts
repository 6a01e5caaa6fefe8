import { DomainError, fen } from '#platform';
import { openCallThenAcceptance, type RulePack } from '#programme';
import { measureErrors, readContent, type NeedContent } from './need-content.js';

const rules: RulePack = {
  ...openCallThenAcceptance,
  eligibility: { ...openCallThenAcceptance.eligibility, demanderInvestmentFloorFen: '300000000' },
};

const indicator = {
  name: '检测频率',
  comparator: 'gt',
  values: ['5'],
  unit: 'Hz',
  protocol: { who: '第三方检测机构', how: '在线连续测量' },
  weight: 10,
  kind: 'key',
  mustPass: true,
};

const content: NeedContent = {
  title: '超高压线缆制造过程关键指标在线测控技术及系统',
  summary: '研制超高压线缆制造过程关键指标的在线测控系统。',
  cannotSolveAlone: '缺少射线成像与缺陷识别算法的积累',
  scene: '超高压线缆挤出生产线',
  field: '先进装备制造',
  region: '江西吉安',
  resultOwnership: 'shared',
  cooperation: 'joint_development',
  periodMonths: 24,
  priority: 'high',
  confidentiality: 'public',
  totalInvestmentFen: '500000000',
  cashToTakerFen: '300000000',
  indicators: [indicator],
};

const errorsOf = (changes: Partial<NeedContent>): string[] => {
  try {
    readContent({ ...content, ...changes }, rules);
    return [];
  } catch (error) {
    return ((error as DomainError).details.errors ?? []).map(({ path, code }) => `${path} ${code}`);
  }
};

describe('the content of a need', () => {
  it('is read into columns and indicators with ids of their own', () => {
    const { columns, indicators } = readContent(content, rules);
    expect(columns).toMatchObject({ totalInvestmentFen: 500_000_000n, cashToTakerFen: 300_000_000n, chainNode: null });
    expect(indicators).toHaveLength(1);
    expect(indicators[0]).toMatchObject({ name: '检测频率', values: ['5'], unit: 'Hz' });
    expect(indicators[0]?.id).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keeps the id of an indicator it has and gives a new one to every other', () => {
    const [known] = readContent(content, rules).indicators;
    if (!known) throw new Error('no indicator');
    const foreign = { ...indicator, id: '00000000-0000-7000-8000-000000000001' };
    const { indicators } = readContent({ ...content, indicators: [{ ...known, weight: 20 }, foreign] }, rules, [known]);
    expect(indicators[0]).toEqual({ ...known, weight: 20 });
    expect(indicators[1]?.id).not.toBe(foreign.id);
  });

  it('names every wrong field at once', () => {
    const wrong = {
      cashToTakerFen: '500000001',
      periodMonths: 37,
      indicators: [indicator, { ...indicator, values: ['five'] }],
    };
    expect(errorsOf(wrong)).toEqual([
      'cashToTakerFen need.cash_above_investment',
      'periodMonths need.period_too_long',
      'indicators.1.values.0 need.indicator_value_malformed',
    ]);
  });

  it('wants at least one indicator', () => {
    expect(errorsOf({ indicators: [] })).toEqual(['indicators need.indicator_list_malformed']);
  });

  it.each([
    ['299999999', ['need.investment_below_floor']],
    ['300000000', []],
  ])('holds the floor to the fen: %s', (total, expected) => {
    const measures = { totalInvestmentFen: fen(total), cashToTakerFen: fen(0n), periodMonths: 36 };
    expect(measureErrors(measures, rules).map(({ code }) => code)).toEqual(expected);
  });

  it('refuses a need without money even where no floor is set', () => {
    const measures = { totalInvestmentFen: fen(0n), cashToTakerFen: fen(0n), periodMonths: 1 };
    expect(measureErrors(measures, openCallThenAcceptance).map(({ code }) => code)).toEqual([
      'need.investment_missing',
    ]);
  });
});
