import path from 'node:path';
import { fileRefused } from './file-refusal.js';

const LONGEST = 200;
// Control characters, and those that turn the reading direction: they make "exe.pdf" out of "fdp.exe".
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;
const RESERVED = /[<>:"/\\|?*]/g;

/**
 * The name a file is kept under: the last part of what the browser sent, composed (NFC), without characters that
 * cannot be seen or that a file system gives a meaning to. Chinese names stay as they are.
 * @throws 422 file.name_not_allowed
 */
export function cleanFileName(sent: string): string {
  const last = sent.split(/[/\\]/).pop() ?? '';
  const name = last.normalize('NFC').replace(INVISIBLE, '').replace(RESERVED, '_').trim();
  if (name === '' || /^\.+$/.test(name) || name.length > LONGEST) {
    throw fileRefused('file.name_not_allowed');
  }
  return name;
}

export const extensionOf = (name: string): string => path.extname(name).toLowerCase();
