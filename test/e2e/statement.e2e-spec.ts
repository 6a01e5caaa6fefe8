import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fen, lock, systemActor, uuidv7 } from '#platform';
import { appropriate } from '#ledger';
import { aCast, type Cast } from '../builders/people.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

const DB_CHECK = join(import.meta.dirname, '../../apps/dev/db-check.mjs');
const DAY_MS = 86_400_000;

// trust.md A17: the balance at any past instant is reproducible; A2: a drift of one fen is found and named.
describe('the books as they stood at another time', () => {
  let system: System;
  let cast: Cast;
  let appropriations = 1;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(() => system.stop());

  const ledger = (): string => `/programmes/${cast.programme.id}/ledger`;
  const appropriated = async (amountFen: string): Promise<void> => {
    appropriations += 1;
    const given = {
      fiscalYear: await yearNow(),
      indexNumber: `吉财教指〔补〕${appropriations}号`,
      budgetSubject: '2060404',
    };
    await cast.finance.post(`/programmes/${cast.programme.id}/appropriations`, { ...given, amountFen }).expect(201);
  };
  const programmeNow = async (): Promise<Date> => {
    const { body } = await system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
    return new Date((body as { now: string }).now);
  };
  const yearNow = async (): Promise<number> => (await programmeNow()).getUTCFullYear();
  /** An instant of the database between what was posted before and what comes after. */
  const instant = async (): Promise<string> => {
    const [row] = await system.rows<{ at: Date }>('select clock_timestamp() + interval $$1 millisecond$$ as at');
    await new Promise((resolve) => setTimeout(resolve, 5));
    return (row as { at: Date }).at.toISOString();
  };
  const available = async (query: string): Promise<bigint> => {
    const { body } = await cast.oversight.get(`${ledger()}/balances?${query}`).expect(200);
    const lines = (body as { balances: { account: string; balanceFen: string }[] }).balances;
    return lines
      .filter(({ account }) => account === 'available')
      .reduce((sum, each) => sum + BigInt(each.balanceFen), 0n);
  };
  const rows = async (query: string): Promise<readonly object[]> =>
    ((await cast.oversight.get(`${ledger()}/statement?limit=100&${query}`).expect(200)).body as { items: object[] })
      .items;

  it('are the same whenever they are asked for as recorded at an instant', async () => {
    const before = await instant();
    await appropriated('500');
    const between = await instant();
    const asked = {
      before: await available(`recordedAt=${before}`),
      between: await available(`recordedAt=${between}`),
    };
    const statement = await rows(`recordedAt=${between}`);
    expect(asked).toEqual({ before: 10_000_000_000n, between: 10_000_000_500n });
    await appropriated('7');
    expect(await available('')).toBe(10_000_000_507n);
    expect(await available(`recordedAt=${before}`)).toBe(asked.before);
    expect(await available(`recordedAt=${between}`)).toBe(asked.between);
    expect(await rows(`recordedAt=${between}`)).toEqual(statement);
    expect(await rows('')).toHaveLength(statement.length + 1);
  });

  it('wait for what is recorded and not committed yet, instead of changing their answer later', async () => {
    const { id: programmeId } = cast.programme;
    const { organisationId: agencyId } = cast.people.finance;
    let commit = (): void => undefined;
    const gate = new Promise<void>((resolve) => (commit = resolve));
    let recorded = (): void => undefined;
    const isRecorded = new Promise<void>((resolve) => (recorded = resolve));
    const fiscalYear = await yearNow();
    const posting = system.unit.run({ actor: systemActor([]), requestId: uuidv7() }, async (tx) => {
      await lock(tx, [], null);
      await appropriate(tx, {
        scope: { programmeId, agencyId, fiscalYear },
        key: uuidv7(),
        amountFen: fen(11n),
        subject: { type: 'appropriation', id: uuidv7() },
        indexNumber: '1',
        budgetSubject: '2',
      });
      recorded();
      await gate;
    });
    await isRecorded;
    const at = await instant();
    let answered = false;
    const answer = available(`recordedAt=${at}`).then((sum) => {
      answered = true;
      return sum;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answered).toBe(false);
    commit();
    await posting;
    expect(await answer).toBe(10_000_000_518n);
    expect(await available(`recordedAt=${at}`)).toBe(10_000_000_518n);
  });

  it('are not told for an instant to come, nor for something that is no instant', async () => {
    const tomorrow = new Date(Date.now() + DAY_MS).toISOString();
    const { body } = await cast.finance.get(`${ledger()}/balances?recordedAt=${tomorrow}`).expect(422);
    expect(body).toMatchObject({ errors: [{ path: 'recordedAt', code: 'ledger.as_of_in_future' }] });
    await cast.finance.get(`${ledger()}/statement?recordedAt=yesterday`).expect(422);
    await cast.finance.get(`${ledger()}/statement?effectiveOn=2026-02-30`).expect(422);
  });

  it('count by the day on which money moved, too', async () => {
    const today = new Date((await programmeNow()).getTime() + 8 * 3_600_000).toISOString().slice(0, 10);
    await cast.advanceDays(2);
    await appropriated('3000');
    expect(await available(`effectiveOn=${today}`)).toBe(10_000_000_518n);
    expect(await available('')).toBe(10_000_003_518n);
    expect(await rows(`effectiveOn=${today}`)).toHaveLength((await rows('')).length - 1);
    await expectInvariants();
  });

  it('and a balance that somebody changed by one fen is found and named', async () => {
    await system.drainJobs();
    expect(await system.jobs.metrics.page()).toMatch(/^jbgs_ledger_wrong_balances 0$/m);
    expect(await dbCheck()).toMatchObject({ status: 0 });
    await system.rows(
      `update ledger_balance set balance_fen = balance_fen + 1 where account_id = (
         select id from ledger_account where programme_id = $1 and kind = 'available' order by fiscal_year desc limit 1)`,
      [cast.programme.id],
    );
    await appropriated('1');
    const [journal] = await system.rows<{ id: string }>(
      "select id from journal where kind = 'appropriation' order by id desc limit 1",
    );
    const { status, output } = await dbCheck();
    expect(status).toBe(1);
    expect(output).toMatch(
      new RegExp(`VIOLATED by 1 row, first account \\S+ \\(available, .*wrong from journal ${journal?.id}`),
    );
    await system.drainJobs();
    expect(await system.jobs.metrics.page()).toMatch(/^jbgs_ledger_wrong_balances 1$/m);
  });

  /** `npm run db:check` on the database of this test. */
  const dbCheck = (): Promise<{ status: number; output: string }> =>
    new Promise((resolve) => {
      const url = process.env['DATABASE_OWNER_URL'];
      const env = { ...process.env, DATABASE_URL: url };
      execFile(process.execPath, [DB_CHECK], { env }, (error, stdout, stderr) => {
        resolve({ status: error ? Number(error.code) : 0, output: stdout + stderr });
      });
    });
});
