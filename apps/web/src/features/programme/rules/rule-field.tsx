import { Form, Input, InputNumber, Select, Switch } from 'antd';
import type { Rule } from 'antd/es/form';
import { useLanguage } from '../../../i18n/language';
import { MoneyInput, PercentInput } from '../../../ui/command-form/inputs';
import { FormRows } from '../../../ui/form-rows';
import { PPM_PER_PERCENT, useRuleWords, type RuleSchema } from './rule-schema';
import { OptionalSelect } from '../../../ui/optional-select';

export interface RuleFieldProps {
  readonly schema: RuleSchema;
  readonly required: boolean;
  /** The field's name, within a row of a list from that row on. */
  readonly name: readonly (string | number)[];
}

/** One rule as its schema has it: an input for a value, a group for an object, growing rows for a list of objects. */
export function RuleField(props: RuleFieldProps) {
  const { schema } = props;
  if (schema.properties) return <Group {...props} />;
  if (schema.items?.properties) return <List {...props} />;
  return <ValueField {...props} />;
}

/** The members of an object schema. */
export function RuleFields({ schema, name }: Omit<RuleFieldProps, 'required'>) {
  return (
    <div className="rule-fields">
      {Object.entries(schema.properties ?? {}).map(([key, rule]) => (
        <RuleField key={key} schema={rule} name={[...name, key]} required={schema.required?.includes(key) ?? false} />
      ))}
    </div>
  );
}

function Group({ schema, name, required }: RuleFieldProps) {
  const { t } = useLanguage();
  const { titleOf } = useRuleWords();
  return (
    <fieldset className="indicator rule-wide">
      <legend>
        {titleOf(schema)}
        {!required && t('（可不设）', ' (optional)')}
      </legend>
      <RuleFields schema={schema} name={name} />
    </fieldset>
  );
}

/** Members by which rows count themselves, from 1 upwards. */
const COUNTERS = ['number', 'part', 'rank'] as const;

function List({ schema, name }: RuleFieldProps) {
  const { titleOf, noteOf } = useRuleWords();
  const item = schema.items ?? {};
  const counters = COUNTERS.filter((counter) => item.properties?.[counter]);
  const blank = (rows: number) => Object.fromEntries(counters.map((counter) => [counter, rows + 1]));
  return (
    <fieldset className="indicator rule-wide">
      <legend>{titleOf(schema)}</legend>
      <p className="rule-note">{noteOf(schema)}</p>
      <FormRows list={name} each={titleOf(item)} blank={blank} most={schema.maxItems ?? Infinity}>
        {(index) => <RuleFields schema={item} name={[index]} />}
      </FormRows>
      <div style={{ height: 12 }} />
    </fieldset>
  );
}

function ValueField({ schema, name, required }: RuleFieldProps) {
  const { titleOf, noteOf } = useRuleWords();
  const rules = useRules(schema, required);
  return (
    <Form.Item
      name={[...name]}
      label={titleOf(schema)}
      extra={noteOf(schema)}
      rules={rules}
      {...(schema.type === 'boolean' && { valuePropName: 'checked' })}
      {...(schema.type === 'array' && { className: 'rule-wide' })}
    >
      <ValueInput schema={schema} required={required} />
    </Form.Item>
  );
}

/** What can be said at once; everything else the api says. */
function useRules({ type, minimum, maximum, ...schema }: RuleSchema, required: boolean): Rule[] {
  const { t } = useLanguage();
  const rules: Rule[] = [];
  if (required && type !== 'boolean' && type !== 'array') {
    rules.push({ required: true, message: t('请填写', 'Please fill in') });
  }
  if (minimum !== undefined && maximum !== undefined) {
    const shown = (value: number) => (schema['x-unit'] === 'ppm' ? `${value / PPM_PER_PERCENT}%` : `${value}`);
    const message = t(
      `应在 ${shown(minimum)} 至 ${shown(maximum)} 之间`,
      `From ${shown(minimum)} to ${shown(maximum)}`,
    );
    rules.push({ type: 'number', min: minimum, max: maximum, message });
  }
  return rules;
}

/** antd's Form.Item hands id, value and onChange to the input below it. */
function ValueInput({ schema, required, ...given }: { schema: RuleSchema; required: boolean }) {
  const { t } = useLanguage();
  const { unitOf } = useRuleWords();
  const unit = schema['x-unit'];
  const choices = (from: RuleSchema) =>
    (from.enum ?? []).map((code) => ({
      value: code,
      label: t(from['x-enum-titles']?.[code] ?? { zh: code, en: code }),
    }));
  if (schema.type === 'array') return <Select {...given} mode="multiple" options={choices(schema.items ?? {})} />;
  if (schema.enum && required) return <Select {...given} options={choices(schema)} />;
  if (schema.enum) return <OptionalSelect {...given} options={choices(schema)} />;
  if (schema.type === 'boolean') return <Switch {...given} />;
  if (unit === 'fen') return <MoneyInput {...given} />;
  if (unit === 'ppm') return <PercentInput {...given} most={(schema.maximum ?? 0) / PPM_PER_PERCENT} />;
  if (schema.type === 'integer')
    return <InputNumber {...given} style={{ width: '100%' }} precision={0} suffix={unitOf(schema)} />;
  if (unit === 'time_of_day') return <Input {...given} placeholder="17:00" maxLength={5} />;
  return <Input {...given} maxLength={schema.maxLength ?? 200} />;
}
