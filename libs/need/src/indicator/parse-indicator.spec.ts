import { formatIndicator } from './format-indicator.js';
import { isMet } from './is-met.js';
import { messages } from './messages.js';
import { maxIndicators, parseIndicator, parseIndicators } from './parse-indicator.js';

const protocol = { who: '第三方检测机构', how: '在线连续检测 8 小时', sample: '3 盘电缆', instrument: null };
const input = (change: object): object => ({
  id: 'frequency',
  name: '检测频率',
  comparator: 'gt',
  values: ['5'],
  unit: 'Hz',
  protocol,
  weight: 10,
  kind: 'key',
  mustPass: true,
  ...change,
});

const errorsOf = (candidate: unknown): string[] => {
  const parsed = parseIndicator(candidate, 'indicators.0');
  return parsed.ok ? [] : parsed.errors.map((error) => `${error.path} ${error.code}`);
};

// The public list of 吉安市科技局, 2025-10-28, demander 江西电缆有限责任公司: http://stc.jian.gov.cn/news-show-3015.html
const jiangxiCable = [
  {
    name: 'X射线能量',
    comparator: 'between',
    values: ['100', '200'],
    unit: 'keV',
    met: ['100', '200'],
    unmet: ['99.99', '200.01'],
    zh: 'X射线能量 100～200 keV',
    en: 'X射线能量 100 to 200 keV',
  },
  {
    name: '同心度检测精度',
    comparator: 'abs_le',
    values: ['0.02'],
    unit: 'mm',
    met: ['-0.02', '0.020'],
    unmet: ['0.0200001', '-0.021'],
    zh: '同心度检测精度 ±0.02 mm (|x| ≤ 0.02 mm)',
    en: '同心度检测精度 ±0.02 mm (|x| ≤ 0.02 mm)',
  },
  {
    name: '检测频率',
    comparator: 'gt',
    values: ['5'],
    unit: 'Hz',
    met: ['5.000000000000000000001'],
    unmet: ['5', '5.0'],
    zh: '检测频率 > 5 Hz',
    en: '检测频率 > 5 Hz',
  },
  {
    name: '检测可靠性',
    comparator: 'gt',
    values: ['98'],
    unit: '%',
    met: ['98.1'],
    unmet: ['98'],
    zh: '检测可靠性 > 98%',
    en: '检测可靠性 > 98%',
  },
  {
    name: '表面缺陷识别精度',
    comparator: 'ge',
    values: ['98'],
    unit: '%',
    met: ['98', '99'],
    unmet: ['97.999'],
    zh: '表面缺陷识别精度 ≥ 98%',
    en: '表面缺陷识别精度 ≥ 98%',
  },
  {
    name: '最小可检测缺陷尺寸',
    comparator: 'le',
    values: ['0.05'],
    unit: 'mm',
    met: ['0.05', '0.03'],
    unmet: ['0.0501'],
    zh: '最小可检测缺陷尺寸 ≤ 0.05 mm',
    en: '最小可检测缺陷尺寸 ≤ 0.05 mm',
  },
  {
    name: '检测速度',
    comparator: 'ge',
    values: ['10'],
    unit: 'm/min',
    met: ['10'],
    unmet: ['9.99'],
    zh: '检测速度 ≥ 10 m/min',
    en: '检测速度 ≥ 10 m/min',
  },
] as const;

describe('the seven published indicators of 江西电缆', () => {
  it.each(jiangxiCable)('$name: parsed, printed and decided at its exact limit', ({ met, unmet, zh, en, ...real }) => {
    const parsed = parseIndicator(input(real), '');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.errors));
    expect(formatIndicator(parsed.value, 'zh')).toBe(zh);
    expect(formatIndicator(parsed.value, 'en')).toBe(en);
    expect(met.map((value) => isMet(parsed.value, value))).toEqual(met.map(() => true));
    expect(unmet.map((value) => isMet(parsed.value, value))).toEqual(unmet.map(() => false));
  });
});

