import type { Test } from 'supertest';
import { PaymentGateway } from '#disbursement';
import { openCallThenMidterm } from '#programme';
import { todayOf } from '../builders/acceptance.js';
import { strangers } from '../builders/every-subject.js';
import { aPayeeAccount, aVerifiedContribution, payTranche, tranche } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject, passMilestone } from '../builders/project.js';
import type { Client, Versioned } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

const OURS = '1509000000000000001';
const PAYEE = '1509200009000012345';
const NAME = '江西电缆有限责任公司';

interface LineBody extends Versioned {
  readonly bankReference: string;
  readonly event: string;
  readonly standing: string;
  readonly unmatchedReason: { readonly code: string; readonly zh: string; readonly en: string } | null;
  readonly difference: { readonly code: string } | null;
  readonly method: string | null;
  readonly instructionReference: string | null;
  readonly actions: readonly { readonly name: string }[];
}

interface Entry {
  readonly number: string;
  readonly yuan: string;
  readonly name?: string;
  readonly account?: string;
  readonly text?: string;
}

// trust.md A13: finance lays the bank's statement beside what the treasury has reported.
describe('reconciliation', () => {
  let system: System;
  let cast: Cast;
  let today: string;
  let first: string;
  let second: string;
  let projectId: string;
  let treasurySpeaks: () => void;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: openCallThenMidterm });
    await aPayeeAccount(cast);
    const project = await aProject(cast).active();
    projectId = project.id;
    await aVerifiedContribution(cast, projectId, { amountFen: '120000000', instalment: 1 });
    await payTranche(cast, projectId, 1);
    await aVerifiedContribution(cast, projectId, { amountFen: '230000000', instalment: 2 });
    await passMilestone(cast, projectId, 1);
    const gateway = system.app.get(PaymentGateway, { strict: false });
    const reportsAfter = gateway.reportsAfter.bind(gateway);
    gateway.reportsAfter = () => Promise.resolve([]);
    treasurySpeaks = () => (gateway.reportsAfter = reportsAfter);
    await payTranche(cast, projectId, 2);
    [first, second] = [await referenceOf(1), await referenceOf(2)];
    today = await todayOf(cast);
    await cast.finance.post(`/programmes/${cast.programme.id}/paying-accounts`, account(OURS)).expect(201);
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const account = (accountNo: string) => ({
    accountName: '吉安市科学技术局',
    accountNo,
    bankName: '工商银行吉安分行',
    bankCode: '102100099996',
  });
  const referenceOf = async (number: number): Promise<string> =>
    (await tranche(cast.finance, projectId, number)).instructions.at(-1)?.reference ?? '';

  /** A statement sheet in which every entry is a payment. */
  const sheet = (entries: readonly Entry[], total: string, ofAccount = OURS): Buffer => {
    const rows = entries.map(({ number, yuan, name = NAME, account: payee = PAYEE, text = '' }) =>
      [number, today, '借', yuan, name, payee, text].join(','),
    );
    const head = '流水号,记账日期,借贷标志,交易金额,对方单位名称,对方单位账号,附言';
    return Buffer.from([`本方账号,${ofAccount},笔数,${entries.length},借方总额,${total}`, head, ...rows].join('\n'));
  };
  const upload = (who: Client, bytes: Buffer, name = '对账单.csv'): Test =>
    who.post(`/programmes/${cast.programme.id}/bank-statements`).attach('file', bytes, name);
  const linesOf = async (query = ''): Promise<LineBody[]> => {
    const { body } = await cast.finance.get(`/statement-lines?programmeId=${cast.programme.id}&${query}`).expect(200);
    return (body as { items: LineBody[] }).items;
  };
  const lineOf = async (number: string): Promise<LineBody> => {
    const found = (await linesOf('limit=100')).find((line) => line.bankReference === number);
    if (!found) throw new Error(`there is no line ${number}`);
    return found;
  };
  const offered = async (number: string): Promise<string[]> => (await lineOf(number)).actions.map(({ name }) => name);
  const missing = async (): Promise<string[]> => {
    const { body } = await cast.finance.get(`/programmes/${cast.programme.id}/missing-payments`).expect(200);
    return (body as { items: { instructionReference: string }[] }).items.map((each) => each.instructionReference);
  };
  const code = (test: { body: unknown }): unknown => (test.body as { errors?: { code: string }[] }).errors?.[0]?.code;

  const november = (): readonly Entry[] => [
    { number: 'JA0001', yuan: '400000.00', text: `${first} 第1期补助` },
    { number: 'JA0002', yuan: '766666.67', text: second },
    { number: 'JA0003', yuan: '15.00', name: '手续费', account: '1509000099', text: '跨行手续费' },
    { number: 'JA0004', yuan: '1.00', text: 'BF-2019-0001-1' },
  ];
  const TOTAL = '1166682.67';

  it('lists what the treasury has settled and no statement shows', async () => {
    expect(await missing()).toEqual([first]);
  });

  it('takes in nothing of a file that is cut off, of another account, damaged, or no statement', async () => {
    expect(code(await upload(cast.finance, sheet(november().slice(1), TOTAL)).expect(422))).toBe(
      'statement.sum_mismatch',
    );
    const swapped = sheet(november(), TOTAL, '6222000000000001');
    expect(code(await upload(cast.finance, swapped).expect(422))).toBe('statement.wrong_account');
    const damaged = Buffer.from(sheet(november(), TOTAL).toString().replace('400000.00', '4E+05'));
    const refusal = await upload(cast.finance, damaged).expect(422);
    expect(refusal.body).toMatchObject({
      errors: [
        { path: 'lines.3.交易金额', code: 'statement.amount_malformed', params: { row: 3, column: '交易金额' } },
      ],
    });
    expect(code(await upload(cast.finance, Buffer.from('%PDF-1.7')).expect(422))).toBe('statement.unknown_layout');
    await cast.finance.post(`/programmes/${cast.programme.id}/bank-statements`, {}).expect(400);
    expect(await linesOf()).toEqual([]);
  });

  it('matches by reference and says of every other line why not', async () => {
    const { body } = await upload(cast.finance, sheet(november(), TOTAL)).expect(201);
    expect(body).toMatchObject({ format: 'csv', accountNo: OURS, lineCount: 4, addedLineCount: 4 });
    const lines = await linesOf();
    expect(lines.map((line) => [line.bankReference, line.standing, line.unmatchedReason?.code ?? line.method])).toEqual(
      [
        ['JA0001', 'matched', 'reference'],
        ['JA0002', 'unmatched', 'wrong_amount'],
        ['JA0003', 'unmatched', 'not_ours'],
        ['JA0004', 'unmatched', 'no_such_reference'],
      ],
    );
    expect(lines[1]?.unmatchedReason).toMatchObject({ zh: '金额与指令不符' });
    expect(await missing()).toEqual([]);
  });

  it('adds nothing when the same file, or the same entries in another file, come again', async () => {
    const again = await upload(cast.finance, sheet(november(), TOTAL)).expect(201);
    expect(again.body).toMatchObject({ addedLineCount: 0, newLineCount: 4 });
    const longer = [...november(), { number: 'JA0005', yuan: '766666.66', text: '' }];
    const { body } = await upload(cast.finance, sheet(longer, '1933349.33')).expect(201);
    expect(body).toMatchObject({ lineCount: 5, addedLineCount: 1 });
    expect(await linesOf()).toHaveLength(5);
    const list = await cast.finance.get(`/bank-statements?programmeId=${cast.programme.id}`).expect(200);
    expect((list.body as { items: unknown[] }).items).toHaveLength(2);
    const changed = november().map((each) => (each.number === 'JA0003' ? { ...each, yuan: '16.00' } : each));
    const refusal = await upload(cast.finance, sheet(changed, '1166683.67')).expect(422);
    expect(code(refusal)).toBe('statement.line_conflict');
    expect(await linesOf()).toHaveLength(5);
  });

  it('shows what the bank has settled and the treasury has not, and moves nothing', async () => {
    expect(await lineOf('JA0005')).toMatchObject({
      standing: 'matched',
      method: 'amount_account',
      instructionReference: second,
      difference: { code: 'bank_settled_treasury_pending' },
    });
    expect(await linesOf('difference=bank_settled_treasury_pending')).toHaveLength(1);
    await system.drainJobs();
    expect(await tranche(cast.finance, projectId, 2)).toMatchObject({ state: 'instructed' });
    treasurySpeaks();
    await system.drainJobs();
    expect(await tranche(cast.finance, projectId, 2)).toMatchObject({ state: 'settled' });
    expect(await lineOf('JA0005')).toMatchObject({ standing: 'matched', difference: null });
    expect(await missing()).toEqual([]);
  });

  it('lets finance explain, match and undo by hand, each with a reason and on record', async () => {
    const act = (line: Versioned, action: string, body: object): Test =>
      cast.finance.act('statement-lines', line, action, body);
    expect(await offered('JA0003')).toEqual(['match', 'explain']);
    await act(await lineOf('JA0003'), 'explain', {}).expect(422);
    const explained = await act(await lineOf('JA0003'), 'explain', { reason: '银行手续费，非补助资金' }).expect(200);
    expect(explained.body).toMatchObject({
      standing: 'explained',
      explanation: '银行手续费，非补助资金',
      unmatchedReason: null,
    });
    expect(await offered('JA0003')).toEqual(['reopen']);
    const twice = await act(await lineOf('JA0003'), 'explain', { reason: '再次' }).expect(409);
    expect(twice.body).toMatchObject({ code: 'statement_line.resolved' });
    const hint = { reference: second, reason: '核对回单' };
    const taken = await act(await lineOf('JA0004'), 'match', hint).expect(409);
    expect(taken.body).toMatchObject({ code: 'statement_line.already_matched' });
    const unknown = await act(await lineOf('JA0004'), 'match', { ...hint, reference: 'BF-1999-0001-1' }).expect(409);
    expect(unknown.body).toMatchObject({ code: 'statement_line.unknown_instruction' });
    const undone = await act(await lineOf('JA0005'), 'reopen', { reason: '按金额匹配有误' }).expect(200);
    expect(undone.body).toMatchObject({ standing: 'unmatched', unmatchedReason: { code: 'reopened' } });
    expect(await missing()).toEqual([second]);
    await act({ ...(await lineOf('JA0005')), version: 1 }, 'match', hint).expect(409);
    const matched = await act(await lineOf('JA0005'), 'match', hint).expect(200);
    expect(matched.body).toMatchObject({ standing: 'matched', method: 'by_hand', instructionReference: second });
    const trail = await system.rows<{ action: string; reason: string }>(
      `select action, body::json ->> 'reason' as reason from audit_entry where action like 'statement_line.%' order by seq`,
    );
    expect(trail.map(({ action }) => action)).toEqual([
      'statement_line.explain',
      'statement_line.reopen',
      'statement_line.match',
    ]);
    expect(trail[1]?.reason).toBe('按金额匹配有误');
  });

  it('reads the bank’s word on a batch, and refuses one on a batch of nobody', async () => {
    const [batch] = await system.rows<{ number: string }>('select number from payment_batch order by id limit 1');
    const report = (number: string, status: string): Buffer =>
      Buffer.from(`<Document><CstmrPmtStsRpt><GrpHdr><MsgId>R-${status}</MsgId><CreDtTm>${today}T12:00:00+08:00</CreDtTm></GrpHdr>
        <OrgnlGrpInfAndSts><OrgnlMsgId>${number}</OrgnlMsgId></OrgnlGrpInfAndSts><OrgnlPmtInfAndSts><TxInfAndSts>
        <OrgnlEndToEndId>${first}</OrgnlEndToEndId><TxSts>${status}</TxSts></TxInfAndSts></OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>`);
    expect(code(await upload(cast.finance, report('PC-1999-0001', 'RJCT')).expect(422))).toBe('statement.wrong_batch');
    const { body } = await upload(cast.finance, report(batch?.number ?? '', 'RJCT'), 'pain.002.xml').expect(201);
    expect(body).toMatchObject({ format: 'pain.002', accountNo: null, addedLineCount: 1 });
    expect(await lineOf('R-RJCT')).toMatchObject({
      event: 'rejected',
      standing: 'matched',
      difference: { code: 'bank_rejected_treasury_open' },
    });
    expect(await tranche(cast.finance, projectId, 1)).toMatchObject({ state: 'settled' });
  });

  it('adds a month up', async () => {
    const month = today.slice(0, 7);
    const { body } = await cast.finance
      .get(`/programmes/${cast.programme.id}/reconciliation?month=${month}`)
      .expect(200);
    expect(body).toMatchObject({
      lines: [
        { event: 'paid', standing: 'explained', count: 1, amountFen: '1500' },
        { event: 'paid', standing: 'matched', count: 2, amountFen: '116666666' },
        { event: 'paid', standing: 'unmatched', count: 2, amountFen: '76666767' },
        { event: 'rejected', standing: 'matched', count: 1, amountFen: '0' },
      ],
      unmatched: [
        { code: 'no_such_reference', count: 1, amountFen: '100' },
        { code: 'wrong_amount', count: 1, amountFen: '76666667' },
      ],
      differences: [{ code: 'bank_rejected_treasury_open', count: 1 }],
    });
    const [report] = await system.rows<{ month: string }>(
      `select to_char(max(reported_at) at time zone 'Asia/Shanghai', 'YYYY-MM') as month from payment_report`,
    );
    const then = await cast.oversight
      .get(`/programmes/${cast.programme.id}/reconciliation?month=${report?.month}`)
      .expect(200);
    expect(then.body).toMatchObject({ reported: [{ event: 'paid', count: 2, amountFen: '116666666' }], missing: [] });
    await cast.finance.get(`/programmes/${cast.programme.id}/reconciliation?month=2026-13`).expect(422);
  });

  it('gives pages that can be walked, and the original file back', async () => {
    const page = await cast.finance.get('/statement-lines?limit=2').expect(200);
    const { items, nextCursor } = page.body as { items: LineBody[]; nextCursor: string };
    const rest = await cast.finance.get(`/statement-lines?limit=100&cursor=${nextCursor}`).expect(200);
    const all = [...items, ...(rest.body as { items: LineBody[] }).items].map(({ bankReference }) => bankReference);
    expect(all).toEqual(['JA0001', 'JA0002', 'JA0003', 'JA0004', 'JA0005', 'R-RJCT']);
    const list = await cast.oversight.get('/bank-statements').expect(200);
    const oldest = (list.body as { items: { id: string }[] }).items.at(-1);
    const { body } = await cast.oversight
      .get(`/bank-statements/${oldest?.id}/content`)
      .responseType('blob')
      .expect(200);
    expect((body as Buffer).equals(sheet(november(), TOTAL))).toBe(true);
  });

  it('is the agency’s finance officer’s alone; oversight reads', async () => {
    const bytes = sheet(november(), TOTAL);
    await upload(cast.officer, bytes).expect(403);
    await upload(cast.oversight, bytes).expect(403);
    const { agency_finance: elsewhere } = await strangers(cast);
    await upload(elsewhere.client, bytes).expect(404);
    const line = await lineOf('JA0004');
    await elsewhere.client.act('statement-lines', line, 'explain', { reason: '外地' }).expect(404);
    await cast.oversight.act('statement-lines', line, 'explain', { reason: '监督' }).expect(403);
    await elsewhere.client.get(`/statement-lines/${line.id}`).expect(404);
    expect((await elsewhere.client.get('/statement-lines').expect(200)).body).toMatchObject({ items: [] });
    expect((await elsewhere.client.get('/bank-statements').expect(200)).body).toMatchObject({ items: [] });
    await elsewhere.client.get(`/programmes/${cast.programme.id}/missing-payments`).expect(404);
    await elsewhere.client.get(`/programmes/${cast.programme.id}/reconciliation?month=2026-11`).expect(404);
  });
});
