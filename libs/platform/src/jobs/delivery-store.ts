import type { DataSource, EntityManager } from 'typeorm';
import type { RecordedEvent } from '../outbox/event.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { QueueName } from './handler.js';

/** One handler that still has to hear of one event. The queue carries nothing else. */
export interface Delivery {
  readonly eventId: string;
  readonly handler: string;
  readonly queue: QueueName;
}

/** A delivery that has to go to the queue again. */
export interface OverdueDelivery extends Delivery {
  /** True when it was handed to the queue and nothing came of it; false when its next try is due. */
  readonly lost: boolean;
}

/** How many times a delivery is tried before it is parked for an operator (trust.md B12). */
export const MAX_ATTEMPTS = 25;
/** Why a delivery is parked. */
export const PARK_REASONS = ['attempts_exhausted', 'unknown_handler', 'unknown_event'] as const;
export type ParkReason = (typeof PARK_REASONS)[number];

const BATCH = 500;
/** Few at a time: that many may be queued again in vain when they were only slow. */
const OVERDUE_BATCH = 100;
/** The wait before the next try doubles from half a second to an hour; jitter spreads what failed together. */
const BACKOFF = `interval '1 second' * least(3600, 0.5 * 2 ^ attempts) * (0.5 + random() / 2)`;
/** A delivery that no handler here can take comes again after about a second, perhaps to another worker. */
const ELSEWHERE = `interval '1 second' * (0.5 + random())`;

/** How many deliveries one call can count for. */
const COVERED = 1_000;

interface DeliveryRow {
  event_id: string;
  handler: string;
  queue: QueueName;
}

type NewEvent = Pick<EventRow, 'id' | 'type' | 'programme_id'> & { readonly refs: NonNullable<RecordedEvent['refs']> };

const toDelivery = (r: DeliveryRow): Delivery => ({ eventId: r.event_id, handler: r.handler, queue: r.queue });

/** An event as it stands in the outbox. */
export interface EventRow {
  readonly id: string;
  readonly type: string;
  readonly subject_id: string;
  readonly programme_id: string | null;
  readonly payload: { readonly version: number | null; readonly refs: Readonly<Record<string, string | number>> };
}

export const EVENT_COLUMNS = 'e.id, e.type, e.subject_id, e.programme_id, e.payload';

export const toEvent = ({ id, type, subject_id, programme_id, payload }: EventRow): RecordedEvent => ({
  id,
  type,
  subjectId: subject_id,
  programmeId: programme_id,
  version: payload.version ?? undefined,
  refs: payload.refs,
});

export interface FoundEvent {
  readonly event: RecordedEvent;
  readonly isPending: boolean;
  readonly wasTried: boolean;
}

/** The truth about events and their deliveries: PostgreSQL. The queue only wakes people up. */
export class DeliveryStore {
  private readonly wakeAfter: string;

  /** @param wakeAfterMs after this long without a result a delivery is handed to the queue again */
  constructor(
    private readonly source: DataSource,
    private readonly registry: HandlerRegistry,
    wakeAfterMs = 30_000,
  ) {
    this.wakeAfter = `interval '${Math.trunc(wakeAfterMs)} milliseconds'`;
  }

  /**
   * Turns new events into deliveries, one per listening handler, and returns those to be queued. Listening are the
   * handlers of this process and those of every other worker that is alive.
   */
  async expand(): Promise<readonly Delivery[]> {
    return this.source.transaction(async (manager) => {
      const events = await manager
        .query<NewEvent[]>(
          `update outbox_event set dispatched_at = clock_timestamp()
          where id in (select id from outbox_event where dispatched_at is null order by id limit ${BATCH} for update skip locked)
          returning id, type, programme_id, coalesce(payload -> 'refs', '{}') as refs`,
        )
        .then(returned);
      if (events.length === 0) return [];
      const listeners = await this.listeners(manager, [...new Set(events.map((event) => event.type))]);
      const deliveries = this.told(events, listeners);
      if (deliveries.length > 0) {
        await manager.query(
          `insert into delivery (event_id, handler, queue, wake_at, dispatches, dispatched_at)
           select d."eventId", d.handler, d.queue, clock_timestamp() + ${this.wakeAfter}, d.queued::int,
                  case when d.queued then clock_timestamp() end
             from jsonb_to_recordset($1::jsonb) as d("eventId" uuid, handler text, queue text, queued boolean)
           on conflict do nothing`,
          [JSON.stringify(deliveries)],
        );
      }
      return deliveries.filter((delivery) => delivery.queued);
    });
  }

