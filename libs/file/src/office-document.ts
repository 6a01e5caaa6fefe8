import { createReadStream } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflateRaw } from 'node:zlib';
import { fileRefused } from './file-refusal.js';
import type { FileKind } from './media-types.js';
import { damaged, readArchive, type ZipEntry } from './zip-archive.js';

/** The parts without which an archive is not the document it says it is (ECMA-376 part 2; GB/T 33190). */
const PARTS: readonly { readonly kind: FileKind; readonly parts: readonly RegExp[] }[] = [
  { kind: 'docx', parts: [/^\[Content_Types\]\.xml$/, /^word\/document\d*\.xml$/] },
  { kind: 'xlsx', parts: [/^\[Content_Types\]\.xml$/, /^xl\/workbook\.xml$/] },
  { kind: 'ofd', parts: [/^OFD\.xml$/] },
];
const MACROS = /(^|\/)(vbaProject\.bin|vbaData\.xml)$/i;

/**
 * Which office document an archive is, after unpacking it once without keeping anything: the sizes its directory
 * states are only claims.
 * @returns null when it is an archive but none of the documents allowed
 * @throws 422 file.archive_damaged, file.archive_too_big, file.macros_not_allowed
 */
export async function officeKind(file: FileHandle, path: string, fileSize: number): Promise<FileKind | null> {
  const entries = await readArchive(file, fileSize);
  const names = entries.map(({ name }) => name);
  const kinds = PARTS.filter(({ parts }) => parts.every((part) => names.some((name) => part.test(name))));
  const [found] = kinds;
  if (!found || kinds.length > 1) return null;
  if (names.some((name) => MACROS.test(name))) throw fileRefused('file.macros_not_allowed');
  for (const entry of entries) await assertUnpacksAsStated(path, entry);
  return found.kind;
}

async function assertUnpacksAsStated(path: string, entry: ZipEntry): Promise<void> {
  if (entry.method === 0 || entry.compressedSize === 0) {
    if (entry.compressedSize !== entry.size) throw damaged();
    return;
  }
  let unpacked = 0;
  const count = new Writable({
    write(chunk: Buffer, _encoding, done) {
      unpacked += chunk.length;
      done(unpacked > entry.size ? damaged() : null);
    },
  });
  const { dataOffset, compressedSize } = entry;
  const packed = createReadStream(path, { start: dataOffset, end: dataOffset + compressedSize - 1 });
  await pipeline(packed, createInflateRaw(), count).catch(() => {
    throw damaged();
  });
  if (unpacked !== entry.size) throw damaged();
}
