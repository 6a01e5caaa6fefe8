import { PaymentGateway, type PaymentReport } from '#disbursement';
import { fen, systemActor, uuidv7 } from '#platform';
import { HandlerRegistry, type ExternalServices } from '#platform/jobs';
import type { DisbursementBody } from '../builders/money.js';
import { aCast, type Cast } from '../builders/people.js';
import { fiscalBalances } from '../builders/selection.js';
import type { Client, Versioned } from '../support/client.js';
import type { CopiedPayment } from '../support/copy-projects.mjs';
import { expectInvariants } from '../support/invariants.js';
import { manyApproved, releaseAll } from '../support/many-disbursements.js';
import { System } from '../support/system.js';
import { TreasuryControl } from '../support/treasury-control.js';

const PAYMENTS = Number(process.env['PAYMENTS'] ?? 8);
const SEED = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const TIME_LIMIT_MS = 60_000 + PAYMENTS * 2_000;
/** A delivery that fails ends the hour, and of many payments many fail. */
const MAX_ROUNDS = Math.max(30, PAYMENTS);
const REPORTS_A_PAGE = 100;
const HOUR = 1 / 24;
const TIMEOUT_MS = 10_000;
/** Shorter than a slow answer takes. */
const IMPATIENT_MS = 500;

const some = { next: 1, ppm: 300_000 };
const often = { next: 2, ppm: 200_000 };

/** Every way the treasury can go wrong (trust.md A14). */
const FAULTS: readonly (readonly [string, object])[] = [
  ['lostAck', { lostAck: often }],
  ['lostReport', { lostReport: some }],
  ['duplicateReport', { duplicateReport: some }],
  ['lateReport', { lateReport: some, latePolls: 3 }],
  ['lateReport', { lateReport: some, lateDays: 10 }],
  ['outOfOrder', { outOfOrder: { next: 9 }, returnNext: { count: 3, reason: 'account_closed' } }],
  ['partialFailure', { partialFailure: some }],
  ['wrongName', { wrongName: some }],
  ['wrongAmount', { wrongAmount: some }],
  ['wrongReference', { wrongReference: some }],
  ['returnLater', { returnLater: some, returnAfterDays: 30 }],
  ['duplicateFile', { duplicateFile: often }],
  ['slow', { slow: often, slowMs: 2 * IMPATIENT_MS }],
  ['down', { down: often }],
  ['serverError', { serverError: often }],
];
const SPARE = 6;

interface ReportBody extends Versioned {
  readonly state: string;
  readonly reason: { readonly code: string; readonly zh: string };
  readonly instructionReference: string;
  readonly note: string | null;
}

