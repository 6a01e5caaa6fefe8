import type { DataSource } from 'typeorm';
import type { RecordedEvent } from '../outbox/event.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { QueueName } from './handler.js';

/** One handler that still has to hear of one event. The queue carries nothing else. */
export interface Delivery {
  readonly eventId: string;
  readonly handler: string;
  readonly queue: QueueName;
}

/** How many times a delivery is tried before it is parked for an operator (trust.md B12). */
export const MAX_ATTEMPTS = 25;
const BATCH = 200;
/** After this long without a result a delivery is handed to the queue again. It doubles with every attempt. */
const WAKE_AFTER_SECONDS = 30;

interface DeliveryRow {
  event_id: string;
  handler: string;
  queue: QueueName;
}

const toDelivery = (r: DeliveryRow): Delivery => ({ eventId: r.event_id, handler: r.handler, queue: r.queue });

/** The truth about events and their deliveries: PostgreSQL. The queue only wakes people up. */
export class DeliveryStore {
  constructor(
    private readonly source: DataSource,
    private readonly registry: HandlerRegistry,
  ) {}

  /** Turns new events into deliveries, one per listening handler, and returns those to be queued. */
  async expand(): Promise<readonly Delivery[]> {
    return this.source.transaction(async (manager) => {
      const events = await manager
        .query<{ id: string; type: string }[]>(
          `update outbox_event set dispatched_at = clock_timestamp()
          where id in (select id from outbox_event where dispatched_at is null order by id limit ${BATCH} for update skip locked)
          returning id, type`,
        )
        .then(returned);
      const deliveries = events.flatMap(({ id, type }) =>
        this.registry
          .listeningTo(type)
          .map((h) => ({ eventId: id, handler: h.name, queue: h.queue ?? ('default' as const) })),
      );
      if (deliveries.length > 0) {
        await manager.query(
          `insert into delivery (event_id, handler, queue, wake_at)
           select d."eventId", d.handler, d.queue, clock_timestamp() + interval '${WAKE_AFTER_SECONDS} seconds'
             from jsonb_to_recordset($1::jsonb) as d("eventId" uuid, handler text, queue text)
           on conflict do nothing`,
          [JSON.stringify(deliveries)],
        );
      }
      return deliveries;
    });
  }

  /** Deliveries that were queued but not done in time: lost by the queue, or their worker died. */
  async overdue(): Promise<readonly Delivery[]> {
    const rows = await this.source
      .query<DeliveryRow[]>(
        `update delivery set wake_at = clock_timestamp() + interval '${WAKE_AFTER_SECONDS} seconds' * (attempts + 1)
          where (event_id, handler) in (
            select event_id, handler from delivery where state = 'pending' and wake_at <= clock_timestamp()
             order by wake_at limit ${BATCH} for update skip locked)
          returning event_id, handler, queue`,
      )
      .then(returned);
    return rows.map(toDelivery);
  }

  /** Everything still pending, whatever its hour: what tests drain. */
  async pending(): Promise<readonly Delivery[]> {
    const rows = await this.source.query<DeliveryRow[]>(
      `select event_id, handler, queue from delivery where state = 'pending' order by event_id, handler limit ${BATCH}`,
    );
    return rows.map(toDelivery);
  }

  async event(id: string): Promise<RecordedEvent | undefined> {
    const [row] = await this.source.query<
      {
        id: string;
        type: string;
        subject_id: string;
        programme_id: string | null;
        payload: { version: number | null; refs: Record<string, string | number> };
      }[]
    >('select id, type, subject_id, programme_id, payload from outbox_event where id = $1', [id]);
    if (!row) return undefined;
    return {
      id: row.id,
      type: row.type,
      subjectId: row.subject_id,
      programmeId: row.programme_id,
      version: row.payload.version ?? undefined,
      refs: row.payload.refs,
    };
  }

  /** Records a failed attempt; the last one parks the delivery with its reason. Returns whether it is parked now. */
  async recordFailure(delivery: Delivery, reason: string): Promise<boolean> {
    const [row] = await this.source
      .query<{ state: string }[]>(
        `update delivery set attempts = attempts + 1, last_error = left($3, 2000),
                state = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'parked' else state end
          where event_id = $1 and handler = $2 and state = 'pending' returning state`,
        [delivery.eventId, delivery.handler, reason],
      )
      .then(returned);
    return row?.state === 'parked';
  }

  /** Parks a delivery at once: nothing here can ever handle it. */
  async park(delivery: Delivery, reason: string): Promise<void> {
    await this.source.query(
      `update delivery set state = 'parked', last_error = left($3, 2000) where event_id = $1 and handler = $2 and state = 'pending'`,
      [delivery.eventId, delivery.handler, reason],
    );
  }
}

/** TypeORM answers UPDATE … RETURNING with [rows, count]; everybody else wants the rows. */
function returned<T>(result: T[]): T[] {
  const [first, second] = result as unknown as [T[] | T, number | T];
  return Array.isArray(first) && typeof second === 'number' ? first : result;
}
