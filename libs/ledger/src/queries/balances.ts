import {
  endOfShanghaiDay,
  fen,
  reachCondition,
  SqlParams,
  zeroFen,
  type Fen,
  type LocalDate,
  type ReadTx,
} from '#platform';
import { ACCOUNT_KINDS, type AccountKind, type LedgerSource } from '../accounts.js';

export interface BooksFilter {
  readonly programmeId: string;
  readonly projectId?: string;
  readonly fiscalYear?: number;
}

/** Both times of a journal (trust.md A17); what is left out does not count. */
export interface AsOf {
  /** Only what the database had recorded up to this instant: the same answer whenever it is asked again. */
  readonly recordedAt?: Date;
  /** Only what happened in business terms up to the end of this day in Shanghai. */
  readonly effectiveOn?: LocalDate;
}

export interface BalanceLine {
  readonly fiscalYear: number;
  readonly source: LedgerSource;
  readonly account: AccountKind;
  readonly balanceFen: Fen;
}

/** SQL that keeps accounts `a` to the filter. */
export function booksCondition(filter: BooksFilter, params: SqlParams): string {
  return [
    `a.programme_id = ${params.add(filter.programmeId)}`,
    ...(filter.projectId ? [`a.project_id = ${params.add(filter.projectId)}`] : []),
    ...(filter.fiscalYear ? [`a.fiscal_year = ${params.add(filter.fiscalYear)}`] : []),
  ].join(' and ');
}

/** SQL that keeps journals `j` to what was known, and had happened, at the time. */
export function asOfCondition(asOf: AsOf, params: SqlParams): string {
  return [
    'true',
    ...(asOf.recordedAt ? [`j.recorded_at <= ${params.add(asOf.recordedAt)}`] : []),
    ...(asOf.effectiveOn ? [`j.effective_at < ${params.add(endOfShanghaiDay(asOf.effectiveOn))}`] : []),
  ].join(' and ');
}

/** SQL that keeps accounts `a` to what the actor's `ledger.read` reaches. */
export function readableAccounts(tx: ReadTx, params: SqlParams): string {
  const columns = { agency: 'a.agency_id', programmeId: 'a.programme_id' };
  return reachCondition(tx.context.actor.reach('ledger.read'), columns, params);
}

/**
 * Balances in fen by fiscal year, source and account, over all projects or one, now or as of then; only what the actor
 * may read. As of then they are summed from the postings.
 */
export async function listBalances(tx: ReadTx, filter: BooksFilter, asOf: AsOf = {}): Promise<BalanceLine[]> {
  const params = new SqlParams();
  const past = asOf.recordedAt !== undefined || asOf.effectiveOn !== undefined;
  const amounts = past
    ? `(select p.account_id, p.amount_fen as balance_fen from posting p join journal j on j.id = p.journal_id
         where ${asOfCondition(asOf, params)})`
    : 'ledger_balance';
  const rows = await tx.query<Omit<BalanceLine, 'balanceFen'> & { balanceFen: string }>(
    `select a.fiscal_year as "fiscalYear", a.source, a.kind as account, sum(b.balance_fen)::text as "balanceFen"
       from ledger_account a join ${amounts} b on b.account_id = a.id
      where ${booksCondition(filter, params)} and ${readableAccounts(tx, params)}
      group by a.fiscal_year, a.source, a.kind
      order by a.fiscal_year, a.source, array_position(${params.add(ACCOUNT_KINDS)}::text[], a.kind)`,
    params.values,
  );
  return rows.map((row) => ({ ...row, balanceFen: fen(row.balanceFen) }));
}

/**
 * Balances in fen of one source by account, zero where nothing was ever posted; for other modules' rules, so without
 * regard to who asks. Not locked: a rule that spends relies on the refusal at posting.
 * @param filter `fiscalYear` is the year the money came from; its balances are read where they stand now, like postings
 */
export async function balancesByAccount(
  tx: ReadTx,
  source: LedgerSource,
  filter: BooksFilter,
): Promise<Readonly<Record<AccountKind, Fen>>> {
  const params = new SqlParams();
  const { fiscalYear, ...books } = filter;
  const inYear = fiscalYear
    ? `and a.fiscal_year = ledger_standing_year(a.programme_id, ${params.add(fiscalYear)}::integer)`
    : '';
  const rows = await tx.query<{ kind: AccountKind; balance: string }>(
    `select a.kind, sum(b.balance_fen)::text as balance
       from ledger_account a join ledger_balance b on b.account_id = a.id
      where a.source = ${params.add(source)} and ${booksCondition(books, params)} ${inYear}
      group by a.kind`,
    params.values,
  );
  const none = Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, zeroFen])) as Record<AccountKind, Fen>;
  return { ...none, ...Object.fromEntries(rows.map(({ kind, balance }) => [kind, fen(balance)])) };
}
