import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Context } from '#platform';
import { CreateRoute, Ctx, Id, ReadRoute } from '#platform/http';
import { FileAnswer, OwnedFiles, StoredFilesView, StoredFileView, UploadBody } from '#file';
import { milestoneFiles } from '../milestone-files.js';

/** Deliverables of a milestone: test records, drawings, photographs. */
@Controller('milestones/:id/files')
export class MilestoneFileController {
  constructor(private readonly files: OwnedFiles) {}

  @CreateRoute('', {
    can: 'milestone.submit',
    zh: '上传里程碑交付物（不得含国家秘密）',
    en: 'Upload a deliverable (no state secrets)',
    returns: StoredFileView,
  })
  @UploadBody()
  upload(@Ctx() ctx: Context, @Id() id: string, @Req() request: FastifyRequest): Promise<StoredFileView> {
    return this.files.upload(ctx, milestoneFiles, id, request);
  }

  @ReadRoute('', {
    can: 'milestone.read',
    zh: '里程碑交付物',
    en: 'Deliverables of a milestone',
    returns: StoredFilesView,
  })
  list(@Ctx() ctx: Context, @Id() id: string): Promise<StoredFilesView> {
    return this.files.list(ctx, milestoneFiles, id);
  }

  @ReadRoute(':fileId', { can: 'milestone.read', zh: '下载里程碑交付物', en: 'Download a deliverable' })
  @FileAnswer()
  download(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return this.files.download(ctx, milestoneFiles, { ownerId: id, fileId }, reply);
  }
}
