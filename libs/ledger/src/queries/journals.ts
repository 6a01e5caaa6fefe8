import { decodeCursor, fen, SqlParams, toPage, type Fen, type Page, type PageRequest, type ReadTx } from '#platform';
import type { AccountKind, LedgerSource } from '../accounts.js';
import type { JournalKind } from '../journal.js';
import { booksCondition, readableAccounts, type BooksFilter } from './balances.js';

export interface JournalLine {
  readonly id: string;
  readonly kind: JournalKind;
  readonly key: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly reference: string | null;
  readonly effectiveAt: Date;
  readonly recordedAt: Date;
  readonly reversesId: string | null;
  readonly reversedById: string | null;
  /** 0 for a movement, 1 for its reversal, 2 for the reversal of that, and so on (trust.md A9). */
  readonly reversalDepth: number;
  /** The prior-year adjustment behind a journal in a closed year. */
  readonly adjustmentId: string | null;
  readonly legs: readonly JournalLeg[];
}

export interface JournalLeg {
  readonly source: LedgerSource;
  readonly account: AccountKind;
  readonly projectId: string | null;
  readonly fiscalYear: number;
  readonly amountFen: Fen;
}

interface JournalRow extends Omit<JournalLine, 'legs'> {
  readonly legs: readonly (Omit<JournalLeg, 'amountFen'> & { readonly amountFen: string })[];
}

export interface JournalFilter extends BooksFilter {
  /** Only what was posted for this thing. */
  readonly subjectId?: string | undefined;
}

/**
 * Journals with all their legs, newest first, that touch an account of the filter which the actor may read.
 * @throws 400 platform.malformed_cursor
 */
export async function listJournals(tx: ReadTx, filter: JournalFilter, page: PageRequest): Promise<Page<JournalLine>> {
  const params = new SqlParams();
  const before = page.cursor ? `and j.id < ${params.add(decodeCursor(page.cursor, ['uuid'])[0])}::uuid` : '';
  const subject = filter.subjectId ? `and j.subject_id = ${params.add(filter.subjectId)}::uuid` : '';
  const rows = await tx.query<JournalRow>(
    `select j.id, j.kind, j.key, j.subject_type as "subjectType", j.subject_id as "subjectId", j.reference,
            j.effective_at as "effectiveAt", j.recorded_at as "recordedAt", j.reverses_id as "reversesId", j.adjustment_id as "adjustmentId",
            (select r.id from journal r where r.reverses_id = j.id) as "reversedById",
            ${REVERSAL_DEPTH} as "reversalDepth", ${LEGS} as legs
       from journal j
      where j.programme_id = ${params.add(filter.programmeId)} ${before} ${subject}
        and exists (select 1 from posting p join ledger_account a on a.id = p.account_id
                     where p.journal_id = j.id and ${booksCondition(filter, params)} and ${readableAccounts(tx, params)})
      order by j.id desc limit ${params.add(page.limit + 1)}`,
    params.values,
  );
  return toPage(rows, page.limit, toLine, (row) => [row.id]);
}

const REVERSAL_DEPTH = `(
  with recursive chain as (
    select j.reverses_id as id, 1 as depth where j.reverses_id is not null
    union all
    select k.reverses_id, chain.depth + 1 from chain join journal k on k.id = chain.id where k.reverses_id is not null)
  select coalesce(max(depth), 0) from chain)`;

const LEGS = `(
  select json_agg(json_build_object('source', a.source, 'account', a.kind, 'projectId', a.project_id,
                                    'fiscalYear', a.fiscal_year, 'amountFen', p.amount_fen::text) order by p.amount_fen, p.id)
    from posting p join ledger_account a on a.id = p.account_id where p.journal_id = j.id)`;

function toLine(row: JournalRow): JournalLine {
  return { ...row, legs: row.legs.map((leg) => ({ ...leg, amountFen: fen(leg.amountFen) })) };
}
