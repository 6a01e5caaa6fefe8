import { fen, reachCondition, SqlParams, zeroFen, type Fen, type ReadTx } from '#platform';
import { ACCOUNT_KINDS, type AccountKind, type LedgerSource } from '../accounts.js';

export interface BooksFilter {
  readonly programmeId: string;
  readonly projectId?: string;
  readonly fiscalYear?: number;
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

/** SQL that keeps accounts `a` to what the actor's `ledger.read` reaches. */
export function readableAccounts(tx: ReadTx, params: SqlParams): string {
  const columns = { agency: 'a.agency_id', programmeId: 'a.programme_id' };
  return reachCondition(tx.context.actor.reach('ledger.read'), columns, params);
}

/** Balances in fen by fiscal year, source and account, over all projects or one; only what the actor may read. */
export async function listBalances(tx: ReadTx, filter: BooksFilter): Promise<BalanceLine[]> {
  const params = new SqlParams();
  const rows = await tx.query<Omit<BalanceLine, 'balanceFen'> & { balanceFen: string }>(
    `select a.fiscal_year as "fiscalYear", a.source, a.kind as account, sum(b.balance_fen)::text as "balanceFen"
       from ledger_account a join ledger_balance b on b.account_id = a.id
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
 */
export async function balancesByAccount(
  tx: ReadTx,
  source: LedgerSource,
  filter: BooksFilter,
): Promise<Readonly<Record<AccountKind, Fen>>> {
  const params = new SqlParams();
  const rows = await tx.query<{ kind: AccountKind; balance: string }>(
    `select a.kind, sum(b.balance_fen)::text as balance
       from ledger_account a join ledger_balance b on b.account_id = a.id
      where a.source = ${params.add(source)} and ${booksCondition(filter, params)}
      group by a.kind`,
    params.values,
  );
  const none = Object.fromEntries(ACCOUNT_KINDS.map((kind) => [kind, zeroFen])) as Record<AccountKind, Fen>;
  return { ...none, ...Object.fromEntries(rows.map(({ kind, balance }) => [kind, fen(balance)])) };
}
