import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, InputNumber, Select, Switch } from 'antd';
import type { ReactNode } from 'react';
import type { FieldSchema } from '../../client/commands';
import { useWords } from '../../i18n/labels';
import { useLanguage } from '../../i18n/language';
import { OrganisationSelect } from '../organisation-select';
import { TitledCard } from '../titled-card';
import { useUndo } from '../use-undo';
import { isFen, typeOf, wordsOf } from './form-values';
import { DateInput, InstantInput, MoneyInput, PercentInput } from './inputs';
import type { References } from './references';
import { OptionalSelect } from '../optional-select';

const LONG_TEXT = 200;

export interface SchemaFieldProps {
  readonly name: string;
  readonly schema: FieldSchema;
  readonly required: boolean;
  /** Where the field stands from the root of the form. */
  readonly path: readonly (string | number)[];
  /** Where it stands within the list that draws it, if one does; antd adds the rest. */
  readonly local?: readonly (string | number)[];
  readonly references: References;
}

/** One field of a command's body: an input for a value, a group for an object, a growing list for a list. */
export function SchemaField(props: SchemaFieldProps) {
  const { name, schema, path, references } = props;
  if (typeOf(schema) === 'object' && schema.properties) return <ObjectField {...props} />;
  if (typeOf(schema) === 'array' && schema.items && typeOf(schema.items) === 'object') return <ListField {...props} />;
  return <ValueField key={path.join('.')} {...props} input={<ValueInput {...{ name, schema, references }} />} />;
}

/** All fields of an object schema, in its order. */
export function SchemaFields({
  schema,
  path,
  local,
  references,
}: Pick<SchemaFieldProps, 'schema' | 'path' | 'local' | 'references'>) {
  return Object.entries(schema.properties ?? {}).map(([key, field]) => (
    <SchemaField
      key={key}
      name={key}
      schema={field}
      required={schema.required?.includes(key) ?? false}
      path={[...path, key]}
      {...(local && { local: [...local, key] })}
      references={references}
    />
  ));
}

function ValueField({ name, schema, required, path, local, input }: SchemaFieldProps & { input: ReactNode }) {
  const { t } = useLanguage();
  const isFlag = typeOf(schema) === 'boolean';
  // A list that may be empty is filled in as it stands.
  const mustFill = required && !isFlag && schema.minItems !== 0;
  return (
    <Form.Item
      name={[...(local ?? path)]}
      label={t(wordsOf(schema, name))}
      rules={mustFill ? [{ required: true, message: t('请填写', 'Please fill in') }] : []}
      {...(isFlag && { valuePropName: 'checked', initialValue: schema.default ?? false })}
    >
      {input}
    </Form.Item>
  );
}

type ValueInputProps = Pick<SchemaFieldProps, 'name' | 'schema' | 'references'>;

/** antd's Form.Item hands id, value and onChange to the input below it. */
function ValueInput({ name, schema, references, ...given }: ValueInputProps) {
  const { t } = useLanguage();
  const words = useWords();
  const type = typeOf(schema);
  const known = references[name];
  if (known && 'organisations' in known) return <OrganisationSelect {...given} of={known.organisations} />;
  if (known) return <OptionalSelect {...given} options={[...known]} showSearch={{ optionFilterProp: 'label' }} />;
  if (type === 'array') return <ManyInput {...{ name, schema, references }} {...given} />;
  if (schema.enum) return <OptionalSelect {...given} options={choices(schema, name, words.choice)} />;
  if (type === 'boolean') return <Switch {...given} />;
  if (isFen(schema)) return <MoneyInput {...given} />;
  if (name.endsWith('Ppm')) return <PercentInput {...given} />;
  if (type === 'integer' || type === 'number') {
    const limits = { ...(schema.minimum !== undefined && { min: schema.minimum }), max: schema.maximum ?? Infinity };
    return <InputNumber {...given} {...limits} style={{ width: '100%' }} />;
  }
  if (schema.format === 'date') return <DateInput {...given} />;
  if (schema.format === 'date-time') return <InstantInput {...given} />;
  const limit = schema.maxLength;
  if (limit !== undefined && limit > LONG_TEXT) {
    return <Input.TextArea {...given} autoSize={{ minRows: 3, maxRows: 12 }} maxLength={limit} showCount />;
  }
  return <Input {...given} {...(limit !== undefined && { maxLength: limit })} placeholder={t('', '')} />;
}

function ManyInput({ name, schema, references, ...given }: ValueInputProps) {
  const words = useWords();
  const items = schema.items ?? {};
  const singular = name.replace(/s$/, '');
  const known = references[singular];
  if (Array.isArray(known))
    return <Select {...given} mode="multiple" options={[...known]} showSearch={{ optionFilterProp: 'label' }} />;
  if (items.enum) return <Select {...given} mode="multiple" options={choices(items, name, words.choice)} />;
  return (
    <Select {...given} mode="tags" open={false} suffixIcon={null} tokenSeparators={['、', ',', '，', ';', '；']} />
  );
}

function choices(schema: FieldSchema, name: string, words: (code: string, field: string) => string) {
  return (schema.enum ?? [])
    .filter((code): code is string => code !== null)
    .map((code) => ({ value: code, label: words(code, name) }));
}

function ObjectField({ name, schema, path, local, references }: SchemaFieldProps) {
  const { t } = useLanguage();
  return (
    <TitledCard size="small" level={3} title={t(wordsOf(schema, name))} style={{ marginBottom: 16 }}>
      <SchemaFields schema={schema} path={path} {...(local && { local })} references={references} />
    </TitledCard>
  );
}

function ListField({ name, schema, path, local, references }: SchemaFieldProps) {
  const { t } = useLanguage();
  const form = Form.useFormInstance();
  const offerUndo = useUndo();
  const items = schema.items ?? {};
  const title = t(wordsOf(schema, name));
  return (
    <TitledCard size="small" level={3} title={title} style={{ marginBottom: 16 }}>
      <Form.List name={[...(local ?? path)]}>
        {(fields, { add, remove }, { errors }) => (
          <>
            {fields.map((field, index) => (
              <TitledCard
                key={field.key}
                level={3}
                size="small"
                type="inner"
                title={`${index + 1}`}
                style={{ marginBottom: 8 }}
                extra={
                  <Button
                    type="text"
                    icon={<DeleteOutlined />}
                    aria-label={t(`删除第 ${index + 1} 项`, `Remove item ${index + 1}`)}
                    onClick={() => {
                      const taken: unknown = form.getFieldValue([...path, field.name]);
                      remove(field.name);
                      offerUndo(`${title} ${index + 1}`, () => add(taken, index));
                    }}
                  />
                }
              >
                <SchemaFields
                  schema={items}
                  path={[...path, field.name]}
                  local={[field.name]}
                  references={references}
                />
              </TitledCard>
            ))}
            <Form.ErrorList errors={errors} />
            {fields.length < (schema.maxItems ?? Infinity) && (
              <Button icon={<PlusOutlined />} onClick={() => add({})} block>
                {t('添加一项', 'Add one')}
              </Button>
            )}
          </>
        )}
      </Form.List>
    </TitledCard>
  );
}
