import { inTurn, refused, uuidv7, type Tx } from '#platform';
import type { JournalDraft, PostedJournal } from '../journal.js';
import { findSameJournal, insertJournals, type JournalEntry } from '../ledger.repository.js';

/**
 * Posts journals in the caller's unit, all or none: each two or more legs of one source whose amounts in fen sum to zero.
 * The database refuses anything else at commit, and a limited account that would fall below zero at once.
 *
 * Posting is idempotent by kind and key (trust.md a.2): a repeated movement finds its journal and changes nothing.
 * Balance rows are locked in account order, so call it after the locks on the business rows, and once for all journals
 * of a unit that can be posted together.
 * @returns what became of each draft, in their order
 * @throws 409 ledger.insufficient_<account> · 409 ledger.key_reused when a key stands for other legs
 */
export async function postJournals(tx: Tx, drafts: readonly JournalDraft[]): Promise<PostedJournal[]> {
  if (drafts.length === 0) return [];
  const entries = drafts.map((draft) => ({ ...draft, id: uuidv7() }));
  const written = await insertJournals(tx, entries);
  return inTurn(entries, async (entry) =>
    written.has(entry.id) ? { journalId: entry.id, posted: true } : known(tx, entry),
  );
}

/** `postJournals` for one. */
export async function postJournal(tx: Tx, draft: JournalDraft): Promise<PostedJournal> {
  const [posted] = await postJournals(tx, [draft]);
  return posted as PostedJournal;
}

async function known(tx: Tx, entry: JournalEntry): Promise<PostedJournal> {
  const found = await findSameJournal(tx, entry);
  if (!found?.same) throw refused({ code: 'ledger.key_reused', params: { key: entry.key, kind: entry.kind } });
  return { journalId: found.id, posted: false };
}
