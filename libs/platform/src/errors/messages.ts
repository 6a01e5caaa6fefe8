/** A text in both languages of the product. Chinese is the first language. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}

export type Language = keyof Text;
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

/** The text of a code with its `{param}` placeholders filled in; the code itself when nobody defined it. */
export function messageOf(code: string, params: Params = {}): Text {
  const text = catalogue.get(code) ?? { zh: code, en: code };
  return { zh: fill(text.zh, params), en: fill(text.en, params) };
}

export function hasMessage(code: string): boolean {
  return catalogue.has(code);
}

/** Every registered code with its texts, for the public label catalogue. */
export function allMessages(): ReadonlyMap<string, Text> {
  return catalogue;
}

function fill(template: string, params: Params): string {
  return template.replace(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = params[name];
    return value === undefined ? placeholder : readable(String(value));
  });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** Instants stand in Shanghai time in the words people read; the parameters keep them in UTC for programs. */
function readable(value: string): string {
  if (!INSTANT.test(value)) return value;
  return new Date(Date.parse(value) + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19).replace('T', ' ');
}
