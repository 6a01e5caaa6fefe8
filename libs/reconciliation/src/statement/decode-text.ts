import { fileWrong } from './statement.js';

const BYTE_ORDER_MARK = '\ufeff';

/**
 * The text of a file in UTF-8, with or without a byte order mark, or else in GB18030.
 * @throws 422 statement.not_text for bytes that are neither
 */
export function decodeText(bytes: Buffer): string {
  const text = decoded(bytes, 'utf-8') ?? decoded(bytes, 'gb18030');
  if (text === null || text.includes('\u0000')) throw fileWrong('statement.not_text');
  return text.startsWith(BYTE_ORDER_MARK) ? text.slice(1) : text;
}

function decoded(bytes: Buffer, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** Full-width letters, digits and signs as plain ones, no blanks around: `１，２００．５０` is `1,200.50`. */
export const plain = (text: string): string =>
  text
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ')
    .trim();
