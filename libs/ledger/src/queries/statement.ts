import { decodeCursor, fen, SqlParams, toPage, type Fen, type Page, type PageRequest, type ReadTx } from '#platform';
import type { AccountKind, LedgerSource } from '../accounts.js';
import type { JournalKind } from '../journal.js';
import { asOfCondition, booksCondition, readableAccounts, type AsOf, type BooksFilter } from './balances.js';

/** One row of the table a finance officer reads: what happened, and what it did to each account it touched. */
export interface StatementLine {
  readonly journalId: string;
  readonly kind: JournalKind;
  readonly reference: string | null;
  readonly effectiveAt: Date;
  readonly recordedAt: Date;
  readonly movements: readonly StatementMovement[];
}

export interface StatementMovement {
  readonly account: AccountKind;
  readonly amountFen: Fen;
  /** The account's balance after this row, within the filter. */
  readonly balanceFen: Fen;
}

interface StatementRow extends Omit<StatementLine, 'movements'> {
  readonly movements: readonly { account: AccountKind; amountFen: string; balanceFen: string }[];
}

/**
 * The books of one source as a table, oldest first, with running balances. With a project only the project's own
 * accounts appear; what came from `available` shows as the increase of `encumbered`. As of then, later rows are not there.
 * @throws 400 platform.malformed_cursor
 */
export async function readStatement(
  tx: ReadTx,
  source: LedgerSource,
  filter: BooksFilter & AsOf,
  page: PageRequest,
): Promise<Page<StatementLine>> {
  const params = new SqlParams();
  const after = page.cursor ? `where j.id > ${params.add(decodeCursor(page.cursor, ['uuid'])[0])}::uuid` : '';
  const rows = await tx.query<StatementRow>(
    `with moved as (
       select p.journal_id, a.kind, sum(p.amount_fen) as amount
         from posting p join ledger_account a on a.id = p.account_id join journal j on j.id = p.journal_id
        where ${asOfCondition(filter, params)} and a.source = ${params.add(source)} and ${booksCondition(filter, params)} and ${readableAccounts(tx, params)}
        group by p.journal_id, a.kind),
     running as (
       select *, sum(amount) over (partition by kind order by journal_id) as balance from moved)
     select j.id as "journalId", j.kind, j.reference, j.effective_at as "effectiveAt", j.recorded_at as "recordedAt",
            json_agg(json_build_object('account', r.kind, 'amountFen', r.amount::text, 'balanceFen', r.balance::text)
                     order by r.amount) as movements
       from running r join journal j on j.id = r.journal_id ${after}
      group by j.id order by j.id limit ${params.add(page.limit + 1)}`,
    params.values,
  );
  return toPage(rows, page.limit, toLine, (row) => [row.journalId]);
}

function toLine(row: StatementRow): StatementLine {
  const movements = row.movements.map(({ account, amountFen, balanceFen }) => ({
    account,
    amountFen: fen(amountFen),
    balanceFen: fen(balanceFen),
  }));
  return { ...row, movements };
}
