import type { PeriodicTask } from './handler.js';

/** Answers are kept for a month at least (trust.md A7), then the key may be used anew. */
const KEEP_DAYS = 31;
const BATCH = 50_000;

/** Takes away answers that are kept long enough, a batch an hour. */
export const pruneIdempotencyKeys: PeriodicTask = {
  name: 'platform.prune-idempotency-keys',
  everyMs: 3_600_000,
  permissions: [],
  run: ({ unit }) =>
    unit(async (tx) => {
      const [row] = await tx.query<{ pruned: number }>(
        `with old as (
           delete from idempotency_key where (scope, key) in (
             select scope, key from idempotency_key
              where created_at < clock_timestamp() - interval '${KEEP_DAYS} days' order by created_at limit ${BATCH})
           returning 1)
         select count(*)::int as pruned from old`,
      );
      return row?.pruned ?? 0;
    }),
};
