import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#platform';
import { CreateRoute, Ctx, Id, ReadRoute } from '#platform/http';
import { FileAnswer, OwnedFiles, StoredFilesView, StoredFileView, UploadBody } from '#file';
import { acceptanceFiles } from '../acceptance-files.js';

/** What the parties hand in with an acceptance: laboratory reports, photographs, signed minutes. */
@Controller('acceptances/:id/files')
export class AcceptanceFileController {
  constructor(private readonly files: OwnedFiles) {}

  @CreateRoute('', {
    can: 'acceptance.attach_file',
    zh: '上传验收材料（不得含国家秘密）',
    en: 'Upload evidence (no state secrets)',
    returns: StoredFileView,
  })
  @UploadBody()
  upload(@Ctx() ctx: Context, @Id() id: string, @Req() request: FastifyRequest): Promise<StoredFileView> {
    return this.files.upload(ctx, acceptanceFiles, id, request);
  }

  @ReadRoute('', { can: 'acceptance.read', zh: '验收材料', en: 'Evidence', returns: StoredFilesView })
  list(@Ctx() ctx: Context, @Id() id: string): Promise<StoredFilesView> {
    return this.files.list(ctx, acceptanceFiles, id);
  }

  @ReadRoute(':fileId', { can: 'acceptance.read', zh: '下载验收材料', en: 'Download evidence' })
  @FileAnswer()
  download(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.files.download(ctx, acceptanceFiles, { ownerId: id, fileId }, reply);
  }
}
