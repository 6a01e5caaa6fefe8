import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import type { Logger } from 'pino';
import { Registry } from 'prom-client';
import { fen, uuidv7 } from '#platform';
import type { ExternalServices } from '#platform/jobs';
import { appropriate, encumber, reverseJournal, wrongBalances, type PostedJournal } from '#ledger';
import { aPerson, aProject, asOwner, aSubject, Books, closeBooks } from '../test-support/books.js';
import { watchDrift } from './jobs/watch-drift.js';

const FOLDER = join(import.meta.dirname, '../../../test/checks');
const CHECKS = readdirSync(FOLDER).filter((file) => file.startsWith('ledger-'));
const scope = aProject();

/** A leg on an account, of the programme of this file unless another is named. */
const postTo = (journal: string, kind: string, amount: number): string =>
  `insert into posting (journal_id, account_id, amount_fen, position, balance_fen)
   select (${journal}), a.id, ${amount}, 1 + (select count(*) from posting where account_id = a.id), ${amount}
     from ledger_account a where a.kind = '${kind}' limit 1;`;

const newJournal = (kind: string, reverses = 'null'): string =>
  `insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at, reverses_id)
   select gen_random_uuid(), '${kind}', gen_random_uuid()::text, programme_id, agency_id, 'test', id, now(), ${reverses}
     from journal order by id limit 1;`;

const NEWEST = 'select id from journal order by recorded_at desc limit 1';
const AN_APPROPRIATION = "select id from journal where kind = 'appropriation' limit 1";

/** What a superuser can do to the books with every trigger and constraint out of the way, one damage for each check. */
const DAMAGE: Readonly<Record<string, string>> = {
  'ledger-balances-follow-postings.sql': `update ledger_balance set balance_fen = balance_fen + 1 where account_id = (
    select id from ledger_account where kind = 'available' limit 1)`,
  'ledger-closed-years.sql': `update ledger_balance set balance_fen = 1 where account_id = (
    select id from ledger_account where kind = 'available' and fiscal_year = 2021)`,
  'ledger-journals-balanced.sql': postTo(AN_APPROPRIATION, 'encumbered', 1),
  'ledger-journals-have-legs.sql': newJournal('void'),
  'ledger-limited-not-negative.sql':
    newJournal('void') + postTo(NEWEST, 'encumbered', -1_000_000) + postTo(NEWEST, 'available', 1_000_000),
  'ledger-one-programme.sql': 'update journal set programme_id = gen_random_uuid()',
  'ledger-reversed-once.sql': `alter table journal drop constraint journal_reversed_once;
    ${newJournal('reversal', "(select reverses_id from journal where kind = 'reversal')")}`,
  'ledger-sources-apart.sql': `
    insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind)
    select programme_id, agency_id, project_id, fiscal_year, 'third_party', 'outside' from ledger_account where kind = 'encumbered';
    ${newJournal('void')}${postTo(NEWEST, 'outside', -1)}${postTo(NEWEST, 'available', 1)}`,
};