  /**
   * Who hears of which event. Of a handler whose one call covers a programme only the first event of each programme is
   * queued; should that call fail or never happen, the others wake by themselves. An event that does not concern its
   * handler is not delivered to it.
   */
  private told(
    events: readonly NewEvent[],
    listeners: ReadonlyMap<string, ReadonlyMap<string, QueueName>>,
  ): (Delivery & { readonly queued: boolean })[] {
    const covered = new Set<string>();
    return events.flatMap(({ id, type, programme_id, refs }) =>
      [...(listeners.get(type) ?? [])].flatMap(([name, queue]) => {
        const handler = this.registry.find(name);
        if (handler?.concerns?.(refs) === false) return [];
        const call = `${name} ${programme_id}`;
        const queued = !(handler?.kind === 'external' && handler.covers && programme_id && covered.has(call));
        covered.add(call);
        return { eventId: id, handler: name, queue, queued };
      }),
    );
  }

  /** Event type → handler → queue, over all living workers. What this process says of its own handlers goes first. */
  private async listeners(
    manager: EntityManager,
    types: readonly string[],
  ): Promise<Map<string, Map<string, QueueName>>> {
    const found = new Map(types.map((type) => [type, new Map<string, QueueName>()]));
    const elsewhere = await manager.query<{ handler: string; event_type: string; queue: QueueName }[]>(
      `select distinct s.handler, s.event_type, s.queue from subscription s join worker_lease l on l.id = s.worker_id
        where s.event_type = any($1::text[]) and l.lease_until > clock_timestamp() order by s.handler`,
      [types],
    );
    for (const { handler, event_type, queue } of elsewhere) found.get(event_type)?.set(handler, queue);
    for (const type of types) {
      for (const h of this.registry.listeningTo(type)) found.get(type)?.set(h.name, h.queue ?? 'default');
    }
    return found;
  }

  /** The queues that have deliveries whose hour to be woken has come. */
  async overdueQueues(): Promise<readonly QueueName[]> {
    const rows = await this.source.query<{ queue: QueueName }[]>(
      `select distinct queue from (
         select queue from delivery where state = 'pending' and wake_at <= clock_timestamp() order by wake_at limit 10000) due`,
    );
    return rows.map((row) => row.queue);
  }

  /**
   * Deliveries of these queues that have to be queued again: lost by the queue, given up by a worker that died, or
   * failed some time ago.
   */
  async overdue(queues: readonly QueueName[]): Promise<readonly OverdueDelivery[]> {
    if (queues.length === 0) return [];
    const rows = await this.source
      .query<(DeliveryRow & { lost: boolean })[]>(
        `with due as (
           select event_id, handler, dispatched_at from delivery
            where state = 'pending' and wake_at <= clock_timestamp() and queue = any($1::text[])
            order by wake_at limit ${OVERDUE_BATCH} for update skip locked)
         update delivery d set wake_at = clock_timestamp() + ${this.wakeAfter}, dispatches = d.dispatches + 1,
                dispatched_at = clock_timestamp()
           from due where d.event_id = due.event_id and d.handler = due.handler
         returning d.event_id, d.handler, d.queue, due.dispatched_at is not null as lost`,
        [queues],
      )
      .then(returned);
    return rows.map((row) => ({ ...toDelivery(row), lost: row.lost }));
  }

  /** Everything still pending, whatever its hour: what tests drain. */
  async pending(): Promise<readonly Delivery[]> {
    const rows = await this.source.query<DeliveryRow[]>(
      `select event_id, handler, queue from delivery where state = 'pending' order by event_id, handler limit ${BATCH}`,
    );
    return rows.map(toDelivery);
  }

