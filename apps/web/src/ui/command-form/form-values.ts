import type { FieldSchema } from '../../client/commands';

/** What a form holds: nested objects and lists of the body's fields. */
export type FormValues = Record<string, unknown>;

/** Leaves out what was not filled in: an empty field is an absent one, not an empty text. */
export function bodyOf(values: unknown, schema: FieldSchema): unknown {
  if (Array.isArray(values)) return values.map((item) => bodyOf(item, schema.items ?? {}));
  if (typeof values !== 'object' || values === null) return values;
  const entries = Object.entries(values)
    .map(([key, value]) => [key, bodyOf(value, schema.properties?.[key] ?? {})] as const)
    .filter(([, value]) => !isEmpty(value));
  return Object.fromEntries(entries);
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length === 0;
}

/** A field path of the api, `members[0].share` or `members.0.share`, as antd names a field. */
export function namePath(path: string): (string | number)[] {
  return path
    .split(/[.[\]]+/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

/** The Chinese and the English half of a description `申报金额（分） / amount in fen`. */
export function wordsOf(schema: FieldSchema, name: string): { zh: string; en: string } {
  const [zh = name, en = name] = (schema.description ?? name).split(' / ');
  // Amounts are typed in yuan, so the unit of the wire must not stand beside the field.
  return { zh: zh.replace(/（分）/, ''), en: en.replace(/ in fen\b/, '') };
}

export const typeOf = (schema: FieldSchema): string | undefined =>
  typeof schema.type === 'string' ? schema.type : schema.type?.find((type) => type !== 'null');

export const isFen = (schema: FieldSchema): boolean =>
  typeOf(schema) === 'string' && /\[1-9\]\\d\{0,17\}/.test(schema.pattern ?? '');
