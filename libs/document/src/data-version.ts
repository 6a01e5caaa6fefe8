import type { ReadTx } from '#platform';

/** Which state of the data a paper shows: the last entry of the audit trail about any of its subjects. */
export interface DataVersion {
  /** The number of that entry. */
  readonly seq: string;
  /** When it was decided, on the programme's clock. */
  readonly at: Date;
}

/**
 * The version of what stands in these rows. Papers are dated by it and not by the moment they are asked for, so the
 * same data gives the same bytes (trust.md D15).
 */
export async function dataVersion(tx: ReadTx, subjectIds: readonly string[]): Promise<DataVersion> {
  const [last] = await tx.query<DataVersion>(
    `select seq::text, coalesce((body::jsonb ->> 'decidedAt')::timestamptz, at) as at from audit_entry
      where subject_id = any($1::uuid[]) order by audit_entry.seq desc limit 1`,
    [subjectIds],
  );
  if (!last) throw new Error(`the audit trail knows nothing of ${subjectIds.join(', ')}`);
  return last;
}
