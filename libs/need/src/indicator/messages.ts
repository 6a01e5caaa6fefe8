/** Why an indicator was refused. Placeholders `{name}` are filled from the error's params. */
export const messages = {
  'need.indicator_not_an_object': { zh: '指标必须是一个对象', en: 'The indicator must be an object' },
  'need.indicator_list_malformed': {
    zh: '指标必须是列表，数量为 1 至 {maximum} 项',
    en: 'Indicators must be a list of 1 to {maximum} items',
  },
  'need.indicator_field_unknown': { zh: '不认识的字段“{field}”', en: 'Unknown field "{field}"' },
  'need.indicator_id_malformed': {
    zh: '指标编号须由 1 至 64 个字母、数字、连字符或下划线组成',
    en: 'The indicator id must be 1 to 64 letters, digits, hyphens or underscores',
  },
  'need.indicator_id_repeated': { zh: '指标编号“{id}”重复', en: 'The indicator id "{id}" is repeated' },
  'need.indicator_text_required': { zh: '此项必填', en: 'This text is required' },
  'need.indicator_text_malformed': {
    zh: '须为文字，不超过 {maximum} 个字符，且不含控制字符',
    en: 'Must be text of at most {maximum} characters without control characters',
  },
  'need.indicator_comparator_unknown': {
    zh: '比较方式须为以下之一：{allowed}',
    en: 'The comparator must be one of: {allowed}',
  },
  'need.indicator_value_count': {
    zh: '比较方式“{comparator}”需要 {expected} 个指标值',
    en: 'The comparator "{comparator}" takes {expected} value(s)',
  },
  'need.indicator_value_malformed': {
    zh: '数值须为十进制文本，例如 "0.02"，不超过 {maximum} 个字符',
    en: 'The value must be a decimal text such as "0.02" of at most {maximum} characters',
  },
  'need.indicator_value_negative': {
    zh: '绝对值上限不能为负数',
    en: 'A bound on the magnitude cannot be negative',
  },
  'need.indicator_values_out_of_order': {
    zh: '区间下限不能大于上限',
    en: 'The lower bound cannot be above the upper bound',
  },
  'need.indicator_value_repeated': { zh: '可选值“{value}”重复', en: 'The value "{value}" is repeated' },
  'need.indicator_unit_unknown': {
    zh: '不认识的单位“{unit}”；其他单位请写成注释形式，例如 "{example}"',
    en: 'Unknown unit "{unit}"; write any other unit as an annotation such as "{example}"',
  },
  'need.indicator_pass_fail_has_unit': {
    zh: '“通过/不通过”类指标没有单位、现状值和最好水平',
    en: 'A pass or fail indicator has no unit, baseline or best known value',
  },
  'need.indicator_protocol_required': {
    zh: '须写明测量办法：由谁、怎样测量、样本和仪器',
    en: 'A measurement protocol is required: who measures, how, on what sample, with what instrument',
  },
  'need.indicator_weight_malformed': {
    zh: '权重须为 1 至 {maximum} 的整数',
    en: 'The weight must be an integer from 1 to {maximum}',
  },
  'need.indicator_kind_unknown': {
    zh: '指标类别须为“关键”（key）或“一般”（ordinary）',
    en: 'The kind must be key or ordinary',
  },
  'need.indicator_must_pass_malformed': {
    zh: '“必须达到”须为是或否',
    en: 'Must-pass must be true or false',
  },
  'need.indicator_measured_value_malformed': {
    zh: '测量值须为十进制文本；“通过/不通过”类指标填 pass 或 fail',
    en: 'The measured value must be a decimal text, or pass or fail for a pass or fail indicator',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

export type IndicatorErrorCode = keyof typeof messages;
