import type { ReadTx } from './tx.js';

/** The present instant on a programme's clock, for reads. Writing units get theirs from `lock`. */
export async function clockNow(tx: ReadTx, programmeId: string | null): Promise<Date> {
  const [result] = await tx.query<{ now: Date }>(
    `select date_trunc('milliseconds', clock_timestamp() + coalesce((select shift from clock where id = $1), interval '0')) as now`,
    [programmeId],
  );
  if (!result) throw new Error('the database returned no time');
  return result.now;
}
