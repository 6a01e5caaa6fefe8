import excel from 'exceljs';
import { fen, formatYuan, sumFen } from '#platform';
import { readPdf, type ReadPdf } from '../../libs/document/test-support/read-pdf.js';
import { anAcceptance } from '../builders/acceptance.js';
import { aPayeeAccount, aVerifiedContribution, payTranche, settlement, tranche } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, milestonesOf, passMilestone, readProject, type ProjectBody } from '../builders/project.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

const ACCOUNT = '1509200009000012345';
const MAX_BYTES = 300_000;

describe('the papers of a finance officer', () => {
  let system: System;
  let cast: Cast;
  let project: ProjectBody;
  let year: string;
  let appropriated: string;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    project = await aProject(cast).active();
    // The award is held against the money of the year in which it came about.
    const { body } = await cast.finance.get(`/programmes/${cast.programme.id}/appropriations`).expect(200);
    const { items } = body as { items: { fiscalYear: number; amountFen: string }[] };
    year = String(Math.max(...items.map(({ fiscalYear }) => fiscalYear)));
    const ofYear = items.filter(({ fiscalYear }) => String(fiscalYear) === year);
    appropriated = formatYuan(sumFen(ofYear.map(({ amountFen }) => fen(amountFen))));
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  async function download(who: Client, path: string): Promise<Buffer> {
    const answer = await who.get(path).buffer(true).parse(binary).expect(200);
    return answer.body as Buffer;
  }
  const sheetPath = (id: string): string => `/disbursements/${id}/approval-sheet`;
  const sheetOf = async (who: Client, number: number): Promise<Buffer> =>
    download(who, sheetPath((await tranche(cast.officer, project.id, number)).id));
  const statementPath = (format: string, of = year): string =>
    `/programmes/${cast.programme.id}/annual-statements/${of}/document?format=${format}`;

  it('has no approval sheet before anybody asked for money', async () => {
    const { id } = await tranche(cast.officer, project.id, 1);
    const { body } = await cast.officer.get(sheetPath(id)).expect(409);
    expect(body).toMatchObject({ reasons: [{ code: 'document.not_requested' }] });
  });

  describe('once the officer has asked', () => {
    let requested: ReadPdf;
    beforeAll(async () => {
      await aVerifiedContribution(cast, project.id, { amountFen: '70000000', instalment: 1 });
      await aVerifiedContribution(cast, project.id, { amountFen: '50000000', instalment: 1 });
      await aPayeeAccount(cast);
      const first = await tranche(cast.officer, project.id, 1);
      await cast.officer.act('disbursements', first, 'request').expect(200);
      requested = readPdf(await sheetOf(cast.approver, 1));
    });

    it('shows the amount in figures and in capital numerals, and how it was computed', () => {
      expect(requested.font).toMatch(/^[A-Z]{6}\+NotoSansHans-Regular$/);
      for (const text of [
        '“揭榜挂帅”财政资金拨付审批单',
        `${project.number}　`,
        '¥400,000.00',
        '人民币肆拾万元整',
        '拨付条件第 1 期自筹资金全部核实',
        '按计入投入 N 与补助比例计算的上限 L(N)1,200,000.0025.0000%400,000.00',
        '累计可拨付（以上最小值）——400,000.00',
      ]) {
        expect(requested.text).toContain(text);
      }
    });

    it('shows every voucher and every milestone beside it', () => {
      expect(requested.text.match(/ICBC-2026-\d{6}/g)).toHaveLength(2);
      expect(requested.text).toContain(
        '现已核实自有资金合计（扣除退款）：¥1,200,000.00，转拨的财政资金不计入。申请时计入投入 N：¥1,200,000.00。',
      );
      for (const title of ['原理样机', '产线验证']) expect(requested.text).toContain(title);
    });

    it('names who has asked and leaves room for the other two', () => {
      expect(requested.text).toMatch(/经办（申请）姓名：刘经办时间：\d{4}-\d\d-\d\d \d\d:\d\d:\d\d签章：/);
      expect(requested.text).toContain('审批（批准）姓名：（尚未办理）时间：—');
      expect(requested.text).toContain('批准后记账。');
    });

    it('shows the whole account to whoever approves or releases, and four digits of it to the others', async () => {
      expect(requested.text).toContain(`账号${ACCOUNT}`);
      expect(readPdf(await sheetOf(cast.finance, 1)).text).toContain(ACCOUNT);
      for (const who of [cast.officer, cast.oversight]) {
        const { text } = readPdf(await sheetOf(who, 1));
        expect(text).toContain('账号****2345');
        expect(text).not.toContain(ACCOUNT);
      }
    });

    it('is for the agency and its supervision', async () => {
      const { id } = await tranche(cast.officer, project.id, 1);
      for (const who of [cast.demander, cast.taker, cast.organiser, cast.admin]) {
        await who.get(sheetPath(id)).expect(403);
      }
      await system.visitor.get(sheetPath(id)).expect(401);
      const elsewhere = await aCast(system);
      await elsewhere.finance.get(sheetPath(id)).expect(404);
      await elsewhere.finance.get(statementPath('pdf')).expect(404);
    });
  });

  describe('once it is paid', () => {
    let file: Buffer;
    let paid: ReadPdf;
    beforeAll(async () => {
      const requested = await tranche(cast.approver, project.id, 1);
      const approved = await cast.approver.act('disbursements', requested, 'approve').expect(200);
      await cast.finance.act('disbursements', approved.body, 'release').expect(200);
      await system.drainJobs();
      file = await sheetOf(cast.finance, 1);
      paid = readPdf(file);
    });

    it('names the three persons, the journals and the payment', async () => {
      expect(paid.text).toMatch(/审批（批准）姓名：胡审批时间：\d{4}/);
      expect(paid.text).toMatch(/财务（拨付）姓名：黄财务时间：\d{4}/);
      for (const moved of ['已承诺 → 应付400,000.00', '应付 → 支付在途400,000.00', '支付在途 → 已支付400,000.00']) {
        expect(paid.text).toContain(moved);
      }
      const { instructions } = await tranche(cast.finance, project.id, 1);
      expect(paid.text).toContain(`${instructions[0]?.reference}PC-`);
      expect(paid.text).toMatch(/第 2 页　共 2 页/);
    });

    it('stays small, and is the same bytes as long as the data is the same', async () => {
      expect(file.length).toBeLessThan(MAX_BYTES);
      await new Promise((resolve) => setTimeout(resolve, 1_100));
      expect((await sheetOf(cast.finance, 1)).equals(file)).toBe(true);
      await aVerifiedContribution(cast, project.id, { amountFen: '230000000', instalment: 2 });
      expect((await sheetOf(cast.finance, 1)).equals(file)).toBe(false);
    });

    it('is a download with a Chinese name', async () => {
      const { id, number } = await tranche(cast.finance, project.id, 1);
      const { headers } = await cast.finance.get(sheetPath(id)).buffer(true).parse(binary).expect(200);
      expect(headers).toMatchObject({ 'content-type': 'application/pdf', 'x-content-type-options': 'nosniff' });
      expect(headers['content-disposition']).toContain(encodeURIComponent(`拨付审批单-${number}.pdf`));
    });

    it('has the same evidence on the page that the three persons see', async () => {
      const { id } = await tranche(cast.officer, project.id, 1);
      const { body } = await cast.officer.get(`/disbursements/${id}`).expect(200);
      const instant = expect.stringMatching(/^\d{4}-\d\d-\d\dT/);
      expect(body).toMatchObject({
        trigger: '第 1 期自筹资金全部核实',
        ceilingFen: expect.stringMatching(/^\d+$/),
        ...{ requestedAt: instant, approvedAt: instant, releasedAt: instant },
        milestones: (await milestonesOf(cast.officer, project.id)).map(({ number }) => ({ number })),
      });
    });
  });

  describe('at the end of the year', () => {
    beforeAll(async () => {
      for (const { number } of await milestonesOf(cast.officer, project.id))
        await passMilestone(cast, project.id, number);
      await anAcceptance(cast, { project: await readProject(cast.officer, project.id) }).concluded();
      await settlement(cast, project.id, '460000000').expect(201);
      await system.drainJobs();
      await payTranche(cast, project.id, 2);
    });

    it('adds the acceptance to the sheet of the last tranche', async () => {
      const { text } = readPdf(await sheetOf(cast.finance, 2));
      expect(text).toContain('人民币柒拾伍万元整');
      expect(text).toMatch(/验收第 1 轮YS-[\d-]+—通过，完成率 100.00%/);
    });

    it('prints the annual statement of the programme, which agrees with the ledger', async () => {
      const file = await download(cast.finance, statementPath('pdf'));
      const { text } = readPdf(file);
      for (const line of [
        `${year} 年度“揭榜挂帅”财政资金决算表`,
        `加：本年下达指标${appropriated}`,
        project.number,
        '各项发生额与账户余额逐项核对一致。',
        '1,150,000.00',
      ]) {
        expect(text).toContain(line);
      }
      expect(file.length).toBeLessThan(MAX_BYTES);
      expect((await download(cast.oversight, statementPath('pdf'))).equals(file)).toBe(true);
    });

    it('gives the same statement as a workbook, the same bytes each time', async () => {
      const file = await download(cast.finance, statementPath('xlsx'));
      const workbook = new excel.Workbook();
      await workbook.xlsx.load(file as unknown as ArrayBuffer);
      const rows = workbook.getWorksheet(`${year}年度决算`)?.getSheetValues() ?? [];
      const lines = Array.from(rows, (row) => (Array.isArray(row) ? row.slice(1) : []));
      const line = lines.find(([name]) => name === project.number);
      expect(line?.slice(2)).toEqual([
        '0.00',
        ...['1,500,000.00', '350,000.00', '1,150,000.00', '0.00', '0.00', '0.00', '0.00', '1,150,000.00'],
      ]);
      await new Promise((resolve) => setTimeout(resolve, 2_100));
      expect((await download(cast.finance, statementPath('xlsx'))).equals(file)).toBe(true);
    });

    it('knows no statement of a year without books, and no third format', async () => {
      for (const other of ['2001', '20260', 'next']) await cast.finance.get(statementPath('pdf', other)).expect(404);
      await cast.finance.get(statementPath('docx')).expect(422);
    });
  });
});

/** supertest decodes what it knows; these are bytes. */
function binary(response: unknown, done: (error: Error | null, body: Buffer) => void): void {
  const stream = response as NodeJS.ReadableStream;
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  stream.on('end', () => done(null, Buffer.concat(chunks)));
}
