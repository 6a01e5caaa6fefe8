import type { MultipartFile } from '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#platform';
import { cleanFileName } from '#file';

const MAX_MEGABYTES = 20;
const MAX_BYTES = MAX_MEGABYTES * 1024 * 1024;

export interface ReceivedStatement {
  readonly fileName: string;
  readonly content: Buffer;
}

/**
 * Takes the file of a multipart request into memory; a month of ten thousand entries has some ten megabytes as XML.
 * @throws 400 file.missing, file.upload_broken · 413 statement.too_large · 422 file.name_not_allowed
 */
export async function receiveStatement(request: FastifyRequest): Promise<ReceivedStatement> {
  if (!request.isMultipart()) throw new DomainError(400, 'file.missing');
  const { part, content } = await read(request);
  return { fileName: cleanFileName(part.filename), content };
}

async function read(request: FastifyRequest): Promise<{ part: MultipartFile; content: Buffer }> {
  try {
    const part = await request.file({ limits: { fileSize: MAX_BYTES, files: 1 } });
    if (!part) throw new DomainError(400, 'file.missing');
    return { part, content: await part.toBuffer() };
  } catch (error) {
    if (error instanceof DomainError) throw error;
    if ((error as { code?: unknown }).code === 'FST_REQ_FILE_TOO_LARGE') {
      throw new DomainError(413, 'statement.too_large', { params: { max: MAX_MEGABYTES } });
    }
    throw new DomainError(400, 'file.upload_broken');
  }
}
