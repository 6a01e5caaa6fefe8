import { Controller, Query, Req, Res, type StreamableFile, type Type } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#platform';
import { CreateRoute, Ctx, Id, Ids, ReadRoute, TextField } from '#platform/http';
import { FileAnswer, StoredFilesView, StoredFileView, UploadBody } from './file-routes.js';
import { OwnedFiles, type FilePolicy } from './owned-files.js';

export class DownloadQuery {
  @TextField({
    max: 1,
    pattern: /^1$/,
    optional: true,
    doc: '在浏览器中预览（仅 PDF、PNG、JPEG） / show it in the browser: PDF, PNG and JPEG only',
  })
  inline?: '1';
}

interface FileRoutes {
  /** The collection in the path: `needs` gives `/needs/{id}/files`. */
  readonly things: string;
  readonly policy: FilePolicy;
  /** What these files are, in Chinese and in English. */
  readonly zh: string;
  readonly en: string;
}

/**
 * The three routes of an owner's files, each after the owner's policy.
 * @returns a controller for the owner's HTTP module
 */
export function fileController({ things, policy, zh, en }: FileRoutes): Type<object> {
  @Controller(`${things}/:id/files`)
  class OwnerFileController {
    constructor(private readonly files: OwnedFiles) {}

    @CreateRoute('', {
      can: policy.attach,
      zh: `上传${zh}（不得含国家秘密）`,
      en: `Upload: ${en} (no state secrets)`,
      returns: StoredFileView,
    })
    @UploadBody()
    upload(@Ctx() ctx: Context, @Id() id: string, @Req() request: FastifyRequest): Promise<StoredFileView> {
      return this.files.upload(ctx, policy, id, request);
    }

    @ReadRoute('', { can: policy.read, zh, en: `List: ${en}`, returns: StoredFilesView })
    list(@Ctx() ctx: Context, @Id() id: string): Promise<StoredFilesView> {
      return this.files.list(ctx, policy, id);
    }

    @ReadRoute(':fileId', { can: policy.read, zh: `下载${zh}`, en: `Download: ${en}` })
    @FileAnswer()
    download(
      @Ctx() ctx: Context,
      @Ids(['id', 'fileId']) { id, fileId }: { id: string; fileId: string },
      @Query() { inline }: DownloadQuery,
      @Res({ passthrough: true }) reply: FastifyReply,
    ): Promise<StreamableFile> {
      return this.files.download(ctx, policy, { ownerId: id, fileId, inline: inline === '1' }, reply);
    }
  }
  // The description names operations after their controller.
  Object.defineProperty(OwnerFileController, 'name', { value: `${pascal(policy.ownerType)}FileController` });
  return OwnerFileController;
}

const pascal = (snake: string): string =>
  snake
    .split('_')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
