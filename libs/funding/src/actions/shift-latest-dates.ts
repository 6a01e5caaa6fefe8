import { lock, row, type Tx } from '#platform';

/**
 * The project rested: what is not paid may be asked for as many days later. Dates of tranches that were paid stay
 * (domain.md section 3: unpaid latest dates shift, paid ones never).
 */
export async function shiftLatestDates(
  tx: Tx,
  { planId, days, paid }: { planId: string; days: number; paid: readonly number[] },
): Promise<void> {
  await lock(tx, [row('funding_plan', planId)]);
  await tx.query(
    `update tranche set latest_on = latest_on + $2::int
      where plan_id = $1 and latest_on is not null and number <> all($3::int[])`,
    [planId, days, paid],
  );
}
