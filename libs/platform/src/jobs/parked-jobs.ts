import type { ReadTx, Tx } from '../database/tx.js';
import { lock } from '../database/lock.js';
import { notFound } from '../errors/index.js';
import type { ParkReason } from './delivery-store.js';

/** A delivery that nobody tries any more until an operator sends it on its way again (trust.md B12). */
export interface ParkedJob {
  readonly eventId: string;
  readonly handler: string;
  readonly eventType: string;
  readonly subjectId: string;
  readonly attempts: number;
  readonly because: ParkReason;
  readonly lastError: string | null;
  readonly createdAt: Date;
  readonly parkedAt: Date | null;
}

/** What narrows parked jobs down; `error` is a piece of the last error's text. */
export interface ParkedFilter {
  readonly because?: ParkReason;
  readonly handler?: string;
  readonly error?: string;
}

interface Redrive {
  readonly eventId: string;
  readonly handler: string;
  readonly reason: string;
}

/** Parked by the version before this column existed means that its attempts were used up. */
const BECAUSE = `coalesce(d.parked_because, 'attempts_exhausted')`;
const MATCHES = `d.state = 'parked' and ($1::text is null or ${BECAUSE} = $1) and ($2::text is null or d.handler = $2)
  and ($3::text is null or strpos(d.last_error, $3) > 0)`;

const filterValues = ({ because, handler, error }: ParkedFilter): (string | null)[] => [
  because ?? null,
  handler ?? null,
  error ?? null,
];

/** @param after the key of the last job of the page before */
export function parkedJobs(
  tx: ReadTx,
  filter: ParkedFilter,
  page: { readonly after: readonly [string, string] | null; readonly limit: number },
): Promise<ParkedJob[]> {
  const [afterEvent, afterHandler] = page.after ?? [null, ''];
  return tx.query<ParkedJob>(
    `select d.event_id as "eventId", d.handler, e.type as "eventType", e.subject_id as "subjectId", d.attempts,
            ${BECAUSE} as because, d.last_error as "lastError", e.created_at as "createdAt", d.parked_at as "parkedAt"
       from delivery d join outbox_event e on e.id = d.event_id
      where ${MATCHES} and ($4::uuid is null or (d.event_id, d.handler) > ($4::uuid, $5))
      order by d.event_id, d.handler limit $6`,
    [...filterValues(filter), afterEvent, afterHandler, page.limit],
  );
}

/**
 * Sends one parked job on its way again, with all its attempts.
 * @throws 404 when it is not parked
 */
export async function redriveJob(tx: Tx, { eventId, handler, reason }: Redrive): Promise<void> {
  await lock(tx, [], null);
  const revived = await tx.query<{ eventId: string; handler: string }>(
    `${REVIVE} where event_id = $1 and handler = $2
      and state = 'parked' ${REVIVED}`,
    [eventId, handler],
  );
  if (revived.length === 0) throw notFound('parked job', eventId);
  recordRedrive(tx, revived, reason);
}

/**
 * Sends parked jobs that match on their way again, the oldest first and at most so many, each with an audit entry.
 * @returns how many, and how many of the same are left
 */
export async function redriveJobs(
  tx: Tx,
  filter: ParkedFilter,
  { limit, reason }: { readonly limit: number; readonly reason: string },
): Promise<{ revived: number; remaining: number }> {
  await lock(tx, [], null);
  const revived = await tx.query<{ eventId: string; handler: string }>(
    `${REVIVE} where (event_id, handler) in (
        select d.event_id, d.handler from delivery d where ${MATCHES}
         order by d.event_id, d.handler limit $4 for update skip locked) and state = 'parked' ${REVIVED}`,
    [...filterValues(filter), limit],
  );
  recordRedrive(tx, revived, reason);
  const [left] = await tx.query<{ remaining: number }>(
    `select count(*)::int as remaining from delivery d where ${MATCHES}`,
    filterValues(filter),
  );
  return { revived: revived.length, remaining: left?.remaining ?? 0 };
}

const REVIVE = `update delivery set state = 'pending', attempts = 0, wake_at = clock_timestamp(), dispatched_at = null,
       parked_because = null, parked_at = null`;
const REVIVED = 'returning event_id as "eventId", handler';

function recordRedrive(tx: Tx, revived: readonly { eventId: string; handler: string }[], reason: string): void {
  for (const { eventId, handler } of revived) {
    tx.audit({
      action: 'job.redrive',
      subjectType: 'delivery',
      subjectId: eventId,
      reason: `${handler}: ${reason}`,
    });
  }
}
