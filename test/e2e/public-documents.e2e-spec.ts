import { readPdf } from '../../libs/document/test-support/read-pdf.js';
import { anAddendum } from '../builders/addendum.js';
import { aBulletin, readChallenge, type BulletinBody } from '../builders/bulletin.js';
import { aCast, type Cast } from '../builders/people.js';
import { System } from '../support/system.js';

const binary = (response: NodeJS.ReadableStream, done: (error: Error | null, body: Buffer) => void): void => {
  const chunks: Buffer[] = [];
  response.on('data', (chunk: Buffer) => chunks.push(chunk));
  response.on('end', () => done(null, Buffer.concat(chunks)));
};

describe('lists that everybody may print', () => {
  let system: System;
  let cast: Cast;
  let bulletin: BulletinBody;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    const longSummary = '研制挤出过程同心度测量装置，实现闭环反馈。'.repeat(40);
    bulletin = await aBulletin(cast, [
      { summary: longSummary },
      { title: '燃气轮机叶片铸造', confidentiality: 'summary_public' },
      { title: '航空发动机涂层工艺', confidentiality: 'invited' },
    ]).published();
  });
  afterAll(() => system.stop());

  const taken = async (path: string): Promise<{ bytes: Buffer; etag: string; type: string }> => {
    const { body, headers } = await system.visitor
      .get(path)
      .buffer(true)
      .parse(binary as never)
      .expect(200);
    return { bytes: body as Buffer, etag: String(headers['etag']), type: String(headers['content-type']) };
  };
  const textOf = async (path: string): Promise<string> => readPdf((await taken(path)).bytes).text;

  it('hold every public challenge with its indicators, whole', async () => {
    const text = await textOf(`/public/bulletins/${bulletin.id}/document`);
    const [cable, turbine, coating] = bulletin.challenges;
    for (const words of [
      bulletin.number,
      cable?.number ?? '',
      '江西电缆有限责任公司',
      '同心度检测精度',
      '±0.02 mm',
      '第三方检测机构',
      '在生产线连续运行 72 小时',
      '500.00',
      '375.00',
      turbine?.title ?? '',
      '仅公开摘要',
    ]) {
      expect(text).toContain(words);
    }
    expect(text.split('实现闭环反馈').length - 1).toBeGreaterThanOrEqual(40);
    expect(text).not.toContain(coating?.title);
  });

  it('are the same bytes for the same data, and not sent again to whoever has them', async () => {
    const path = `/public/bulletins/${bulletin.id}/document`;
    const [one, other] = [await taken(path), await taken(path)];
    expect(one.bytes.equals(other.bytes)).toBe(true);
    expect(one.type).toBe('application/pdf');
    await system.visitor.get(path).set('If-None-Match', one.etag).expect(304);
    expect((await taken(`${path}?lang=en`)).etag).not.toBe(one.etag);
  });

  it('come in English labels and as a workbook', async () => {
    const text = await textOf(`/public/bulletins/${bulletin.id}/document?lang=en`);
    expect(text).toContain('Measured by');
    expect(text).toMatch(/Page 1 of \d/);
    expect(text).toContain('同心度检测精度');
    const { bytes, type } = await taken(`/public/bulletins/${bulletin.id}/document?format=xlsx`);
    expect(type).toContain('spreadsheetml');
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('of one challenge follow its addenda', async () => {
    const challenge = await readChallenge(cast, bulletin.challenges[0]?.id ?? '');
    const path = `/public/challenges/${challenge.id}/document`;
    const before = await taken(path);
    expect(readPdf(before.bytes).text).toContain('三层共挤生产线');
    await anAddendum(cast, challenge, { text: { scene: '高压与超高压线缆改造线' } }).issued();
    const after = await taken(path);
    expect(after.etag).not.toBe(before.etag);
    expect(readPdf(after.bytes).text).toContain('高压与超高压线缆改造线');
  });

  it('are not there for what is not public, and want a format they know', async () => {
    const hidden = bulletin.challenges[2]?.id ?? '';
    await system.visitor.get(`/public/challenges/${hidden}/document`).expect(404);
    const draft = await aBulletin(cast).begun();
    await system.visitor.get(`/public/bulletins/${draft.id}/document`).expect(404);
    await system.visitor.get(`/public/bulletins/${bulletin.id}/document?format=docx`).expect(422);
    await system.visitor.get(`/public/bulletins/${bulletin.id}/document?lang=fr`).expect(422);
  });
});
