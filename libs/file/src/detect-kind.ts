import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import type { FileKind } from './media-types.js';
import { officeKind } from './office-document.js';
import { findEndRecord, readAt } from './zip-archive.js';

const PDF = Buffer.from('%PDF-1.', 'latin1');
const PDF_2 = Buffer.from('%PDF-2.', 'latin1');
const PDF_END = Buffer.from('%%EOF', 'latin1');
const PDF_TAIL = 1024;
const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const ZIP = Buffer.from([0x50, 0x4b, 0x03, 0x04]);
const HEAD = 16;
// eslint-disable-next-line no-control-regex -- control characters are exactly what text does not have
const NOT_TEXT = /[\u0000-\u0008\u000b\u000e-\u001f\u007f]/;

/**
 * What a finished file on disk is, by its bytes alone. Whatever could also be read as an archive (a picture or a PDF
 * with one behind it) is refused, so a file has one meaning for every reader.
 * @returns null when it is nothing that may be uploaded
 * @throws 422 file.archive_damaged, file.archive_too_big, file.macros_not_allowed
 */
export async function detectKind(path: string, size: number): Promise<FileKind | null> {
  const file = await open(path, 'r');
  try {
    const head = await readAt(file, 0, Math.min(size, HEAD));
    if (startsWith(head, ZIP)) return await officeKind(file, path, size);
    const kind = await plainKind(file, head, size);
    if (kind === null) return (await isText(path)) ? 'text' : null;
    return size >= 22 && (await findEndRecord(file, size)) !== null ? null : kind;
  } finally {
    await file.close();
  }
}

async function plainKind(file: FileHandle, head: Buffer, size: number): Promise<FileKind | null> {
  if (startsWith(head, PDF) || startsWith(head, PDF_2)) {
    const tail = await readAt(file, Math.max(0, size - PDF_TAIL), Math.min(size, PDF_TAIL));
    return tail.includes(PDF_END) ? 'pdf' : null;
  }
  if (startsWith(head, PNG)) {
    const end = await readAt(file, size - PNG_END.length, PNG_END.length);
    return end.equals(PNG_END) ? 'png' : null;
  }
  return startsWith(head, JPEG) ? 'jpeg' : null;
}

/** UTF-8 without control characters, read in pieces so that 50 MB of it take no memory. */
async function isText(path: string): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    for await (const piece of createReadStream(path)) {
      if (NOT_TEXT.test(decoder.decode(piece as Buffer, { stream: true }))) return false;
    }
    decoder.decode();
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return false;
    throw error;
  }
}

const startsWith = (bytes: Buffer, signature: Buffer): boolean => bytes.subarray(0, signature.length).equals(signature);
