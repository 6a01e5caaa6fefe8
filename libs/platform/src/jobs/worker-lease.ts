import type { DataSource } from 'typeorm';
import { uuidv7 } from '../ids/index.js';
import type { HandlerRegistry } from './handler-registry.js';

/** A worker that is not heard of for so long is dead. Long enough that a worker that is restarted still counts. */
const LEASE_SECONDS = 60;

/**
 * Says which worker is alive and what it listens to. In a rolling deployment an older relay hands out events to
 * handlers that only the newer version has, and a job that arrives at the wrong version is left to the other one
 * (trust.md B14).
 */
export class WorkerLease {
  private readonly id = uuidv7();

  constructor(
    private readonly source: DataSource,
    private readonly registry: HandlerRegistry,
  ) {}

  /** Tells everybody what this version listens to, and takes back what was parked because nobody knew its handler. */
  async register(): Promise<void> {
    await this.renew();
    await this.source.query(
      `update delivery set state = 'pending', wake_at = clock_timestamp(), parked_because = null, parked_at = null
        where state = 'parked' and parked_because = 'unknown_handler' and handler = any($1::text[])`,
      [this.registry.all().map((handler) => handler.name)],
    );
  }

  /** Makes the lease run on. It may have been taken away in a long pause, so it is written whole. */
  async renew(): Promise<void> {
    const handlers = this.registry.all().map((h) => ({ name: h.name, on: h.on, queue: h.queue ?? 'default' }));
    await this.source.query(
      `with lease as (
         insert into worker_lease (id, lease_until) values ($1, clock_timestamp() + interval '${LEASE_SECONDS} seconds')
         on conflict (id) do update set lease_until = excluded.lease_until returning id)
       insert into subscription (worker_id, handler, event_type, queue)
         select lease.id, h.name, h."on", h.queue
           from lease, jsonb_to_recordset($2::jsonb) as h(name text, "on" text, queue text)
       on conflict do nothing`,
      [this.id, JSON.stringify(handlers)],
    );
  }

  /** Notes that this worker ended in order. Its subscriptions stay until the lease runs out: it may be starting again. */
  async release(): Promise<void> {
    await this.source.query('update worker_lease set stopped_at = clock_timestamp() where id = $1', [this.id]);
  }
}

/**
 * Takes away leases that ran out.
 * @returns how many of them belonged to workers that did not stop in order
 */
export async function sweepLeases(source: DataSource): Promise<number> {
  const [row] = await source.query<{ died: number }[]>(
    `with gone as (
       delete from worker_lease where id in (
         select id from worker_lease where lease_until < clock_timestamp() for update skip locked)
       returning stopped_at)
     select count(*) filter (where stopped_at is null)::int as died from gone`,
  );
  return row?.died ?? 0;
}
