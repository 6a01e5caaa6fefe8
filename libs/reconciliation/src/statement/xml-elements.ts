import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { isLocalDate, shanghaiDate, type Fen, type LocalDate } from '#platform';
import { yuanOf } from './cell-values.js';
import { fileWrong } from './statement.js';

/** An element of a message. Names are without their prefix; what is not there is an empty element. */
export class XmlElement {
  constructor(private readonly value: unknown) {}

  /** The first child along the path `A/B/C`. */
  at(path: string): XmlElement {
    return path.split('/').reduce<XmlElement>((element, name) => element.all(name)[0] ?? NOTHING, this);
  }

  /** Every child of a name, in order. */
  all(name: string): XmlElement[] {
    if (typeof this.value !== 'object' || this.value === null) return [];
    const child = (this.value as Record<string, unknown>)[name];
    if (child === undefined) return [];
    return (Array.isArray(child) ? child : [child]).map((each: unknown) => new XmlElement(each));
  }

  get exists(): boolean {
    return this.value !== undefined;
  }

  /**
   * Its text without blanks around; null when there is none.
   * @throws 422 statement.not_text for a character reference to what is no character
   */
  get text(): string | null {
    const text =
      typeof this.value === 'object' && this.value !== null
        ? (this.value as Record<string, unknown>)['#text']
        : this.value;
    if (typeof text === 'string' && NO_CHARACTER.test(text)) throw fileWrong('statement.not_text');
    const trimmed = typeof text === 'string' ? text.trim() : '';
    return trimmed === '' ? null : trimmed;
  }

  attribute(name: string): string | null {
    return new XmlElement(this.value).at(`@${name}`).text;
  }

  /** An amount in CNY; null when it is none. */
  get yuan(): Fen | null {
    const currency = this.attribute('Ccy');
    return this.text === null || (currency !== null && currency !== 'CNY') ? null : yuanOf(this.text);
  }

  /** A date, or the Shanghai date of an instant; null when it is neither. */
  get date(): LocalDate | null {
    const text = this.text ?? '';
    if (isLocalDate(text)) return text;
    const instant = new Date(text);
    return /^\d{4}-\d{2}-\d{2}T/.test(text) && !Number.isNaN(instant.getTime()) ? shanghaiDate(instant) : null;
  }
}

// eslint-disable-next-line no-control-regex -- the database takes neither NUL nor half a surrogate pair
const NO_CHARACTER = /[\u0000\p{Surrogate}]/u;
const NOTHING = new XmlElement(undefined);

const PARSER = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  trimValues: true,
});

/**
 * Reads a message. A document type is refused before anything is expanded: banks send none, attackers do.
 * @throws 422 statement.not_readable, also for a file that was cut off
 */
export function readXml(text: string): XmlElement {
  if (/<!(DOCTYPE|ENTITY)/i.test(text) || XMLValidator.validate(text) !== true) {
    throw fileWrong('statement.not_readable');
  }
  try {
    return new XmlElement(PARSER.parse(text) as unknown);
  } catch {
    throw fileWrong('statement.not_readable');
  }
}
