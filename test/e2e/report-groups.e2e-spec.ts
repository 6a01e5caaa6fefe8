import pg from 'pg';
import { PaymentGateway, type PaymentReport } from '#disbursement';
import { systemActor, uuidv7, type Tx } from '#platform';
import { HandlerRegistry, type ExternalServices, type PeriodicTask } from '#platform/jobs';
import { aCast, type Cast } from '../builders/people.js';
import type { CopiedPayment } from '../support/copy-projects.mjs';
import { expectInvariants } from '../support/invariants.js';
import { manyApproved, releaseAll } from '../support/many-disbursements.js';
import { System } from '../support/system.js';

/** More than fit into one group. */
const MANY = 60;
const FEW = 12;
const HOUR = 1 / 24;

describe('reports of the treasury that are booked together', () => {
  let system: System;
  let cast: Cast;
  let waiting: CopiedPayment[];
  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    waiting = [...(await manyApproved(cast, 2 * MANY + FEW))];
  }, 120_000);
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  it('are booked but for the one that cannot be, which the treasury is asked about later', async () => {
    const payments = await acknowledged(MANY);
    const [, poisoned] = payments;
    await asOwner(
      `create function poison() returns trigger language plpgsql as
         $$ begin raise exception 'poisoned' using errcode = '22000'; end $$;
       create trigger poison before update of outcome on payment_instruction for each row
         when (new.reference = '${poisoned?.number}-1') execute function poison()`,
    );
    await readReports();
    expect(await states(payments)).toEqual({ settled: MANY - 1, instructed: 1 });
    expect(await system.rows('select instruction_reference from payment_report where unmatched is not null')).toEqual([
      { instruction_reference: `${poisoned?.number}-1` },
    ]);
    await asOwner('drop trigger poison on payment_instruction; drop function poison()');
    await cast.advanceDays(HOUR);
    await system.drainJobs();
    expect(await states(payments)).toEqual({ settled: MANY });
  }, 60_000);

  it('are booked once though two workers read the same page', async () => {
    const payments = await acknowledged(FEW);
    await Promise.all([readReports(), readReports()]);
    expect(await states(payments)).toEqual({ settled: FEW });
    expect(await settlements(payments)).toBe(FEW);
    await system.drainJobs();
  });

  it('go on where they stopped when the worker dies behind a group, and when it dies before its commit is answered', async () => {
    const payments = await acknowledged(MANY);
    let units = 0;
    const dies = async <T>(work: () => Promise<T>): Promise<T> => {
      const done = await work();
      units += 1;
      // The cursor, the programmes, the first group, which is committed.
      if (units === 3) throw Object.assign(new Error('read ECONNRESET'), { code: 'ECONNRESET' });
      return done;
    };
    await expect(readReports(dies)).rejects.toThrow('ECONNRESET');
    const { settled = 0, instructed = 0 } = await states(payments);
    expect([settled > 0, instructed > 0, settled + instructed]).toEqual([true, true, MANY]);
    await readReports();
    expect(await states(payments)).toEqual({ settled: MANY });
    expect(await settlements(payments)).toBe(MANY);
    expect(await system.rows(`select 1 from payment_report where unmatched = 'not_applied'`)).toHaveLength(1);
  }, 60_000);

  /** Released, sent and acknowledged; the treasury has said nothing of them yet. */
  async function acknowledged(count: number): Promise<readonly CopiedPayment[]> {
    const payments = waiting.splice(0, count);
    await releaseAll(cast, payments);
    const gateway = system.app.get(PaymentGateway, { strict: false });
    gateway.reportsAfter = (): Promise<readonly PaymentReport[]> => Promise.resolve([]);
    await system.drainJobs();
    delete (gateway as { reportsAfter?: unknown }).reportsAfter;
    expect(await states(payments)).toEqual({ instructed: count });
    return payments;
  }

  /** What a worker does when it is time to ask the treasury; `around` is what becomes of its units. */
  async function readReports(around = <T>(work: () => Promise<T>): Promise<T> => work()): Promise<void> {
    const named = ({ name }: PeriodicTask): boolean => name === 'disbursement.read-reports';
    const task = system.app.get(HandlerRegistry).periodic().find(named);
    if (!task) throw new Error('nobody reads reports');
    const context = { actor: systemActor(task.permissions), requestId: uuidv7() };
    const services: ExternalServices = {
      unit: <T>(work: (tx: Tx) => Promise<T>) => around(() => system.unit.run(context, work)),
      port: (token) => system.app.get(token, { strict: false }),
    };
    await task.run(services);
  }

  const idsOf = (payments: readonly CopiedPayment[]): string[] => payments.map(({ id }) => id);

  async function states(payments: readonly CopiedPayment[]): Promise<Record<string, number>> {
    const rows = await system.rows<{ state: string; count: number }>(
      'select state, count(*)::int as count from disbursement where id = any($1::uuid[]) group by state',
      [idsOf(payments)],
    );
    return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
  }

  /** How often the ledger has booked one of them as paid. */
  async function settlements(payments: readonly CopiedPayment[]): Promise<number> {
    const rows = await system.rows(`select 1 from journal where kind = 'settlement' and subject_id = any($1::uuid[])`, [
      idsOf(payments),
    ]);
    return rows.length;
  }

  async function asOwner(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
    await client.connect();
    try {
      await client.query(sql);
    } finally {
      await client.end();
    }
  }
});