describe('test/checks/ledger-*.sql', () => {
  let books: Books;

  beforeAll(async () => {
    books = await Books.open();
    const movement = { scope, amountFen: fen(10_000n), subject: aSubject() };
    await books.run((tx) => appropriate(tx, { ...movement, key: uuidv7(), indexNumber: '1', budgetSubject: '2' }));
    await books.run((tx) => encumber(tx, { ...movement, key: uuidv7(), amountFen: fen(500n) }));
    const { journalId } = await books.run((tx) => encumber(tx, { ...movement, key: uuidv7(), amountFen: fen(400n) }));
    await books.run((tx) => reverseJournal(tx, { journalId, reason: 'test' }));
    const past = aProject({ fiscalYear: 2021 });
    await books.run((tx) =>
      appropriate(tx, { ...movement, scope: past, key: uuidv7(), indexNumber: '1', budgetSubject: '2' }),
    );
    await closeBooks(books, past, [await aPerson(), await aPerson()]);
  });
  afterAll(() => books.close());

  /** Does damage and runs a check on it, in a transaction that is rolled back. */
  const violations = (file: string, damage?: string): Promise<number> =>
    asOwner(async (client: pg.Client) => {
      await client.query('begin');
      await client.query('alter table posting disable trigger user; alter table journal disable trigger user');
      if (damage) await client.query(damage);
      const { rows } = await client.query(readFileSync(join(FOLDER, file), 'utf8'));
      await client.query('rollback');
      return rows.length;
    });

  it('each have a damage to find', () => {
    expect(CHECKS.length).toBeGreaterThan(0);
    expect(Object.keys(DAMAGE).sort()).toEqual([...CHECKS].sort());
  });

  it.each(CHECKS)('%s begins with its title', (file) => {
    expect(readFileSync(join(FOLDER, file), 'utf8')).toMatch(/^-- Ledger: \S/);
  });

  it.each(CHECKS)('%s is silent on sound books', async (file) => {
    expect(await violations(file)).toBe(0);
  });

  it.each(CHECKS)('%s finds what it is for', async (file) => {
    expect(await violations(file, DAMAGE[file])).toBeGreaterThan(0);
  });

  it('name the first journal after which a balance is wrong, and the sweeper raises the alarm (trust.md A2)', async () => {
    const drifting = aProject();
    const movement = { scope: drifting, amountFen: fen(1_000n), subject: aSubject() };
    const post = (): Promise<PostedJournal> =>
      books.run((tx) => appropriate(tx, { ...movement, key: uuidv7(), indexNumber: '1', budgetSubject: '2' }));
    const errors: object[] = [];
    const registry = new Registry();
    const sweeper = watchDrift({ error: (row: object) => errors.push(row) } as unknown as Logger, registry);
    const sweep = async (): Promise<unknown> => {
      await sweeper.run({ unit: (work) => books.run(work) } as ExternalServices);
      return (await registry.getSingleMetric('jbgs_ledger_wrong_balances')?.get())?.values[0]?.value;
    };
    await post();
    expect(await sweep()).toBe(0);
    await drift(drifting.programmeId, 1);
    const { journalId } = await post();
    await post();
    const wrong = await books.run((tx) => wrongBalances(tx));
    const named = { account: 'available', expectedFen: 3_000n, foundFen: 3_001n, firstWrongJournalId: journalId };
    expect(wrong).toEqual([expect.objectContaining({ ...named, programmeId: drifting.programmeId })]);
    expect(await sweep()).toBe(1);
    expect(errors).toEqual([expect.objectContaining({ ...named, expectedFen: '3000', foundFen: '3001', accounts: 1 })]);
    await drift(drifting.programmeId, -1);
    expect(await books.run((tx) => wrongBalances(tx))).toEqual([
      expect.objectContaining({ expectedFen: 3_000n, foundFen: 3_000n, firstWrongJournalId: journalId }),
    ]);
  });

  it('name a balance that went wrong after its last posting', async () => {
    const { programmeId } = scope;
    await drift(programmeId, 1);
    const [wrong] = (await books.run((tx) => wrongBalances(tx))).filter((each) => each.programmeId === programmeId);
    const [newest] = await books.query<{ id: string }>(
      `select p.journal_id as id from posting p join ledger_account a on a.id = p.account_id
        where a.programme_id = $1 and a.kind = 'available' order by p.position desc limit 1`,
      [programmeId],
    );
    expect(wrong).toMatchObject({ account: 'available', expectedFen: 9_500n, foundFen: 9_501n });
    expect(wrong?.firstWrongJournalId).toBe(newest?.id);
  });

  /** What a superuser can do, past everything that protects the books. */
  const drift = (programmeId: string, amount: number): Promise<unknown> =>
    asOwner((client) =>
      client.query(
        `update ledger_balance set balance_fen = balance_fen + $2
          where account_id = (select id from ledger_account where programme_id = $1 and kind = 'available')`,
        [programmeId, amount],
      ),
    );
});
