import { defineLabels, type Text } from '#platform';
import { defaultRulePacks } from './rule-pack/default-rule-packs.js';
import { rulePackSchema } from './rule-pack/rule-pack.schema.js';

defineLabels('action', {
  'appropriation.record': { zh: '登记下达指标', en: 'Record an appropriation' },
});

defineLabels('eventType', {
  'programme.created': { zh: '计划已创建', en: 'Programme created' },
  'programme.rules_set': { zh: '规则包已制定', en: 'Rule pack set' },
  'programme.activated': { zh: '计划已启用', en: 'Programme activated' },
  'programme.closed': { zh: '计划已结束', en: 'Programme closed' },
});

interface Value {
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly 'x-enum-titles'?: Readonly<Record<string, Text>>;
  readonly properties?: Readonly<Record<string, Value>>;
  readonly items?: Value;
}

/** The schema of a rule pack names its choices and its values; refusals that speak of them use the same words. */
function defineSchemaLabels(name: string, value: Value, path: readonly string[] = []): void {
  if (value['x-enum-titles']) defineLabels(name, value['x-enum-titles']);
  const { title: zh, 'x-title-en': en } = value;
  if (zh && en && path.length > 0) defineLabels('other', { [path.join('.')]: { zh, en } });
  for (const [member, inner] of Object.entries(value.properties ?? {})) {
    defineSchemaLabels(member, inner, [...path, member]);
  }
  if (value.items) {
    defineSchemaLabels(name, value.items);
    // One of several `steps` is a `step`: that is what a parameter or a field with one of them is called.
    defineSchemaLabels(name.replace(/s$/, ''), value.items);
  }
}

defineSchemaLabels('', rulePackSchema as Value);

// The units in which the schema states its numbers. A form shows ppm as per cent and fen as yuan.
defineLabels('x-unit', {
  count: { zh: '个', en: 'count' },
  days: { zh: '天', en: 'days' },
  working_days: { zh: '工作日', en: 'working days' },
  months: { zh: '个月', en: 'months' },
  years: { zh: '年', en: 'years' },
  ppm: { zh: 'ppm（10000 ppm = 1%）', en: 'ppm (10000 ppm = 1 %)' },
  fen: { zh: '分', en: 'fen' },
  score: { zh: '分（百分制）', en: 'points of 100' },
  time_of_day: { zh: '时刻（北京时间）', en: 'time of day (Asia/Shanghai)' },
});

for (const { review } of defaultRulePacks) {
  for (const { code, title } of review.rubric) defineLabels('criterion', { [code]: title });
}
