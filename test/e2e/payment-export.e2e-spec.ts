import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Test } from 'supertest';
import { openCallThenMidterm } from '#programme';
import { aPayeeAccount, aVerifiedContribution, payTranche } from '../builders/money.js';
import { strangers } from '../builders/every-subject.js';
import { aCast, type Cast } from '../builders/people.js';
import { aProject } from '../builders/project.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

interface ExportBody {
  readonly id: string;
  readonly sha256: string;
  readonly fileName: string;
  readonly lineCount: number;
  readonly controlSumFen: string;
  readonly layout: string | null;
}

const ACCOUNT = {
  accountName: '吉安市科学技术局',
  accountNo: '1509000000000000001',
  bankName: '工商银行吉安分行',
  bankCode: '102100099996',
};
const PROFILES = ['bank_csv', 'bank_xlsx', 'pain_001', 'treasury_5201'] as const;
/** A ZIP names its time in steps of two seconds. */
const LONGER_THAN_A_ZIP_STEP_MS = 2_100;

// trust.md A18, D15.
describe('payment files', () => {
  let system: System;
  let cast: Cast;
  let batchId: string;
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system, { rulePack: openCallThenMidterm });
    await aPayeeAccount(cast);
    const project = await aProject(cast).active();
    await aVerifiedContribution(cast, project.id, { amountFen: '120000000', instalment: 1 });
    await payTranche(cast, project.id, 1);
    const { body } = await cast.finance.get('/payment-batches').expect(200);
    batchId = (body as { items: { id: string }[] }).items[0]?.id ?? '';
  });
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const exported = (who: Client, input: object): Test => who.post(`/payment-batches/${batchId}/exports`, input);
  const made = async (input: object): Promise<ExportBody> =>
    (await exported(cast.finance, input).expect(201)).body as ExportBody;
  const bytesOf = async (who: Client, { id }: { id: string }): Promise<Buffer> =>
    (await who.get(`/payment-exports/${id}/content`).responseType('blob').expect(200)).body as Buffer;
  const recorded = (who: Client, input: object): Test =>
    who.post(`/programmes/${cast.programme.id}/paying-accounts`, input);

  it('need the account the money leaves from, with a sound CNAPS number', async () => {
    const refusal = await exported(cast.finance, { profile: 'pain_001' }).expect(409);
    expect(refusal.body).toMatchObject({ code: 'payment_export.no_paying_account' });
    const wrong = await recorded(cast.finance, { ...ACCOUNT, bankCode: '102100099997' }).expect(422);
    expect(wrong.body).toMatchObject({ errors: [{ path: 'bankCode', code: 'paying_account.bank_code_wrong' }] });
    await recorded(cast.officer, ACCOUNT).expect(403);
    await recorded(cast.finance, ACCOUNT).expect(201);
    const { body } = await cast.officer.get(`/programmes/${cast.programme.id}/paying-accounts`).expect(200);
    expect(body).toMatchObject({ items: [ACCOUNT] });
  });

  it.each(PROFILES)('%s carries count and control sum, and its hash is that of its bytes', async (profile) => {
    const file = await made({ profile });
    expect(file).toMatchObject({ lineCount: 1, controlSumFen: '40000000' });
    const bytes = await bytesOf(cast.finance, file);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(file.sha256);
    if (profile !== 'bank_xlsx') expect(bytes.toString('latin1')).toContain('400000.00');
  });

  it('are offered under their Chinese names and never as something to open', async () => {
    const file = await made({ profile: 'pain_001' });
    const { headers } = await cast.finance.get(`/payment-exports/${file.id}/content`).responseType('blob').expect(200);
    expect(headers['content-disposition']).toContain(`filename*=UTF-8''${encodeURIComponent(file.fileName)}`);
    expect(file.fileName).toMatch(/^付款指令-pain\.001-PC-\d{4}-\d{4}\.xml$/);
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('are byte for byte the same when exported again later, whatever account is recorded since', async () => {
    const first = await Promise.all(PROFILES.map((profile) => made({ profile })));
    await recorded(cast.finance, { ...ACCOUNT, accountNo: '1509000000000000002' }).expect(201);
    await cast.advanceDays(40);
    await pause(LONGER_THAN_A_ZIP_STEP_MS);
    for (const [index, profile] of PROFILES.entries()) {
      const again = await made({ profile });
      const before = first[index] as ExportBody;
      expect(again.id).not.toBe(before.id);
      expect((await bytesOf(cast.finance, again)).equals(await bytesOf(cast.finance, before))).toBe(true);
    }
  });

  it('of another bank’s layout are another file', async () => {
    const other = await made({ profile: 'bank_csv', layout: 'reference_first' });
    expect(other.layout).toBe('reference_first');
    expect((await bytesOf(cast.finance, other)).toString('utf8')).toContain('业务参考号');
    await exported(cast.finance, { profile: 'bank_csv', layout: 'nobody' }).expect(422);
  });

  it('are for the agency’s finance officer; oversight reads', async () => {
    const file = await made({ profile: 'pain_001' });
    expect((await bytesOf(cast.oversight, file)).length).toBeGreaterThan(0);
    const { body } = await cast.oversight.get(`/payment-batches/${batchId}/exports`).expect(200);
    const { items } = body as { items: ExportBody[] };
    expect(items.map(({ id }) => id)).toContain(file.id);
    await exported(cast.oversight, { profile: 'pain_001' }).expect(403);
    await exported(cast.officer, { profile: 'pain_001' }).expect(403);
    await cast.officer.get(`/payment-exports/${file.id}/content`).expect(403);
    const { agency_finance: elsewhere } = await strangers(cast);
    await exported(elsewhere.client, { profile: 'pain_001' }).expect(404);
    await elsewhere.client.get(`/payment-batches/${batchId}/exports`).expect(404);
    await elsewhere.client.get(`/payment-batches/${batchId}`).expect(404);
    await elsewhere.client.get(`/payment-exports/${file.id}/content`).expect(404);
  });
});