  /** The event of a delivery, whether the delivery still waits to be done, and whether it was ever tried by itself. */
  async event({ eventId, handler }: Delivery): Promise<FoundEvent | undefined> {
    const [row] = await this.source.query<(EventRow & { pending: boolean; tried: boolean })[]>(
      `select ${EVENT_COLUMNS}, coalesce(d.state = 'pending', false) as pending,
              coalesce(d.attempts > 0, false) as tried
         from outbox_event e left join delivery d on d.event_id = e.id and d.handler = $2 where e.id = $1`,
      [eventId, handler],
    );
    return row && { event: toEvent(row), isPending: row.pending, wasTried: row.tried };
  }

  /** The events whose deliveries to this handler wait in the same programme: what one call for all of them covers. */
  async waitingWith({ eventId, handler }: Delivery, programmeId: string): Promise<readonly string[]> {
    const rows = await this.source.query<{ event_id: string }[]>(
      `select d.event_id from delivery d join outbox_event e on e.id = d.event_id
        where d.handler = $1 and d.state = 'pending' and e.programme_id = $2 and d.event_id <> $3
        order by d.event_id limit ${COVERED}`,
      [handler, programmeId, eventId],
    );
    return rows.map((row) => row.event_id);
  }

  /** The first of these deliveries, all to one handler, that is not done yet; null when all are. */
  async firstWaiting(deliveries: readonly Delivery[]): Promise<Delivery | null> {
    const rows = await this.source.query<{ event_id: string }[]>(
      `select event_id from delivery
        where event_id = any($1::uuid[]) and handler = $2 and state = 'pending' order by event_id limit 1`,
      [deliveries.map(({ eventId }) => eventId), deliveries[0]?.handler],
    );
    return deliveries.find(({ eventId }) => eventId === rows[0]?.event_id) ?? null;
  }

  /** Whether a living worker has a handler of this name. */
  async isKnownElsewhere(handler: string): Promise<boolean> {
    const rows = await this.source.query<object[]>(
      `select 1 from subscription s join worker_lease l on l.id = s.worker_id
        where s.handler = $1 and l.lease_until > clock_timestamp() limit 1`,
      [handler],
    );
    return rows.length > 0;
  }

  /** Puts a delivery back for a worker that knows its handler. It is no attempt. */
  async leaveToOthers(delivery: Delivery): Promise<void> {
    await this.source.query(
      `update delivery set wake_at = clock_timestamp() + ${ELSEWHERE}, dispatched_at = null
        where event_id = $1 and handler = $2 and state = 'pending'`,
      [delivery.eventId, delivery.handler],
    );
  }

  /**
   * Records a failed attempt and when the next one is due; the last one parks the delivery with its reason. The hour is
   * the database's: a queue's own delays would follow the clock of a worker (trust.md b.2, fact 9).
   * @returns whether it is parked now
   */
  async recordFailure(delivery: Delivery, reason: string): Promise<boolean> {
    const [row] = await this.source
      .query<{ state: string }[]>(
        `update delivery set attempts = attempts + 1, last_error = left($3, 2000), dispatched_at = null,
                wake_at = clock_timestamp() + ${BACKOFF},
                state = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'parked' else state end,
                parked_because = case when attempts + 1 >= ${MAX_ATTEMPTS} then 'attempts_exhausted' end,
                parked_at = case when attempts + 1 >= ${MAX_ATTEMPTS} then clock_timestamp() end
          where event_id = $1 and handler = $2 and state = 'pending' returning state`,
        [delivery.eventId, delivery.handler, reason],
      )
      .then(returned);
    return row?.state === 'parked';
  }

  /** Parks a delivery at once: nobody alive can ever handle it. */
  async park(delivery: Delivery, because: ParkReason, reason: string): Promise<void> {
    await this.source.query(
      `update delivery set state = 'parked', parked_because = $3, parked_at = clock_timestamp(), last_error = left($4, 2000)
        where event_id = $1 and handler = $2 and state = 'pending'`,
      [delivery.eventId, delivery.handler, because, reason],
    );
  }
}

/** TypeORM answers UPDATE … RETURNING with [rows, count]; everybody else wants the rows. */
function returned<T>(result: T[]): T[] {
  const [first, second] = result as unknown as [T[] | T, number | T];
  return Array.isArray(first) && typeof second === 'number' ? first : result;
}
