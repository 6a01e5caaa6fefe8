/** An element with text or with elements in it; null is left out. */
export type Xml = readonly [name: string, content: string | readonly (Xml | null)[], attributes?: Attributes];
type Attributes = Readonly<Record<string, string>>;

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** Writes a document, two blanks for each level; the same elements always give the same bytes. */
export function xmlDocument(root: Xml, comment?: string): Buffer {
  return Buffer.from(`${DECLARATION}${comment ? `<!-- ${comment} -->\n` : ''}${write(root, '')}`, 'utf8');
}

function write([name, content, attributes = {}]: Xml, indent: string): string {
  const named = Object.entries(attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`);
  const open = `${indent}<${name}${named.join('')}>`;
  if (typeof content === 'string') return `${open}${escaped(content)}</${name}>\n`;
  const inner = content.flatMap((element) => (element ? [write(element, `${indent}  `)] : [])).join('');
  return `${open}\n${inner}${indent}</${name}>\n`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Characters that XML 1.0 cannot carry at all become blanks. */
function escaped(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are exactly what is replaced
  const sound = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ' ');
  return sound.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** At most so many characters: the messages limit their texts, and half a surrogate pair is no text. */
export const clipped = (text: string, length: number): string => [...text].slice(0, length).join('');
