import { fen, type Fen, type ReadTx } from '#platform';
import type { AccountKind } from '../accounts.js';

/** An account whose balance is not what its postings make. */
export interface WrongBalance {
  readonly accountId: string;
  readonly programmeId: string;
  readonly projectId: string | null;
  readonly fiscalYear: number;
  readonly account: AccountKind;
  readonly expectedFen: Fen;
  readonly foundFen: Fen;
  /** The first journal after which the balance is wrong; null when nothing was ever posted to the account. */
  readonly firstWrongJournalId: string | null;
}

const MOST = 100;

/** Recomputes every balance from the postings (trust.md A2); the longest wrong first, a hundred at most. */
export async function wrongBalances(tx: ReadTx): Promise<WrongBalance[]> {
  const rows = await tx.query<Omit<WrongBalance, 'expectedFen' | 'foundFen'> & { expected: string; found: string }>(
    `select account_id as "accountId", programme_id as "programmeId", project_id as "projectId",
            fiscal_year as "fiscalYear", kind as account, expected_fen::text as expected, found_fen::text as found,
            first_wrong_journal_id as "firstWrongJournalId"
       from ledger_wrong_balance order by wrong_since nulls first, account_id limit ${MOST}`,
  );
  return rows.map(({ expected, found, ...row }) => ({ ...row, expectedFen: fen(expected), foundFen: fen(found) }));
}
