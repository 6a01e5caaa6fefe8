import { fen, notFound, refused, uuidv7, type Tx } from '#platform';
import type { JournalKind, PostedJournal } from '../journal.js';
import { findJournal, insertJournals } from '../ledger.repository.js';

export interface JournalReversal {
  readonly journalId: string;
  readonly reason: string;
  /** Defaults to the unit's `now`. */
  readonly effectiveAt?: Date;
}

/** Journals that end a year or correct it: taking them back is a new decision about the year. */
const BETWEEN_YEARS: readonly JournalKind[] = ['lapse', 'carry_over', 'adjustment'];

/**
 * The only correction (trust.md A9): a new journal with the same legs and opposite signs, linked to the one it takes
 * back. A journal can be reversed once; the reversal is a journal like any other and can itself be reversed. What stood
 * in a year that is closed is taken back where the closing has carried it.
 * @throws 404 platform.not_found · 409 ledger.already_reversed, ledger.not_reversible · 409
 *   ledger.insufficient_<account> when the money has moved on
 */
export async function reverseJournal(tx: Tx, reversal: JournalReversal): Promise<PostedJournal> {
  const journal = await findJournal(tx, reversal.journalId);
  if (!journal) throw notFound('journal', reversal.journalId);
  if (BETWEEN_YEARS.includes(journal.kind)) throw refused({ code: 'ledger.not_reversible' });
  const id = uuidv7();
  const written = await insertJournals(tx, [
    {
      id,
      kind: 'reversal',
      key: journal.id,
      reversesId: journal.id,
      programmeId: journal.programmeId,
      agencyId: journal.agencyId,
      effectiveAt: reversal.effectiveAt ?? tx.now,
      subject: journal.subject,
      legs: journal.legs.map(({ account, amountFen }) => ({ account, amountFen: fen(-amountFen) })),
    },
  ]);
  if (!written.has(id)) throw refused({ code: 'ledger.already_reversed' });
  tx.audit({
    action: 'ledger.reverse',
    subjectType: 'journal',
    subjectId: journal.id,
    programmeId: journal.programmeId,
    reason: reversal.reason,
    changes: { reversed_by: [null, id] },
  });
  return { journalId: id, posted: true };
}
