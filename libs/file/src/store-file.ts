import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DomainError, uuidv7 } from '#platform';
import { detectKind } from './detect-kind.js';
import { cleanFileName, extensionOf } from './file-name.js';
import { fileRefused } from './file-refusal.js';
import type { FileStorage } from './file-storage.js';
import { MEDIA_TYPES, mediaTypeOf } from './media-types.js';

export const MAX_FILE_BYTES = 50 * 1024 * 1024;

/** Bytes that are kept and judged, and belong to nobody yet. */
export interface StoredBlob {
  readonly blobKey: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export const tooLarge = (): DomainError =>
  new DomainError(413, 'file.too_large', { params: { max: MAX_FILE_BYTES / 1024 / 1024 } });

/**
 * Takes bytes in: streams them to disk while hashing and counting, finds out what they are, and keeps them. No
 * transaction is open meanwhile; `attachFile` then gives them to an owner in the owner's own unit.
 * @param upload the name as sent, and the bytes
 * @throws 413 file.too_large · 422 file.empty, file.name_not_allowed, file.type_not_allowed, file.extension_mismatch,
 *   file.archive_damaged, file.archive_too_big, file.macros_not_allowed
 */
export async function storeFile(storage: FileStorage, upload: { name: string; source: Readable }): Promise<StoredBlob> {
  const blobKey = uuidv7();
  const receiving = path.join(storage.receivingFolder, blobKey);
  try {
    const received = await receive(upload.source, receiving);
    const name = cleanFileName(upload.name);
    const mediaType = await judge(name, receiving, received.size);
    await storage.keep(blobKey, receiving);
    return { blobKey, name, mediaType, ...received };
  } catch (error) {
    await rm(receiving, { force: true });
    throw error;
  }
}

async function receive(source: Readable, target: string): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      hash.update(chunk);
      if (size > MAX_FILE_BYTES) done(tooLarge());
      else done(null, chunk);
    },
  });
  await pipeline(source, meter, createWriteStream(target, { flags: 'wx', mode: 0o600, flush: true }));
  return { size, sha256: hash.digest('hex') };
}

async function judge(name: string, localPath: string, size: number): Promise<string> {
  if (size === 0) throw fileRefused('file.empty');
  const kind = await detectKind(localPath, size);
  if (!kind) throw fileRefused('file.type_not_allowed');
  const extension = extensionOf(name);
  const { mediaType, extensions } = MEDIA_TYPES[kind];
  if (!(extensions as readonly string[]).includes(extension)) {
    throw fileRefused('file.extension_mismatch', { mediaType, expected: extensions.join(', ') });
  }
  return mediaTypeOf(kind, extension);
}