describe(`a treasury that goes wrong (${PAYMENTS} payments for each fault, SEED=${SEED})`, () => {
  let system: System;
  let cast: Cast;
  let treasury: TreasuryControl;
  let waiting: CopiedPayment[];
  let daysAhead = 0;
  let forged = 0;
  beforeAll(async () => {
    system = await System.start();
    treasury = new TreasuryControl(system.treasury);
    cast = await aCast(system);
    waiting = [...(await manyApproved(cast, FAULTS.length * PAYMENTS + SPARE))];
  }, TIME_LIMIT_MS);
  afterEach(async () => {
    await treasury.misbehave({});
    patience(TIMEOUT_MS);
    await expectInvariants();
  });
  afterAll(() => system.stop());

  /** How long the product waits for an answer of the treasury, in milliseconds. */
  function patience(timeoutMs: number): void {
    const gateway = system.app.get(PaymentGateway, { strict: false });
    const { options } = gateway as unknown as { options: object };
    Object.assign(gateway, { options: { ...options, timeoutMs } });
  }

  /** The worker goes on, hour by hour, until the treasury has said of every payment what became of it. */
  async function untilResolved(): Promise<void> {
    for (let round = 1; round <= MAX_ROUNDS; round += 1) {
      // A delivery that fails comes again; whether all is done is what the database says.
      await system.drainJobs().catch(() => undefined);
      const [{ open } = { open: 0 }] = await system.rows<{ open: number }>(
        `select (select count(*) from payment_instruction where outcome = 'pending')::int
              + (select count(*) from delivery where state = 'pending')::int as open`,
      );
      if (open === 0) return;
      daysAhead += 1;
      await treasury.daysAhead(daysAhead);
      await cast.advanceDays(HOUR);
    }
    throw new Error(`payments are still open after ${MAX_ROUNDS} hours`);
  }

  async function released(count: number): Promise<readonly CopiedPayment[]> {
    const payments = waiting.splice(0, count);
    await releaseAll(cast, payments);
    return payments;
  }

  const unmatched = async (who: Client = cast.finance): Promise<readonly ReportBody[]> => {
    const path = `/programmes/${cast.programme.id}/payment-reports?state=unmatched&limit=${REPORTS_A_PAGE}`;
    return ((await who.get(path).expect(200)).body as { items: readonly ReportBody[] }).items;
  };
  const read = async (id: string) =>
    (await cast.finance.get(`/disbursements/${id}`).expect(200)).body as DisbursementBody;

  /** Finance has the treasury asked about every report that fits nothing, by the reference it must have meant. */
  async function explainAll(): Promise<void> {
    for (let seen = 0; seen < PAYMENTS; seen += REPORTS_A_PAGE) {
      for (const report of await unmatched()) {
        const instructionReference = report.instructionReference.replace(/-X$/, '');
        await cast.finance.act('payment-reports', report, 'ask', { instructionReference }).expect(200);
      }
      await untilResolved();
    }
    expect(await unmatched()).toEqual([]);
  }

  /** What the product believes is what the treasury did, once per payment. */
  async function expectTruth(payments: readonly CopiedPayment[]): Promise<void> {
    const executed = await treasury.executed();
    const states = await system.rows<{ number: string; state: string }>(
      'select number, state from disbursement where id = any($1)',
      [payments.map(({ id }) => id)],
    );
    for (const { number, state } of states) {
      const payment = executed.get(`${number}-1`);
      expect(payment).toMatchObject({ instructionReference: `${number}-1` });
      const { settled = 0, returned = 0, rejected = 0 } = payment ?? {};
      expect(settled + rejected).toBe(1);
      expect([number, state]).toEqual([number, settled - returned === 1 ? 'settled' : 'returned']);
    }
    const left = await system.rows(
      `select r.* from payment_report r left join payment_report_review v on v.report_id = r.id
        where r.unmatched is not null and r.unmatched not in ('repeated', 'out_of_order')
          and (v.id is null or v.state not in ('matched', 'dismissed'))`,
    );
    expect(left).toEqual([]);
  }

  it.each(FAULTS)(
    '%s: nothing doubled, nothing lost, everything explained (%j)',
    async (fault, knobs) => {
      await treasury.misbehave({ ...knobs, seed: SEED });
      if (fault === 'slow') patience(IMPATIENT_MS);
      const payments = await released(PAYMENTS);
      await untilResolved();
      // What the bank sends back weeks later.
      await treasury.daysAhead((daysAhead += 31));
      await untilResolved();
      expect((await treasury.struck())[fault]).toBeGreaterThan(0);
      await explainAll();
      await expectTruth(payments);
    },
    TIME_LIMIT_MS,
  );

  it('a report that names a wrong amount is shown with its reason, and only the treasury’s word books it', async () => {
    await treasury.misbehave({ wrongAmount: { next: 1 } });
    const [payment] = await released(1);
    await system.drainJobs();
    const [report] = await unmatched();
    expect(report).toMatchObject({
      reason: { code: 'payment_report.unmatched.wrong_amount', zh: '金额与指令不符' },
      amountFen: '40000001',
      instructedFen: '40000000',
      actions: [{ name: 'ask' }, { name: 'dismiss' }],
    });
    expect(await unmatched(cast.oversight)).toMatchObject([{ id: report?.id, actions: [] }]);
    await cast.demander.get(`/programmes/${cast.programme.id}/payment-reports`).expect(403);
    expect(await read(payment?.id ?? '')).toMatchObject({ state: 'instructed' });
    await cast.finance.act('payment-reports', report as Versioned, 'ask').expect(200);
    await system.drainJobs();
    expect(await read(payment?.id ?? '')).toMatchObject({ state: 'settled' });
    const { body } = await cast.finance.get(`/payment-reports/${report?.id}`).expect(200);
    expect(body).toMatchObject({ state: 'matched', actions: [] });
  });

  it('a report that stays a riddle is dismissed with a reason, by finance alone', async () => {
    await bookReport({ instructionReference: 'BF-0000-0000-1', batchReference: await aBatchNumber() });
    const [report] = await unmatched();
    expect(report).toMatchObject({ reason: { code: 'payment_report.unmatched.unknown_instruction' } });
    const asked = await cast.finance.act('payment-reports', report as Versioned, 'ask').expect(200);
    expect(asked.body).toMatchObject({ state: 'asking' });
    await system.drainJobs();
    const [still] = await unmatched();
    expect(still).toMatchObject({ id: report?.id, state: 'unmatched' });
    await cast.officer.act('payment-reports', still as Versioned, 'dismiss', { reason: '不是我方支付' }).expect(403);
    const refusal = await cast.finance.act('payment-reports', still as Versioned, 'dismiss').expect(409);
    expect(refusal.body).toMatchObject({ reasons: [{ code: 'platform.reason_required' }] });
    const reason = '经电话核实，系国库测试回报';
    const { body } = await cast.finance.act('payment-reports', still as Versioned, 'dismiss', { reason }).expect(200);
    expect(body).toMatchObject({ state: 'dismissed', decidedBy: '黄财务', note: reason });
    const { id } = still as Versioned;
    const audited = await system.rows<{ action: string }>(
      'select action from audit_entry where subject_id = $1 order by seq',
      [id],
    );
    expect(audited.map(({ action }) => action.split('.')[1])).toEqual(['create', 'ask', 'leave', 'dismiss']);
  });

  it('a report that names nothing of ours stands among the strays, which every finance officer can look through', async () => {
    for (const reference of ['QT-2026-0001', 'QT-2026-0002']) {
      await bookReport({ instructionReference: reference, batchReference: 'QT-PC-1' });
    }
    expect(await unmatched()).toEqual([]);
    const strays = async (query: string): Promise<{ items: object[]; nextCursor: string | null }> =>
      (await cast.finance.get(`/stray-payment-reports?${query}`).expect(200)).body as never;
    const first = await strays('limit=1');
    expect(first.items).toMatchObject([
      { instructionReference: 'QT-2026-0002', reason: { code: 'payment_report.unmatched.unknown_instruction' } },
    ]);
    const second = await strays(`limit=1&cursor=${first.nextCursor}`);
    expect(second).toMatchObject({ items: [{ instructionReference: 'QT-2026-0001' }], nextCursor: null });
    await cast.demander.get('/stray-payment-reports').expect(403);
  });

  it('one report that cannot be booked or read does not stop those behind it', async () => {
    const payments = await released(2);
    await withoutReports(() => system.drainJobs());
    const [first, second] = payments.map(({ number, amountFen }) => reportOn(`${number}-1`, amountFen ?? '0'));
    if (!first || !second) throw new Error('two payments were released');
    const unreadable: PaymentReport = { ...reportOn('?', '0'), unreadable: true, batchReference: await aBatchNumber() };
    // The first unit reads the cursor, the second the programmes, the third would book the first report.
    await readFeed([first, unreadable, second], { failingUnit: 3 });
    expect((await unmatched()).map(({ reason, note }) => [reason.code, note])).toEqual([
      ['payment_report.unmatched.not_applied', 'Error: the ledger is away'],
      ['payment_report.unmatched.unreadable', null],
    ]);
    expect(await read(payments[0]?.id ?? '')).toMatchObject({ state: 'instructed' });
    expect(await read(payments[1]?.id ?? '')).toMatchObject({ state: 'settled' });
    await cast.advanceDays(HOUR);
    await system.drainJobs();
    expect(await read(payments[0]?.id ?? '')).toMatchObject({ state: 'settled' });
    for (const report of await unmatched()) {
      await cast.finance.act('payment-reports', report, 'dismiss', { reason: '国库已确认' }).expect(200);
    }
  });

  // trust.md A11
  it(
    'a return 30 days after the settlement is owed again, and paid only by a new request, approval and release',
    async () => {
      await treasury.misbehave({ returnLater: { next: 1 }, returnAfterDays: 30 });
      const [payment] = await released(1);
      if (!payment) throw new Error('no payment is left');
      await system.drainJobs();
      const settled = await read(payment.id);
      expect(settled).toMatchObject({ state: 'settled' });
      await cast.advanceDays(30);
      await treasury.daysAhead((daysAhead += 30));
      await system.drainJobs();
      const returned = await read(payment.id);
      expect(returned).toMatchObject({ state: 'returned', amountFen: '40000000', requestedBy: null, releasedBy: null });
      expect(await fiscalBalances(cast, payment.projectId)).toMatchObject({ paid: 0n, in_flight: 0n, payable: 0n });
      await cast.approver.act('disbursements', returned, 'approve').expect(409);
      await cast.finance.act('disbursements', returned, 'release').expect(409);
      await system.drainJobs();
      const step = async (who: Client, action: string) =>
        who.act('disbursements', await read(payment.id), action).expect(200);
      await step(cast.officer, 'request');
      await step(cast.approver, 'approve');
      await step(cast.finance, 'release');
      await system.drainJobs();
      expect(await read(payment.id)).toMatchObject({
        state: 'settled',
        instructions: [{ outcome: 'returned' }, { outcome: 'settled', reference: `${payment.number}-2` }],
      });
      expect(await fiscalBalances(cast, payment.projectId)).toMatchObject({ paid: 40_000_000n, in_flight: 0n });
    },
    TIME_LIMIT_MS,
  );

  const aBatchNumber = async (): Promise<string> =>
    (await system.rows<{ number: string }>('select number from payment_batch limit 1'))[0]?.number ?? '';

  const reportOn = (instructionReference: string, amountFen: string): PaymentReport => ({
    sequence: 0,
    instructionReference,
    batchReference: 'PC-0000-0000',
    status: 'settled',
    amountFen: fen(amountFen),
    bankReference: `BANK-${uuidv7()}`,
    reportedAt: new Date(),
    reasonCode: null,
  });

  const bookReport = (given: Partial<PaymentReport>) => readFeed([{ ...reportOn('?', '1'), ...given }]);

  /** The worker reads the treasury's feed with these reports in it. */
  async function readFeed(reports: readonly PaymentReport[], { failingUnit = 0 } = {}): Promise<void> {
    const task = system.app
      .get(HandlerRegistry)
      .periodic()
      .find(({ name }) => name === 'disbursement.read-reports');
    if (!task) throw new Error('nobody reads reports');
    const context = { actor: systemActor(task.permissions), requestId: uuidv7() };
    let units = 0;
    const page = reports.map((each) => ({ ...each, sequence: (forged -= 1) }));
    const services: ExternalServices = {
      unit: (work) => {
        units += 1;
        if (units === failingUnit) return Promise.reject(new Error('the ledger is away'));
        return system.unit.run(context, work);
      },
      // Far behind what the treasury has told itself, and never again.
      port: () => ({ reportsAfter: async () => page.splice(0) }) as never,
    };
    await task.run(services);
  }

  async function withoutReports(work: () => Promise<unknown>): Promise<void> {
    const gateway = system.app.get(PaymentGateway, { strict: false });
    gateway.reportsAfter = () => Promise.resolve([]);
    try {
      await work();
    } finally {
      delete (gateway as { reportsAfter?: unknown }).reportsAfter;
    }
  }
});
