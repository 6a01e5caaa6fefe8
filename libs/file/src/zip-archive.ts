import type { FileHandle } from 'node:fs/promises';
import type { DomainError } from '#platform';
import { fileRefused } from './file-refusal.js';

/** One entry of an archive as its central directory lists it. */
export interface ZipEntry {
  readonly name: string;
  readonly method: number;
  readonly compressedSize: number;
  readonly size: number;
  /** Where its data begin in the file. */
  readonly dataOffset: number;
}

export const MAX_ENTRIES = 1_000;
export const MAX_UNPACKED_BYTES = 500 * 1024 * 1024;
export const MAX_RATIO = 100;

const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const LONGEST_COMMENT = 65_535;
const DIRECTORY_RECORD = 0x02014b50;
const DIRECTORY_RECORD_SIZE = 46;
const LOCAL_RECORD = 0x04034b50;
const LOCAL_RECORD_SIZE = 30;
const STORED = 0;
const DEFLATED = 8;
const ENCRYPTED = 0x0041;
const UNIX_TYPE_MASK = 0xf000;
const UNIX_SYMLINK = 0xa000;
const UNIX_MADE = 3;

export const damaged = (): DomainError => fileRefused('file.archive_damaged');

export const tooBig = (): DomainError =>
  fileRefused('file.archive_too_big', {
    maxEntries: MAX_ENTRIES,
    maxMegabytes: MAX_UNPACKED_BYTES / 1024 / 1024,
    maxRatio: MAX_RATIO,
  });

/** Reads exactly so many bytes. @throws 422 file.archive_damaged when the file ends before */
export async function readAt(file: FileHandle, offset: number, length: number): Promise<Buffer> {
  if (offset < 0 || length < 0) throw damaged();
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead !== length) throw damaged();
  return buffer;
}

/**
 * Where the archive's end record stands, or null when no reader would take the file for an archive. Its comment must
 * reach the end of the file: that is how readers find it, also behind a picture or a PDF.
 */
export async function findEndRecord(file: FileHandle, fileSize: number): Promise<number | null> {
  const length = Math.min(fileSize, END_RECORD_SIZE + LONGEST_COMMENT);
  const start = fileSize - length;
  const tail = await readAt(file, start, length);
  for (let at = length - END_RECORD_SIZE; at >= 0; at -= 1) {
    if (tail.readUInt32LE(at) === END_RECORD && at + END_RECORD_SIZE + tail.readUInt16LE(at + 20) === length) {
      return start + at;
    }
  }
  return null;
}

/**
 * The entries of an archive that begins with the first byte of the file and ends with the last: one volume, no ZIP64
 * (files end at 50 MB), no encryption, no link, no path that leads out of it, never two entries over the same bytes.
 * @throws 422 file.archive_damaged, file.archive_too_big
 */
export async function readArchive(file: FileHandle, fileSize: number): Promise<ZipEntry[]> {
  const endOffset = await findEndRecord(file, fileSize);
  if (endOffset === null) throw damaged();
  const end = await readAt(file, endOffset, END_RECORD_SIZE);
  const count = end.readUInt16LE(10);
  const directorySize = end.readUInt32LE(12);
  const directoryOffset = end.readUInt32LE(16);
  const oneVolume = end.readUInt16LE(4) === 0 && end.readUInt16LE(6) === 0 && end.readUInt16LE(8) === count;
  if (!oneVolume || count === 0 || directoryOffset + directorySize !== endOffset) throw damaged();
  if (count > MAX_ENTRIES) throw tooBig();
  const directory = await readAt(file, directoryOffset, directorySize);
  const listed = readDirectory(directory, count);
  if (!listed.some(({ localOffset }) => localOffset === 0)) throw damaged();
  const entries: ZipEntry[] = [];
  for (const entry of listed) entries.push(await located(file, entry));
  refuseOverlaps(entries, directoryOffset);
  refuseTooMuch(entries, fileSize);
  return entries;
}

interface ListedEntry extends Omit<ZipEntry, 'dataOffset'> {
  readonly localOffset: number;
}

function readDirectory(directory: Buffer, count: number): ListedEntry[] {
  const entries: ListedEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + DIRECTORY_RECORD_SIZE > directory.length || directory.readUInt32LE(at) !== DIRECTORY_RECORD)
      throw damaged();
    const nameLength = directory.readUInt16LE(at + 28);
    const next =
      at + DIRECTORY_RECORD_SIZE + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw damaged();
    const entry: ListedEntry = {
      name: directory.toString('utf8', at + DIRECTORY_RECORD_SIZE, at + DIRECTORY_RECORD_SIZE + nameLength),
      method: directory.readUInt16LE(at + 10),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      localOffset: directory.readUInt32LE(at + 42),
    };
    const isLink =
      directory.readUInt8(at + 5) === UNIX_MADE && (directory.readUInt16LE(at + 40) & UNIX_TYPE_MASK) === UNIX_SYMLINK;
    const isEncrypted = (directory.readUInt16LE(at + 8) & ENCRYPTED) !== 0;
    if (isLink || isEncrypted || !isReadable(entry)) throw damaged();
    entries.push(entry);
    at = next;
  }
  if (at !== directory.length || new Set(entries.map(({ name }) => name.toLowerCase())).size !== count) throw damaged();
  return entries;
}

function isReadable({ name, method, compressedSize, size }: ListedEntry): boolean {
  const leadsOut = name.startsWith('/') || /[\\:\0]/.test(name) || name.split('/').includes('..');
  const plain = method === DEFLATED || (method === STORED && compressedSize === size);
  return name !== '' && !leadsOut && plain;
}

async function located(file: FileHandle, { localOffset, ...entry }: ListedEntry): Promise<ZipEntry> {
  const local = await readAt(file, localOffset, LOCAL_RECORD_SIZE);
  if (local.readUInt32LE(0) !== LOCAL_RECORD || local.readUInt16LE(8) !== entry.method) throw damaged();
  const nameLength = local.readUInt16LE(26);
  const name = await readAt(file, localOffset + LOCAL_RECORD_SIZE, nameLength);
  // Readers that go by the local record must see the same entry as those that go by the directory.
  if (name.toString('utf8') !== entry.name) throw damaged();
  return { ...entry, dataOffset: localOffset + LOCAL_RECORD_SIZE + nameLength + local.readUInt16LE(28) };
}

/** Bombs of overlapping entries unpack the same bytes many times over. */
function refuseOverlaps(entries: readonly ZipEntry[], directoryOffset: number): void {
  const inOrder = [...entries].sort((a, b) => a.dataOffset - b.dataOffset);
  inOrder.forEach((entry, index) => {
    const limit = inOrder[index + 1]?.dataOffset ?? directoryOffset;
    if (entry.dataOffset + entry.compressedSize > limit) throw damaged();
  });
}

function refuseTooMuch(entries: readonly ZipEntry[], fileSize: number): void {
  const unpacked = entries.reduce((total, { size }) => total + size, 0);
  if (unpacked > MAX_UNPACKED_BYTES || unpacked > fileSize * MAX_RATIO) throw tooBig();
}
