import { Controller, Req, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { notFound, UnitOfWork, type Context, type ReadTx } from '#platform';
import { CreateRoute, Ctx, Id, ReadRoute } from '#platform/http';
import {
  FileAnswer,
  filesOf,
  FileStorage,
  fileStream,
  getFile,
  receiveUpload,
  StoredFilesView,
  StoredFileView,
  storedFileView,
  UploadBody,
} from '#file';
import { acceptanceFiles, assertMayAttach, attachAcceptanceFile } from '../actions/attach-acceptance-file.js';
import { acceptanceParties } from '../acceptance.facts.js';
import { getAcceptance } from '../acceptance.repository.js';

/** What the parties hand in with an acceptance: laboratory reports, photographs, signed minutes. */
@Controller('acceptances/:id/files')
export class AcceptanceFileController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly storage: FileStorage,
  ) {}

  @CreateRoute('', {
    can: 'acceptance.attach_file',
    zh: '上传验收材料（不得含国家秘密）',
    en: 'Upload evidence (no state secrets)',
    returns: StoredFileView,
  })
  @UploadBody()
  async upload(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @Req() request: FastifyRequest,
  ): Promise<StoredFileView> {
    await this.unit.read(ctx, (tx) => assertMayAttach(tx, acceptanceId));
    return receiveUpload(request, this.storage, (blob) =>
      this.unit.run(ctx, async (tx) => storedFileView(await attachAcceptanceFile(tx, { acceptanceId, blob }))),
    );
  }

  @ReadRoute('', { can: 'acceptance.read', zh: '验收材料', en: 'Evidence', returns: StoredFilesView })
  list(@Ctx() ctx: Context, @Id() acceptanceId: string): Promise<StoredFilesView> {
    return this.unit.read(ctx, async (tx) => {
      await assertReadable(tx, acceptanceId);
      return { items: (await filesOf(tx, acceptanceFiles(acceptanceId))).map(storedFileView) };
    });
  }

  @ReadRoute(':fileId', { can: 'acceptance.read', zh: '下载验收材料', en: 'Download evidence' })
  @FileAnswer()
  async download(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.unit.read(ctx, async (tx) => {
      await assertReadable(tx, acceptanceId);
      return getFile(tx, acceptanceFiles(acceptanceId), fileId);
    });
    return fileStream(reply, this.storage, file);
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function assertReadable(tx: ReadTx, acceptanceId: string): Promise<void> {
  const parties = await acceptanceParties(tx, await getAcceptance(tx, acceptanceId));
  if (!tx.context.actor.may('acceptance.read', parties)) throw notFound('acceptance', acceptanceId);
}
