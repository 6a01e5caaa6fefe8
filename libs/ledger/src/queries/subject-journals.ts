import { fen, type Fen, type ReadTx } from '#platform';
import type { AccountKind } from '../accounts.js';
import type { JournalKind } from '../journal.js';

/** A journal that a subject caused: from one account to another. */
export interface SubjectJournal {
  readonly id: string;
  readonly kind: JournalKind;
  readonly fiscalYear: number;
  readonly effectiveAt: Date;
  readonly from: AccountKind;
  readonly to: AccountKind;
  readonly amountFen: Fen;
}

/** The journals of a project's subject, oldest first. They are found through the project's accounts, which are few. */
export async function journalsOfSubject(
  tx: ReadTx,
  { id, projectId }: { readonly id: string; readonly projectId: string },
): Promise<SubjectJournal[]> {
  const rows = await tx.query<Omit<SubjectJournal, 'amountFen'> & { amountFen: string }>(
    `with caused as (
       select distinct j.id, j.kind, j.effective_at
         from ledger_account a join posting p on p.account_id = a.id join journal j on j.id = p.journal_id
        where a.project_id = $2 and j.subject_id = $1)
     select j.id, j.kind, a.fiscal_year as "fiscalYear", j.effective_at as "effectiveAt",
            a.kind as "from", b.kind as "to", q.amount_fen::text as "amountFen"
       from caused j
       join posting p on p.journal_id = j.id and p.amount_fen < 0 join ledger_account a on a.id = p.account_id
       join posting q on q.journal_id = j.id and q.amount_fen > 0 join ledger_account b on b.id = q.account_id
      order by j.id`,
    [id, projectId],
  );
  return rows.map((row) => ({ ...row, amountFen: fen(row.amountFen) }));
}
