import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type pg from 'pg';
import { fen, uuidv7 } from '#platform';
import { appropriate, encumber, reverseJournal } from '#ledger';
import { aProject, asOwner, aSubject, Books } from '../test-support/books.js';

const FOLDER = join(import.meta.dirname, '../../../test/checks');
const CHECKS = readdirSync(FOLDER).filter((file) => file.startsWith('ledger-'));
const scope = aProject();

/** A leg on an account, of the programme of this file unless another is named. */
const postTo = (journal: string, kind: string, amount: number): string =>
  `insert into posting (journal_id, account_id, amount_fen)
   select (${journal}), id, ${amount} from ledger_account where kind = '${kind}' limit 1;`;

const newJournal = (kind: string, reverses = 'null'): string =>
  `insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, effective_at, reverses_id)
   select gen_random_uuid(), '${kind}', gen_random_uuid()::text, programme_id, agency_id, 'test', id, now(), ${reverses}
     from journal order by id limit 1;`;

const NEWEST = 'select id from journal order by recorded_at desc limit 1';
const AN_APPROPRIATION = "select id from journal where kind = 'appropriation' limit 1";

/** What a superuser can do to the books with every trigger and constraint out of the way, one damage for each check. */
const DAMAGE: Readonly<Record<string, string>> = {
  'ledger-balances-follow-postings.sql': `update ledger_balance set balance_fen = balance_fen + 1 where account_id = (
    select id from ledger_account where kind = 'available')`,
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
});
