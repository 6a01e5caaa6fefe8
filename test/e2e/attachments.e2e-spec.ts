import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import type { Test } from 'supertest';
import { samples } from '../../libs/file/test-support/sample-files.js';
import { aSubmittedContribution } from '../builders/money.js';
import { aNeed, needInput, type NeedBody } from '../builders/need.js';
import { aCast, Registry, type Cast } from '../builders/people.js';
import { aProject, checkingMilestone, milestoneOf } from '../builders/project.js';
import type { Client, Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

interface FileBody {
  readonly id: string;
  readonly name: string;
}

const MEGABYTE = 1024 * 1024;

describe('attachments', () => {
  let system: System;
  let cast: Cast;
  /** Demander and taker elsewhere: may attach to things of its own, and to nothing of this cast. */
  let foreigner: Client;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    const registry = new Registry(system, cast.admin);
    const elsewhere = await registry.organisation('赣州电机股份有限公司', 'enterprise');
    foreigner = (await registry.person('钟外人', elsewhere, ['demander', 'taker'])).client;
  }, 120_000);
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const upload = (who: Client, path: string, name: string, bytes: Buffer): Test =>
    who.post(path).attach('file', bytes, name);
  const uploaded = async (who: Client, path: string, name: string, bytes: Buffer): Promise<FileBody> =>
    (await upload(who, path, name, bytes).expect(201)).body as FileBody;
  const download = (who: Client, path: string, file: FileBody): Test =>
    who.get(`${path}/${file.id}`).responseType('blob');
  const namesAt = async (who: Client, path: string): Promise<string[]> =>
    ((await who.get(path).expect(200)).body as { items: FileBody[] }).items.map(({ name }) => name);
  const reasons = (body: object): string[] =>
    ((body as { reasons?: { code: string }[] }).reasons ?? []).map(({ code }) => code);
  const kept = async (ownerId: string): Promise<number> =>
    (await system.rows('select 1 from stored_file where owner_id = $1', [ownerId])).length;

  describe('of a need', () => {
    let need: NeedBody;
    let path: string;
    let file: FileBody;

    beforeAll(async () => {
      need = await aNeed(cast).draft();
      path = `/needs/${need.id}/files`;
      file = await uploaded(cast.demander, path, '技术难题说明（第1版）.docx', samples.docx);
    });

    it('come back under their Chinese name to everybody who may read the need, and never open in the browser', async () => {
      for (const who of [cast.demander, cast.officer, cast.organiser, cast.oversight]) {
        expect(await namesAt(who, path)).toEqual(['技术难题说明（第1版）.docx']);
      }
      const answer = await download(cast.officer, path, file).expect(200);
      expect(answer.body).toEqual(samples.docx);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
        'content-length': String(samples.docx.length),
        'x-content-type-options': 'nosniff',
        'content-security-policy': "default-src 'none'; sandbox",
        'cache-control': 'private, no-store',
      });
      const [, encoded = ''] = /^attachment; .*filename\*=UTF-8''(\S+)$/.exec(
        answer.headers['content-disposition'] ?? '',
      ) ?? [''];
      expect(decodeURIComponent(encoded)).toBe('技术难题说明（第1版）.docx');
    });

    it('are refused by what their bytes say, with the field, and by size', async () => {
      const { body } = await upload(cast.demander, path, '说明.pdf', Buffer.from('MZ\0\0')).expect(422);
      expect(body).toMatchObject({ errors: [{ path: 'file', code: 'file.type_not_allowed' }] });
      const renamed = await upload(cast.demander, path, '说明.pdf', samples.png).expect(422);
      expect(renamed.body).toMatchObject({ errors: [{ path: 'file', code: 'file.extension_mismatch' }] });
      const large = await upload(cast.demander, path, '说明.txt', Buffer.alloc(50 * MEGABYTE + 1, 'a')).expect(413);
      expect(large.body).toMatchObject({ code: 'file.too_large' });
      expect(await kept(need.id)).toBe(1);
    });

    it('are nowhere for those who may not read the need', async () => {
      await foreigner.get(path).expect(404);
      await download(foreigner, path, file).expect(404);
      await upload(foreigner, path, '混入.pdf', samples.pdf).expect(404);
      await cast.taker.get(path).expect(403);
      await system.visitor.get(path).expect(401);
      await cast.demander.get(`/needs/${randomUUID()}/files`).expect(404);
      expect(await kept(need.id)).toBe(1);
    });

    it('are not found under another need, whoever may read both', async () => {
      const other = await aNeed(cast).draft();
      await download(cast.demander, `/needs/${other.id}/files`, file).expect(404);
    });

    it('are added by whoever filed the need, while it can be edited', async () => {
      const byOfficer = await upload(cast.officer, path, '补充.pdf', samples.pdf).expect(409);
      expect(reasons(byOfficer.body as object)).toEqual(['need.filed_by_demander']);
      await upload(cast.oversight, path, '补充.pdf', samples.pdf).expect(403);
      const { body } = await cast.demander.act('needs', need, 'submit', { noStateSecrets: true }).expect(200);
      const late = await upload(cast.demander, path, '补充.pdf', samples.pdf).expect(409);
      expect(reasons(late.body as object)).toEqual(['platform.state_not_allowed']);
      await cast.officer.act('needs', body as Versioned, 'return', { reason: '请补充检测条件说明' }).expect(200);
      await uploaded(cast.demander, path, '检测条件.ofd', samples.ofd);
      expect(await namesAt(cast.demander, path)).toEqual(['技术难题说明（第1版）.docx', '检测条件.ofd']);
    });

    it('are added by the officer and the organiser to what they typed in', async () => {
      const demanderId = cast.people.demander.organisationId;
      for (const who of [cast.officer, cast.organiser]) {
        const { body } = await who.post('/needs', needInput(cast, { demanderId })).expect(201);
        const scans = `/needs/${(body as NeedBody).id}/files`;
        await uploaded(who, scans, '纸质申报表扫描件.jpg', samples.jpg);
        expect(await namesAt(cast.demander, scans)).toEqual(['纸质申报表扫描件.jpg']);
      }
    });

    it('stand in the audit trail by id and hash, without their name', async () => {
      const entries = await system.rows<{ body: string }>(
        `select body from audit_entry where subject_id = $1 and action = 'need.attach_file'`,
        [need.id],
      );
      expect(entries).toHaveLength(2);
      expect(entries[0]?.body).toContain(file.id);
      expect(JSON.stringify(entries)).not.toContain('技术难题');
    });
  });

  describe('of a project at work', () => {
    let projectId: string;

    beforeAll(async () => {
      projectId = (await aProject(cast).active()).id;
    }, 120_000);

    it('prove a contribution until the finance officer has decided', async () => {
      const submitted = await aSubmittedContribution(cast, projectId, { amountFen: '70000000', instalment: 1 });
      const path = `/contributions/${submitted.id}/files`;
      const scan = await uploaded(cast.demander, path, '银行回单 7月.jpg', samples.jpg);
      const { body } = await cast.finance.get(`/contributions/${submitted.id}`).expect(200);
      expect(body).toMatchObject({ files: [{ id: scan.id, name: '银行回单 7月.jpg', mediaType: 'image/jpeg' }] });
      expect((await download(cast.finance, path, scan).expect(200)).body).toEqual(samples.jpg);
      await foreigner.get(path).expect(404);
      await download(foreigner, path, scan).expect(404);
      await upload(foreigner, path, '混入.pdf', samples.pdf).expect(404);
      await upload(cast.finance, path, '补充.pdf', samples.pdf).expect(403);

      const queried = await cast.finance.act('contributions', submitted, 'query', { reason: '请补充发票' }).expect(200);
      await uploaded(cast.demander, path, '发票.pdf', samples.pdf);
      const again = await cast.demander.act('contributions', queried.body as Versioned, 'submit').expect(200);
      await cast.finance.act('contributions', again.body as Versioned, 'verify').expect(200);
      const late = await upload(cast.demander, path, '再补.pdf', samples.pdf).expect(409);
      expect(reasons(late.body as object)).toEqual(['platform.state_not_allowed']);
      expect(await namesAt(cast.taker, path)).toEqual(['银行回单 7月.jpg', '发票.pdf']);
    });

    it('are handed in by the taker before its report, and by nobody after it', async () => {
      const milestone = await milestoneOf(cast.taker, projectId, 1);
      const path = `/milestones/${milestone.id}/files`;
      const record = await uploaded(cast.taker, path, '样机检测记录.xlsx', samples.xlsx);
      expect((await download(cast.demander, path, record).expect(200)).body).toEqual(samples.xlsx);
      expect(await namesAt(cast.officer, path)).toEqual(['样机检测记录.xlsx']);
      await upload(cast.demander, path, '意见.pdf', samples.pdf).expect(403);
      await upload(foreigner, path, '混入.pdf', samples.pdf).expect(404);
      await foreigner.get(path).expect(404);
      await download(foreigner, path, record).expect(404);
      const planned = await milestoneOf(cast.taker, projectId, 2);
      await upload(cast.taker, `/milestones/${planned.id}/files`, '提前.pdf', samples.pdf).expect(409);

      const checking = await checkingMilestone(cast, projectId, 1);
      const late = await upload(cast.taker, path, '补充.pdf', samples.pdf).expect(409);
      expect(reasons(late.body as object)).toEqual(['platform.state_not_allowed']);
      const rectifyBy = milestone.dueOn;
      await cast.demander.act('milestones', checking, 'rectify', { reason: '记录缺少样机编号', rectifyBy }).expect(200);
      await uploaded(cast.taker, path, '样机检测记录（更正）.xlsx', samples.xlsx);
      expect(await kept(milestone.id)).toBe(2);
    });
  });
});
