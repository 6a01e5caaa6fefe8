import { notFound, type Tx } from '#platform';
import { memoAccount, type AttestedAccount, type MemoSource } from '../accounts.js';
import { reverseJournal } from '../actions/reverse-journal.js';
import type { PostedJournal } from '../journal.js';
import { findJournalId } from '../ledger.repository.js';
import { transfer, type Movement } from './transfer.js';

export interface AttestedContribution extends Movement {
  /** `demander_memo` for the demander's money, `third_party` for the taker's and society's. */
  readonly source: MemoSource;
  /** Grant that is only passed through is remembered and never counted (domain.md section 5, N). */
  readonly countedAs: AttestedAccount;
}

/**
 * Finance has verified a voucher of money that moved outside the platform: outside → attested. The key is the id of the
 * contribution. Errors as `transfer`.
 */
export function attestContribution(tx: Tx, contribution: AttestedContribution): Promise<PostedJournal> {
  const { scope, source, countedAs } = contribution;
  return transfer(tx, contribution, {
    kind: 'contribution',
    from: memoAccount(scope, source, 'outside'),
    to: memoAccount(scope, source, countedAs),
  });
}

/**
 * A verified contribution turns out wrong or was refunded: its journal is reversed as a whole.
 * @param contribution `key` as it was attested with
 * @throws 404 platform.not_found · 409 ledger.already_reversed
 */
export async function reverseContribution(
  tx: Tx,
  contribution: { readonly key: string; readonly reason: string; readonly effectiveAt?: Date },
): Promise<PostedJournal> {
  const { key, reason, effectiveAt } = contribution;
  const journalId = await findJournalId(tx, 'contribution', key);
  if (!journalId) throw notFound('journal', key);
  return reverseJournal(tx, { journalId, reason, effectiveAt });
}
