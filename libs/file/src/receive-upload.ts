import { Readable } from 'node:stream';
import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#platform';
import type { FileStorage } from './file-storage.js';
import { MAX_FILE_BYTES, storeFile, tooLarge, type StoredBlob } from './store-file.js';

/**
 * Takes the file of a multipart request in and lets the caller give it an owner. Bytes whose unit refused are taken
 * away again; when the outcome of the commit is not known they stay, since bytes without a row harm nobody and a row
 * without bytes does.
 * @param attach opens the owner's unit and calls `attachFile` in it
 * @throws 400 file.missing, file.upload_broken · 413, 422 of `storeFile` · whatever `attach` throws
 */
export async function receiveUpload<T>(
  request: FastifyRequest,
  storage: FileStorage,
  attach: (blob: StoredBlob) => Promise<T>,
): Promise<T> {
  const blob = await store(request, storage);
  try {
    return await attach(blob);
  } catch (error) {
    if (error instanceof DomainError) await storage.remove(blob.blobKey);
    throw error;
  }
}

async function store(request: FastifyRequest, storage: FileStorage): Promise<StoredBlob> {
  if (!request.isMultipart()) throw new DomainError(400, 'file.missing');
  const part = await nextFile(request);
  if (!part) throw new DomainError(400, 'file.missing');
  return storeFile(storage, { name: part.filename, source: Readable.from(sentBytes(part.file)) });
}

/** One byte more than allowed may come, so that a file of exactly the limit is not taken for one that is cut off. */
async function nextFile(request: FastifyRequest): Promise<MultipartFile | undefined> {
  try {
    return await request.file({ limits: { fileSize: MAX_FILE_BYTES + 1, files: 1 } });
  } catch (error) {
    throw asSent(error);
  }
}

/** What goes wrong while reading is the sender's; what goes wrong while writing is ours and stays what it is. */
async function* sentBytes(file: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of file) yield chunk as Buffer;
  } catch (error) {
    throw asSent(error);
  }
}

const asSent = (error: unknown): DomainError =>
  (error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE'
    ? tooLarge()
    : new DomainError(400, 'file.upload_broken');
