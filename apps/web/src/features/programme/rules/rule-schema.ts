import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage, type Text } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';

/** A value of a rule pack as its JSON Schema names, explains and bounds it. */
export interface RuleSchema {
  readonly type?: string;
  readonly const?: unknown;
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly description?: string;
  readonly 'x-description-en'?: string;
  readonly 'x-unit'?: string;
  readonly 'x-enum-titles'?: Readonly<Record<string, Text>>;
  readonly enum?: readonly string[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, RuleSchema>>;
  readonly items?: RuleSchema;
}

export type Pack = Readonly<Record<string, unknown>>;

export const PPM_PER_PERCENT = 10_000;

export function useRuleSchema() {
  const query = $api.useQuery('get', '/api/v1/rule-packs/schema', {}, { staleTime: Infinity });
  return { ...query, data: query.data as RuleSchema | undefined };
}

/** The groups of rules: the scalars at the top as one, then every section of the schema. */
export function sectionsOf(schema: RuleSchema): { readonly key: string; readonly schema: RuleSchema }[] {
  const entries = Object.entries(schema.properties ?? {});
  const isSection = ([name, rule]: readonly [string, RuleSchema]) => rule.properties !== undefined && name !== 'title';
  return entries.filter(isSection).map(([key, rule]) => ({ key, schema: rule }));
}

/** The rules that stand in no section: code, title, mode. */
export function generalRules(schema: RuleSchema): [string, RuleSchema][] {
  const sections = new Set(sectionsOf(schema).map(({ key }) => key));
  return Object.entries(schema.properties ?? {}).filter(([name, rule]) => !sections.has(name) && !('const' in rule));
}

/** The words of the schema. */
export function useRuleWords() {
  const { t } = useLanguage();
  const words = useWords();
  const titleOf = (schema: RuleSchema, name = '') => t(schema.title ?? name, schema['x-title-en'] ?? name);
  // Amounts are typed in yuan, so the unit of the wire must not stand below the field.
  const noteOf = (schema: RuleSchema) =>
    t(schema.description ?? '', schema['x-description-en'] ?? '').replace(/（分）| in fen\b/, '');
  const unitOf = (schema: RuleSchema) => {
    const unit = schema['x-unit'];
    if (!unit || unit === 'count' || unit === 'time_of_day') return '';
    if (unit === 'ppm') return '%';
    return unit === 'fen' ? t('元', 'CNY') : words.choice(unit, 'x-unit');
  };
  /** A single value: a choice by its title, a number with its unit; null for a group and for a list. */
  const scalarText = (schema: RuleSchema, value: unknown): string | null => {
    if (value === undefined || value === null) return '—';
    if (typeof value === 'boolean') return value ? t('是', 'Yes') : t('否', 'No');
    if (typeof value === 'object') return null;
    const code = String(value as string | number);
    const named = schema['x-enum-titles']?.[code];
    if (named) return t(named);
    if (schema['x-unit'] === 'ppm') return `${Number(value) / PPM_PER_PERCENT}%`;
    if (schema['x-unit'] === 'fen') return /^\d+$/.test(code) ? t(`${yuan(code)} 元`, `CNY ${yuan(code)}`) : code;
    const unit = unitOf(schema);
    return unit ? `${code} ${unit}` : code;
  };
  return { titleOf, noteOf, unitOf, scalarText };
}

/** What is being edited as it is sent: nothing that was left empty, and everything that is fixed. */
export function packOf(schema: RuleSchema, value: unknown): unknown {
  if ('const' in schema) return schema.const;
  if (schema.type === 'boolean') return value ?? false;
  if (schema.type === 'array')
    return ((value as unknown[] | undefined) ?? []).map((each) => packOf(itemOf(schema), each));
  if (!schema.properties) return value === '' || value === null ? undefined : value;
  const members = Object.entries(schema.properties)
    .map(([name, rule]) => [name, packOf(rule, (value as Pack | undefined)?.[name])] as const)
    .filter(([name, member]) => (schema.required?.includes(name) ? member !== undefined : !isBlank(member)));
  return Object.fromEntries(members);
}

const itemOf = (schema: RuleSchema): RuleSchema => schema.items ?? {};

function isBlank(value: unknown): boolean {
  if (value === undefined || value === null) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
