const PROTOCOL = {
  who: '示例第三方检测中心',
  how: '【示例】来源未给出测量办法：在典型工况下按相关标准检测，取三次平均值',
};

/** Units as the platform writes them; what is counted stands in braces as an annotation. */
const COUNTED = new Set(['阵元', '3dB波束宽度', '条', '人']);
const FRACTION = /^(\d+)\/(\d+)$/;

/**
 * The indicators of a record; sample ones where the source gives none.
 *
 * @returns {{ indicators: object[], isSample: boolean }}
 */
export function indicatorsOf({ indicators, indicators_text: text }) {
  if (indicators.length > 0)
    return { indicators: indicators.map((each, index) => realIndicator(each, index)), isSample: false };
  const wording = text ? [passFail(`按榜单原文：${text}`.slice(0, 200), null)] : [];
  return { indicators: [...wording, ...SAMPLE_INDICATORS], isSample: true };
}

function realIndicator({ name, op, value, unit, condition, raw }, index) {
  // A scope is words, and words pass or fail.
  if (op === 'scope') return passFail(name, String(value));
  const { values, note } = decimals(value);
  const conditions = [condition, note, raw && raw !== String(value) ? `原文：${raw}` : null].filter(Boolean);
  return {
    name,
    comparator: op,
    values,
    unit: COUNTED.has(unit) ? `{${unit}}` : unit,
    condition: conditions.length > 0 ? conditions.join('；') : null,
    ...measured(index),
  };
}

function decimals(value) {
  const list = Array.isArray(value) ? value : [value];
  const fraction = FRACTION.exec(String(value));
  if (!fraction) return { values: list.map(String), note: null };
  return { values: [(fraction[1] / fraction[2]).toFixed(4)], note: `原文为 ${value}，按四位小数折算` };
}

const passFail = (name, condition) => ({
  name,
  comparator: 'pass_fail',
  values: [],
  unit: '1',
  condition,
  ...measured(0),
});

const measured = (index) => ({
  protocol: PROTOCOL,
  weight: 10,
  kind: index < 2 ? 'key' : 'ordinary',
  mustPass: index === 0,
});

const SAMPLE_INDICATORS = [
  { name: '【示例】核心性能达标率', comparator: 'ge', values: ['95'], unit: '%', ...measured(0) },
  { name: '【示例】连续无故障运行时间', comparator: 'ge', values: ['72'], unit: 'h', ...measured(1) },
  { name: '【示例】样机通过现场验证', comparator: 'pass_fail', values: [], unit: '1', ...measured(2) },
];
