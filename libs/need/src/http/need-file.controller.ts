import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#platform';
import { CreateRoute, Ctx, Id, ReadRoute } from '#platform/http';
import { FileAnswer, OwnedFiles, StoredFilesView, StoredFileView, UploadBody } from '#file';
import { needFiles } from '../need-files.js';

/** What a need is filed with: drawings, technical notes, the scan of a paper filing. */
@Controller('needs/:id/files')
export class NeedFileController {
  constructor(private readonly files: OwnedFiles) {}

  @CreateRoute('', {
    can: 'need.edit',
    zh: '上传需求附件（不得含国家秘密）',
    en: 'Upload an attachment of a need (no state secrets)',
    returns: StoredFileView,
  })
  @UploadBody()
  upload(@Ctx() ctx: Context, @Id() id: string, @Req() request: FastifyRequest): Promise<StoredFileView> {
    return this.files.upload(ctx, needFiles, id, request);
  }

  @ReadRoute('', { can: 'need.read', zh: '需求附件', en: 'Attachments of a need', returns: StoredFilesView })
  list(@Ctx() ctx: Context, @Id() id: string): Promise<StoredFilesView> {
    return this.files.list(ctx, needFiles, id);
  }

  @ReadRoute(':fileId', { can: 'need.read', zh: '下载需求附件', en: 'Download an attachment of a need' })
  @FileAnswer()
  download(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.files.download(ctx, needFiles, { ownerId: id, fileId }, reply);
  }
}
