import { yuanText } from '../money/yuan-text.js';
import { labelOf, ownLabelOf, stateLabelOf, type Language, type Text } from '../labels/index.js';

export type Params = Readonly<Record<string, string | number | boolean | null>>;

const catalogue = new Map<string, Text>();

/**
 * Registers the texts of codes (errors, refusals, labels). A code has one text in the whole product,
 * so a second, different definition stops the process at start.
 */
export function defineMessages<const T extends Readonly<Record<string, Text>>>(messages: T): T {
  for (const [code, text] of Object.entries(messages)) {
    const known = catalogue.get(code);
    if (known && (known.zh !== text.zh || known.en !== text.en)) {
      throw new Error(`message code '${code}' is defined twice`);
    }
    catalogue.set(code, text);
  }
  return messages;
}

/**
 * The text of a code with its `{param}` placeholders filled in; the code itself when nobody defined it. Parameters that
 * are codes themselves appear by their labels, those of a wrong input value by the labels of its field; `{param:yuan}` is
 * an amount of fen in the yuan that people read, `{param:percent}` a ratio of parts per million in percent.
 */
export function messageOf(code: string, params: Params = {}, field?: string): Text {
  return fillText(catalogue.get(code) ?? { zh: code, en: code }, params, field);
}

/** A text with its `{param}` placeholders filled in, as `messageOf` fills those of a code. */
export function fillText({ zh, en }: Text, params: Params, field?: string): Text {
  return { zh: fill(zh, params, { language: 'zh', field }), en: fill(en, params, { language: 'en', field }) };
}

export function hasMessage(code: string): boolean {
  return catalogue.has(code);
}

/** Every registered code with its texts, for the public label catalogue. */
export function allMessages(): ReadonlyMap<string, Text> {
  return catalogue;
}

interface Reading {
  readonly language: Language;
  readonly field?: string;
}

function fill(template: string, params: Params, reading: Reading): string {
  return template.replace(/\{(\w+)(:yuan|:percent)?\}/g, (placeholder, name: string, unit?: string) => {
    const value = params[name];
    if (value === undefined) return placeholder;
    if (unit && /^-?\d+$/.test(String(value))) {
      return unit === ':yuan' ? yuanText(BigInt(String(value)), 2) : `${Number(value) / PPM_PER_PERCENT}%`;
    }
    return typeof value === 'string' ? inWords(name, value, { params, ...reading }) : String(value);
  });
}

/** Parameters of any message that hold codes, with the field whose labels name them; the others name it themselves. */
const FIELD_OF_PARAM: Readonly<Record<string, string>> = { kind: 'kind', kinds: 'kind', role: 'role' };
/** Parameters that hold choices of the field that is wrong. */
const CHOICES: readonly string[] = ['values', 'allowed', 'expected'];
const PPM_PER_PERCENT = 10_000;
const BETWEEN: Readonly<Record<Language, string>> = { zh: '、', en: ', ' };

function inWords(name: string, value: string, reading: Reading & { readonly params: Params }): string {
  const { params, language, field } = reading;
  if (name === 'state') return stateLabelOf(String(params['lifecycle']), value)?.[language] ?? value;
  if (catalogue.has(value)) return messageOf(value, params)[language];
  const spokenOf = FIELD_OF_PARAM[name] ?? (CHOICES.includes(name) ? field : undefined);
  const labels = value
    .split(', ')
    .map((code) => ownLabelOf(name, code) ?? (spokenOf === undefined ? undefined : labelOf(spokenOf, code)));
  return labels.every((label) => label !== undefined)
    ? labels.map((label) => label[language]).join(BETWEEN[language])
    : readable(value);
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Instants stand in Shanghai time in the words people read; the parameters keep them in UTC for programs. */
function readable(value: string): string {
  if (!INSTANT.test(value)) return value;
  return new Date(Date.parse(value) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
