import 'reflect-metadata';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Controller, Module, Req, Res, type StreamableFile } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import request, { type Response, type Test } from 'supertest';
import { lock, PlatformModule, refused, UnitOfWork, uuidv7, type Context } from '#platform';
import { createApiApp, CreateRoute, Ctx, Id, PlatformHttpModule, ReadRoute } from '#platform/http';
import { IdentityHttpModule } from '#identity/http';
import {
  attachFile,
  FileAnswer,
  FileModule,
  filesOf,
  FileStorage,
  fileStream,
  getFile,
  receiveUpload,
  storedFileView,
  UploadBody,
  type FileOwner,
  type StoredFilesView,
  type StoredFileView,
} from '#file';
import { samples } from '../../libs/file/test-support/sample-files.js';
import { PASSWORD } from '../support/client.js';

const FULL = '00000000-0000-7000-8000-00000000f011';
const box = (id: string): FileOwner => ({ type: 'box', id });

/** An owner of files as the README of libs/file describes it; one box is full and takes nothing. */
@Controller('boxes/:id/files')
class BoxFileController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly storage: FileStorage,
  ) {}

  @CreateRoute('', { can: 'signed_in', zh: '上传', en: 'Upload' })
  @UploadBody()
  upload(@Ctx() ctx: Context, @Id() id: string, @Req() upload: FastifyRequest): Promise<StoredFileView> {
    return receiveUpload(upload, this.storage, (blob) =>
      this.unit.run(ctx, async (tx) => {
        await lock(tx, [], null);
        const file = storedFileView(await attachFile(tx, box(id), blob));
        if (id === FULL) throw refused({ code: 'platform.conflict' });
        return file;
      }),
    );
  }

  @ReadRoute('', { can: 'signed_in', zh: '文件', en: 'Files' })
  list(@Ctx() ctx: Context, @Id() id: string): Promise<StoredFilesView> {
    return this.unit.read(ctx, async (tx) => ({ items: (await filesOf(tx, box(id))).map(storedFileView) }));
  }

  @ReadRoute(':fileId', { can: 'signed_in', zh: '下载', en: 'Download' })
  @FileAnswer()
  async download(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Id('fileId') fileId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.unit.read(ctx, (tx) => getFile(tx, box(id), fileId));
    return fileStream(reply, this.storage, { file, inline: false });
  }
}

@Module({
  imports: [PlatformModule, PlatformHttpModule, IdentityHttpModule, FileModule],
  controllers: [BoxFileController],
})
class BoxModule {}

describe('files over HTTP', () => {
  let app: NestFastifyApplication;
  let token: string;
  const folder = mkdtempSync(path.join(tmpdir(), 'jbgs-files-'));
  const boxId = uuidv7();

  beforeAll(async () => {
    process.env['JWT_SECRET'] ??= 'x'.repeat(40);
    process.env['JBGS_MODE'] ??= 'dev';
    process.env['LOG_LEVEL'] ??= 'error';
    process.env['DATA_DIR'] = folder;
    app = await createApiApp(BoxModule);
    const administrator = { username: 'admin', password: PASSWORD };
    const { body } = await request(app.getHttpServer()).post('/api/v1/auth/sign-in').send(administrator).expect(200);
    token = (body as { accessToken: string }).accessToken;
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });

  const url = (id: string): string => `/api/v1/boxes/${id}/files`;
  const signedIn = (test: Test): Test => test.set('Authorization', `Bearer ${token}`);
  const upload = (name: string, bytes: Buffer, id = boxId): Test =>
    signedIn(request(app.getHttpServer()).post(url(id)).attach('file', bytes, name));
  const download = (id: string, fileId: string): Test =>
    signedIn(
      request(app.getHttpServer())
        .get(`${url(id)}/${fileId}`)
        .buffer()
        .parse(readBytes),
    );
  const blobs = (): string[] =>
    readdirSync(path.join(folder, 'files'), { recursive: true, withFileTypes: true }).flatMap((f) =>
      f.isFile() ? [f.name] : [],
    );

  it('come back byte for byte under their Chinese name, as an attachment', async () => {
    const sent = await upload('检测报告 第1版.docx', samples.docx).expect(201);
    const file = sent.body as StoredFileView;
    expect(file).toMatchObject({ name: '检测报告 第1版.docx', size: samples.docx.length });
    const answer = await download(boxId, file.id).expect(200);
    expect(answer.body).toEqual(samples.docx);
    expect(answer.headers).toMatchObject({
      'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'content-length': String(samples.docx.length),
      'content-disposition': `attachment; filename="____ _1_.docx"; filename*=UTF-8''%E6%A3%80%E6%B5%8B%E6%8A%A5%E5%91%8A%20%E7%AC%AC1%E7%89%88.docx`,
      'x-content-type-options': 'nosniff',
    });
    const list = await signedIn(request(app.getHttpServer()).get(url(boxId))).expect(200);
    expect((list.body as StoredFilesView).items).toContainEqual(file);
  });

  it('belong to their owner alone', async () => {
    const { body } = await upload('结论.txt', samples.txt).expect(201);
    await download(uuidv7(), (body as StoredFileView).id).expect(404);
    await request(app.getHttpServer())
      .get(`${url(boxId)}/${(body as StoredFileView).id}`)
      .expect(401);
    await request(app.getHttpServer()).post(url(boxId)).attach('file', samples.txt, 'a.txt').expect(401);
  });

  it('may be larger than other requests, up to 50 MB', async () => {
    const text = Buffer.alloc(50 * 1024 * 1024, 'a');
    await upload('a.txt', text).expect(201);
    const { body } = await upload('a.txt', Buffer.concat([text, Buffer.from('a')])).expect(413);
    expect(body).toMatchObject({ code: 'file.too_large', title: '文件超过 50 MB' });
  });

  it('are refused by content, with the field and the words', async () => {
    const { body } = await upload('报告.pdf', Buffer.from('MZ\0\0')).expect(422);
    expect(body).toMatchObject({ code: 'file.type_not_allowed', errors: [{ path: 'file' }] });
    expect((body as { title: string }).title).toContain('PDF');
    expect((await upload('报告.pdf', Buffer.alloc(0)).expect(422)).body).toMatchObject({ code: 'file.empty' });
  });

  it('must be there and in a multipart body', async () => {
    const none = signedIn(request(app.getHttpServer()).post(url(boxId)));
    expect((await none.field('note', 'x').expect(400)).body).toMatchObject({ code: 'file.missing' });
    const json = signedIn(request(app.getHttpServer()).post(url(boxId)));
    expect((await json.send({ file: 'x' }).expect(400)).body).toMatchObject({ code: 'file.missing' });
    const broken = signedIn(request(app.getHttpServer()).post(url(boxId)));
    const cut = '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nabc';
    const answer = await broken.set('Content-Type', 'multipart/form-data; boundary=b').send(cut);
    expect(answer.body).toMatchObject({ status: 400, code: 'file.upload_broken' });
    const bare = signedIn(request(app.getHttpServer()).post(url(boxId)));
    expect((await bare.set('Content-Type', 'multipart/form-data').send('x')).status).toBe(400);
  });

  it('leave no bytes behind when the owner refuses', async () => {
    const before = blobs();
    await upload('结论.txt', samples.txt, FULL).expect(409);
    expect(blobs()).toEqual(before);
  });
});

function readBytes(response: Response, done: (error: Error | null, body: Buffer) => void): void {
  const chunks: Buffer[] = [];
  const stream = response as unknown as NodeJS.ReadableStream;
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
