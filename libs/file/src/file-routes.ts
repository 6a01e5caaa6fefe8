import { applyDecorators, StreamableFile } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiOkResponse, ApiProduces, ApiProperty } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { fileHeaders } from './file-headers.js';
import type { FileStorage } from './file-storage.js';
import { STORED_MEDIA_TYPES } from './media-types.js';
import type { StoredFile } from './stored-file.entity.js';

/** A file as its owner's readers see it. */
export class StoredFileView {
  @ApiProperty({ type: 'string', format: 'uuid', description: '系统编号 / id' }) id!: string;
  @ApiProperty({ type: 'string', maxLength: 200, description: '文件名 / name' }) name!: string;
  @ApiProperty({ type: 'string', enum: [...STORED_MEDIA_TYPES], description: '文件类型 / media type' })
  mediaType!: string;
  @ApiProperty({ type: 'integer', minimum: 1, description: '字节数 / bytes' }) size!: number;
  @ApiProperty({ type: 'string', minLength: 64, maxLength: 64, description: 'SHA-256 哈希 / SHA-256' }) sha256!: string;
  @ApiProperty({ type: 'string', format: 'uuid', description: '上传人 / who uploaded it' }) uploadedBy!: string;
  @ApiProperty({ type: 'string', format: 'date-time', description: '上传时间 / uploaded at' }) at!: string;
}

/** The files of one owner. */
export class StoredFilesView {
  @ApiProperty({ type: StoredFileView, isArray: true, description: '文件 / files' }) items!: StoredFileView[];
}

export function storedFileView({ id, name, mediaType, size, sha256, uploadedBy, at }: StoredFile): StoredFileView {
  return { id, name, mediaType, size, sha256, uploadedBy, at: at.toISOString() };
}

/** Describes the body of an upload route: one part named `file`. */
export const UploadBody = (): MethodDecorator =>
  applyDecorators(
    ApiConsumes('multipart/form-data'),
    ApiBody({
      schema: {
        type: 'object',
        required: ['file'],
        properties: { file: { type: 'string', format: 'binary', description: '文件 / the file' } },
      },
    }),
  );

/** Describes the answer of a download route. */
export const FileAnswer = (): MethodDecorator =>
  applyDecorators(
    ApiProduces('application/octet-stream'),
    ApiOkResponse({ schema: { type: 'string', format: 'binary', description: '文件 / the file' } }),
  );

/** The answer of a download route: headers set on the reply, the bytes as a stream. */
export async function fileStream(
  reply: FastifyReply,
  storage: FileStorage,
  { file, inline }: { file: StoredFile; inline: boolean },
): Promise<StreamableFile> {
  const bytes = await storage.open(file.blobKey);
  void reply.headers(fileHeaders(file, { inline }));
  return new StreamableFile(bytes);
}
