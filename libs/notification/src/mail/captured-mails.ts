import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** Where the embedded mail server of `npm start` (apps/dev/lib/mail-capture.mjs) puts what it takes. */
const FOLDER = 'mails';

export interface CapturedMail {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly messageId: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

interface CapturedFile {
  readonly id: string;
  readonly receivedAt: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly raw: string;
}

/** Every mail that is kept, the newest first; none while no mail server runs. */
export async function capturedMails(dataDir: string): Promise<CapturedMail[]> {
  const names = await readdir(path.join(dataDir, FOLDER)).catch(() => []);
  const ids = names.flatMap((name) => /^([0-9a-f-]{36})\.json$/.exec(name)?.[1] ?? []);
  const mails = await Promise.all(ids.map((id) => capturedMail(dataDir, id)));
  return mails.filter((mail) => mail !== null).sort((one, other) => other.receivedAt.localeCompare(one.receivedAt));
}

/** @param id a UUID; null when it is not kept (any more) */
export async function capturedMail(dataDir: string, id: string): Promise<CapturedMail | null> {
  try {
    const file = JSON.parse(await readFile(path.join(dataDir, FOLDER, `${id}.json`), 'utf8')) as CapturedFile;
    const { receivedAt, from, to, raw } = file;
    return { id, receivedAt, from, to, ...readMail(raw) };
  } catch {
    return null;
  }
}

/**
 * Reads a mail of the form in which we write ours: encoded headers (RFC 2047), and text and HTML as two parts in base64
 * (RFC 2045, 2046). It is no reader for mail of others.
 */
export function readMail(raw: string): Pick<CapturedMail, 'messageId' | 'subject' | 'text' | 'html'> {
  const { headers, body } = splitHeaders(raw);
  const boundary = /boundary="?([^";]+)"?/.exec(headers.get('content-type') ?? '')?.[1];
  const parts = boundary === undefined ? [raw] : body.split(`--${boundary}`).slice(1, -1);
  const read = parts.map((part) => splitHeaders(part.replace(/^\r?\n/, '')));
  const contentOf = (type: string): string => {
    const part = read.find((each) => each.headers.get('content-type')?.startsWith(type));
    if (!part) return '';
    const isBase64 = part.headers.get('content-transfer-encoding') === 'base64';
    return isBase64 ? Buffer.from(part.body, 'base64').toString('utf8') : part.body.trim();
  };
  return {
    messageId: headers.get('message-id') ?? '',
    subject: decodedWords(headers.get('subject') ?? ''),
    text: contentOf('text/plain'),
    html: contentOf('text/html'),
  };
}

function splitHeaders(raw: string): { headers: ReadonlyMap<string, string>; body: string } {
  const end = /\r?\n\r?\n/.exec(raw);
  const head = end ? raw.slice(0, end.index) : raw;
  const lines = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/);
  const headers = new Map(
    lines.map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()];
    }),
  );
  return { headers, body: end ? raw.slice(end.index + end[0].length) : '' };
}

/** Encoded words with only white space between them are one text, and a character may be cut between two. */
function decodedWords(text: string): string {
  return text.replace(/=\?utf-8\?[bq]\?[^?]*\?=(?:\s+=\?utf-8\?[bq]\?[^?]*\?=)*/gi, (run) => {
    const words = [...run.matchAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi)];
    return Buffer.concat(words.map(([, encoding = '', word = '']) => bytesOf(encoding.toLowerCase(), word))).toString(
      'utf8',
    );
  });
}

function bytesOf(encoding: string, word: string): Buffer {
  if (encoding === 'b') return Buffer.from(word, 'base64');
  const latin1 = word
    .replaceAll('_', ' ')
    .replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(latin1, 'latin1');
}