describe('parseIndicator', () => {
  it('returns the whole object, trimmed, with absent optional parts as null', () => {
    expect(parseIndicator(input({ name: ' 检测频率 ', values: '5', unit: ' Hz ' }), '')).toEqual({
      ok: true,
      value: {
        id: 'frequency',
        name: '检测频率',
        comparator: 'gt',
        values: ['5'],
        unit: 'Hz',
        condition: null,
        protocol,
        baseline: null,
        bestKnown: null,
        weight: 10,
        kind: 'key',
        mustPass: true,
      },
    });
  });

  it.each([
    ['a number instead of a decimal text', { values: [5] }, 'values.0 need.indicator_value_malformed'],
    ['an exponent', { values: ['5e3'] }, 'values.0 need.indicator_value_malformed'],
    ['a leading zero', { values: ['05'] }, 'values.0 need.indicator_value_malformed'],
    ['not a number', { values: ['NaN'] }, 'values.0 need.indicator_value_malformed'],
    ['a decimal longer than 40 characters', { values: ['1'.repeat(41)] }, 'values.0 need.indicator_value_malformed'],
    ['no value', { values: [] }, 'values need.indicator_value_count'],
    ['two values for one', { values: ['5', '6'] }, 'values need.indicator_value_count'],
    ['one value for a range', { comparator: 'between' }, 'values need.indicator_value_count'],
    [
      'a range upside down',
      { comparator: 'between', values: ['10', '9.9'] },
      'values need.indicator_values_out_of_order',
    ],
    ['a negative magnitude', { comparator: 'abs_le', values: ['-0.02'] }, 'values.0 need.indicator_value_negative'],
    [
      'the same listed value twice',
      { comparator: 'in', values: ['1', '1.0'] },
      'values.1 need.indicator_value_repeated',
    ],
    ['a value for pass or fail', { comparator: 'pass_fail', unit: '1' }, 'values need.indicator_value_count'],
    ['a unit for pass or fail', { comparator: 'pass_fail', values: [] }, 'unit need.indicator_pass_fail_has_unit'],
    ['an unknown comparator', { comparator: 'scope' }, 'comparator need.indicator_comparator_unknown'],
    ['an unknown unit', { unit: '条' }, 'unit need.indicator_unit_unknown'],
    ['a unit that is not text', { unit: 3 }, 'unit need.indicator_unit_unknown'],
    ['a control character in the unit', { unit: '{a\u0000}' }, 'unit need.indicator_unit_unknown'],
    ['a fractional weight', { weight: 1.5 }, 'weight need.indicator_weight_malformed'],
    ['no weight at all', { weight: 0 }, 'weight need.indicator_weight_malformed'],
    ['too much weight', { weight: 1_000_001 }, 'weight need.indicator_weight_malformed'],
    ['an unknown kind', { kind: 'major' }, 'kind need.indicator_kind_unknown'],
    ['must-pass as text', { mustPass: 'true' }, 'mustPass need.indicator_must_pass_malformed'],
    ['an empty name', { name: '  ' }, 'name need.indicator_text_required'],
    ['a name that is too long', { name: '长'.repeat(201) }, 'name need.indicator_text_malformed'],
    ['NUL in the condition', { condition: 'a\u0000b' }, 'condition need.indicator_text_malformed'],
    ['half a character', { condition: 'a\ud800b' }, 'condition need.indicator_text_malformed'],
    ['no protocol', { protocol: null }, 'protocol need.indicator_protocol_required'],
    ['a protocol that does not say how', { protocol: { who: '甲方' } }, 'protocol.how need.indicator_text_required'],
    ['an unknown protocol field', { protocol: { ...protocol, x: 1 } }, 'protocol.x need.indicator_field_unknown'],
    ['an unknown field', { state: 'accepted' }, 'state need.indicator_field_unknown'],
    ['an id with a slash', { id: 'a/b' }, 'id need.indicator_id_malformed'],
    ['a baseline that is a number', { baseline: 3 }, 'baseline need.indicator_value_malformed'],
    ['a best known value in words', { bestKnown: '约 6' }, 'bestKnown need.indicator_value_malformed'],
  ])('refuses %s and nothing else', (_what, change, error) => {
    expect(errorsOf(input(change))).toEqual([`indicators.0.${error}`]);
  });

  it('accepts every comparator in its right form', () => {
    expect(errorsOf(input({ comparator: 'pass_fail', values: [], unit: '1' }))).toEqual([]);
    expect(errorsOf(input({ comparator: 'pass_fail', values: undefined, unit: undefined }))).toEqual([]);
    expect(errorsOf(input({ comparator: 'in', values: ['7', '8', '9'], unit: '{级}' }))).toEqual([]);
    expect(errorsOf(input({ comparator: 'between', values: ['-5', '-5.0'], unit: 'dB' }))).toEqual([]);
  });

  it('reports everything at once', () => {
    expect(errorsOf({})).toEqual([
      'indicators.0.id need.indicator_id_malformed',
      'indicators.0.mustPass need.indicator_must_pass_malformed',
      'indicators.0.comparator need.indicator_comparator_unknown',
      'indicators.0.name need.indicator_text_required',
      'indicators.0.protocol need.indicator_protocol_required',
      'indicators.0.weight need.indicator_weight_malformed',
      'indicators.0.kind need.indicator_kind_unknown',
    ]);
  });

  it.each([null, undefined, 'x', 5, [input({})]])('refuses %p as an indicator', (candidate) => {
    expect(errorsOf(candidate)).toEqual(['indicators.0 need.indicator_not_an_object']);
  });

  it('has a zh and an en text with the same placeholders for every code', () => {
    const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();
    for (const { zh, en } of Object.values(messages)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(placeholders(en)).toEqual(placeholders(zh));
    }
  });
});

describe('parseIndicators', () => {
  it('keeps the order and refuses a repeated id at its place', () => {
    const list = parseIndicators([input({ id: 'b' }), input({ id: 'a' })], 'indicators');
    expect(list.ok && list.value.map(({ id }) => id)).toEqual(['b', 'a']);
    const repeated = parseIndicators([input({ id: 'b' }), input({ id: 'b' })], 'indicators');
    expect(repeated).toEqual({
      ok: false,
      errors: [{ path: 'indicators.1.id', code: 'need.indicator_id_repeated', params: { id: 'b' } }],
    });
  });

  it('gives every error the path of its indicator', () => {
    const list = parseIndicators([input({}), input({ id: 'x', unit: '?' })], '');
    expect(list.ok ? [] : list.errors.map(({ path }) => path)).toEqual(['1.unit']);
  });

  it.each([[[]], ['x'], [Array.from({ length: maxIndicators + 1 }, (_, index) => input({ id: `i${index}` }))]])(
    'refuses a list that is none, empty or too long',
    (candidate) => {
      const list = parseIndicators(candidate, 'indicators');
      expect(list.ok ? [] : list.errors.map(({ code }) => code)).toEqual(['need.indicator_list_malformed']);
    },
  );
});
