import { fen, notFound, refused, uuidv7, type Tx } from '#platform';
import type { PostedJournal } from '../journal.js';
import { findJournal, insertJournal } from '../ledger.repository.js';

export interface JournalReversal {
  readonly journalId: string;
  readonly reason: string;
  /** Defaults to the unit's `now`. */
  readonly effectiveAt?: Date;
}

/**
 * The only correction (trust.md A9): a new journal with the same legs and opposite signs, linked to the one it takes
 * back. A journal can be reversed once; the reversal is a journal like any other and can itself be reversed.
 * @throws 404 platform.not_found · 409 ledger.already_reversed · 409 ledger.insufficient_<account> when the money has
 *   moved on
 */
export async function reverseJournal(tx: Tx, reversal: JournalReversal): Promise<PostedJournal> {
  const journal = await findJournal(tx, reversal.journalId);
  if (!journal) throw notFound('journal', reversal.journalId);
  const id = uuidv7();
  const posted = await insertJournal(tx, {
    id,
    kind: 'reversal',
    key: journal.id,
    reversesId: journal.id,
    programmeId: journal.programmeId,
    agencyId: journal.agencyId,
    effectiveAt: reversal.effectiveAt ?? tx.now,
    subject: journal.subject,
    legs: journal.legs.map(({ account, amountFen }) => ({ account, amountFen: fen(-amountFen) })),
  });
  if (!posted) throw refused({ code: 'ledger.already_reversed' });
  tx.audit({
    action: 'ledger.reverse',
    subjectType: 'journal',
    subjectId: journal.id,
    programmeId: journal.programmeId,
    reason: reversal.reason,
    changes: { reversed_by: [null, id] },
  });
  return { journalId: id, posted };
}
