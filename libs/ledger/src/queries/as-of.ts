import { invalid, type ReadTx } from '#platform';
import { holdPostings } from '../fiscal-year.repository.js';

/**
 * Waits until every journal recorded up to an instant is committed, so that what is read in a later unit never changes
 * again. Postings hold the programme's ledger lock from before they are recorded to the end of their transaction.
 * @throws 422 ledger.as_of_in_future
 */
export async function awaitRecorded(tx: ReadTx, programmeId: string, recordedAt: Date): Promise<void> {
  await holdPostings(tx, programmeId);
  const [found] = await tx.query<{ past: boolean }>('select $1::timestamptz <= clock_timestamp() as past', [
    recordedAt,
  ]);
  if (!found?.past) throw invalid({ path: 'recordedAt', code: 'ledger.as_of_in_future' });
}
