import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#platform';
import { CreateRoute, Ctx, Id, ReadRoute } from '#platform/http';
import { FileAnswer, OwnedFiles, StoredFilesView, StoredFileView, UploadBody } from '#file';
import { contributionFiles } from '../contribution-files.js';

/** What a contribution is proven with: scans of bank vouchers and invoices. */
@Controller('contributions/:id/files')
export class ContributionFileController {
  constructor(private readonly files: OwnedFiles) {}

  @CreateRoute('', {
    can: 'contribution.declare',
    zh: '上传投入凭证（不得含国家秘密）',
    en: 'Upload a voucher scan (no state secrets)',
    returns: StoredFileView,
  })
  @UploadBody()
  upload(@Ctx() ctx: Context, @Id() id: string, @Req() request: FastifyRequest): Promise<StoredFileView> {
    return this.files.upload(ctx, contributionFiles, id, request);
  }

  @ReadRoute('', {
    can: 'contribution.read',
    zh: '投入凭证',
    en: 'Voucher scans of a contribution',
    returns: StoredFilesView,
  })
  list(@Ctx() ctx: Context, @Id() id: string): Promise<StoredFilesView> {
    return this.files.list(ctx, contributionFiles, id);
  }

  @ReadRoute(':fileId', { can: 'contribution.read', zh: '下载投入凭证', en: 'Download a voucher scan' })
  @FileAnswer()
  download(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.files.download(ctx, contributionFiles, { ownerId: id, fileId }, reply);
  }
}
