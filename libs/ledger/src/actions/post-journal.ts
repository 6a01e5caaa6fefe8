import { refused, uuidv7, type Tx } from '#platform';
import type { JournalDraft, PostedJournal } from '../journal.js';
import { findSameJournal, insertJournal } from '../ledger.repository.js';

/**
 * Posts a journal in the caller's unit: two or more legs of one source whose amounts in fen sum to zero. The database
 * refuses anything else at commit, and a limited account that would fall below zero at once.
 *
 * Posting is idempotent by kind and key (trust.md a.2): a repeated movement finds its journal and changes nothing.
 * Balance rows are locked in account order, so call it after the locks on the business rows.
 * @throws 409 ledger.insufficient_<account> · 409 ledger.key_reused when the key stands for other legs
 */
export async function postJournal(tx: Tx, draft: JournalDraft): Promise<PostedJournal> {
  const id = uuidv7();
  if (await insertJournal(tx, { ...draft, id })) return { journalId: id, posted: true };
  const known = await findSameJournal(tx, draft);
  if (!known?.same) throw refused({ code: 'ledger.key_reused', params: { key: draft.key, kind: draft.kind } });
  return { journalId: known.id, posted: false };
}
