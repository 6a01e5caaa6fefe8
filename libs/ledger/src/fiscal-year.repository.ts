import {
  decodeCursor,
  fen,
  notFound,
  reachCondition,
  SqlParams,
  type Fen,
  type PageRequest,
  type Parties,
  type ReadTx,
  type Tx,
} from '#platform';
import type { AccountKind, LedgerSource } from './accounts.js';
import type { FiscalYearFacts } from './fiscal-year.lifecycle.js';
import { FiscalYear } from './ledger.entities.js';

/** @throws 404 platform.not_found */
export async function getFiscalYear(tx: ReadTx, id: string): Promise<FiscalYear> {
  const found = await tx.manager.findOneBy(FiscalYear, { id });
  if (!found) throw notFound('fiscal_year', id);
  return found;
}

/** The books of a programme in a year, within the reader's reach; undefined when nothing was ever posted in it. */
export async function findFiscalYear(tx: ReadTx, programmeId: string, year: number): Promise<FiscalYear | undefined> {
  const found = await tx.manager.findOneBy(FiscalYear, { programmeId, year });
  return found && tx.context.actor.may('ledger.read', fiscalYearParties(found)) ? found : undefined;
}

/** Who stands in which relation to a programme's books. */
export const fiscalYearParties = (books: { agencyId: string; programmeId: string }): Parties => ({
  agency: books.agencyId,
  programmeId: books.programmeId,
});

/** Everything that guards, permissions and views of a fiscal year ask for. */
export async function fiscalYearFacts(tx: ReadTx, subject: FiscalYear): Promise<FiscalYearFacts> {
  const [found] = await tx.query<{ earlierOpen: number | null; available: string }>(
    `select (select min(year) from fiscal_year where programme_id = $1 and year < $2 and state <> 'closed') as "earlierOpen",
            coalesce((select b.balance_fen from ledger_balance b
                       where b.account_id = ledger_account_id($1, null, $2, 'fiscal', 'available')), 0)::text as available`,
    [subject.programmeId, subject.year],
  );
  return {
    subject,
    parties: fiscalYearParties(subject),
    earlierOpen: found?.earlierOpen ?? null,
    availableFen: fen(found?.available ?? '0'),
  };
}

/** Fiscal years of a programme within the reader's reach, latest first; one row more than the page asks for. */
export function listFiscalYears(tx: ReadTx, programmeId: string, page: PageRequest): Promise<FiscalYear[]> {
  const params = new SqlParams();
  const columns = { agency: 'agency_id', programmeId: 'programme_id' };
  const reach = reachCondition(tx.context.actor.reach('ledger.read'), columns, params);
  const before = page.cursor ? `and year < ${params.add(decodeCursor(page.cursor, ['bigint'])[0])}::bigint` : '';
  return tx.query<FiscalYear>(
    `select id, year, state from fiscal_year where programme_id = ${params.add(programmeId)} and ${reach} ${before}
      order by year desc limit ${params.rows(page.limit + 1)}`,
    params.values,
  );
}

/**
 * Keeps every posting of the programme waiting until the end of this unit, and waits for those on their way: what is
 * read after it is what the year closes with. Postings take the same lock shared (migration ledger-fiscal-years).
 */
export async function holdPostings(tx: ReadTx, programmeId: string): Promise<void> {
  await tx.query('select pg_advisory_xact_lock(ledger_lock_key($1))', [programmeId]);
}

/** The year in which money of this year stands now: itself, or the first one after it that is not closed. */
export async function standingYear(tx: ReadTx, programmeId: string, year: number): Promise<number> {
  const [found] = await tx.query<{ year: number }>('select ledger_standing_year($1, $2) as year', [programmeId, year]);
  if (!found) throw new Error('the database named no year');
  return found.year;
}

/** One account of a closing year that is not empty. */
export interface OpenAccount {
  readonly projectId: string | null;
  readonly source: LedgerSource;
  readonly account: AccountKind;
  readonly balanceFen: Fen;
}

/** What must go on to the next year: every project's accounts and the available money. Project by project. */
export async function openAccounts(tx: ReadTx, books: { programmeId: string; year: number }): Promise<OpenAccount[]> {
  const rows = await tx.query<Omit<OpenAccount, 'balanceFen'> & { balanceFen: string }>(
    `select a.project_id as "projectId", a.source, a.kind as account, b.balance_fen::text as "balanceFen"
       from ledger_account a join ledger_balance b on b.account_id = a.id
      where a.programme_id = $1 and a.fiscal_year = $2 and b.balance_fen <> 0
        and a.kind not in ('appropriation', 'lapsed', 'carried')
      order by a.project_id nulls first, a.source, a.kind`,
    [books.programmeId, books.year],
  );
  return rows.map((row) => ({ ...row, balanceFen: fen(row.balanceFen) }));
}

/** Opens the next year's books if nothing stands in them yet. */
export async function openFiscalYear(tx: Tx, books: FiscalYear): Promise<void> {
  await tx.query(
    'insert into fiscal_year (programme_id, agency_id, year) values ($1, $2, $3) on conflict (programme_id, year) do nothing',
    [books.programmeId, books.agencyId, books.year + 1],
  );
}
