import type { Logger } from 'pino';
import { systemActor, type Context } from '../context/context.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Tx } from '../database/tx.js';
import type { RecordedEvent } from '../outbox/event.js';
import {
  EVENT_COLUMNS,
  toEvent,
  type Delivery,
  type DeliveryStore,
  type EventRow,
  type FoundEvent,
} from './delivery-store.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { ExternalHandler, ExternalServices, Handler, LocalHandler } from './handler.js';

/**
 * `covered`: a call for another event of its programme has done it. `joined`: such a call is under way, and when it ends
 * the next one will do it.
 */
export type Outcome = 'done' | 'duplicate' | 'covered' | 'joined' | 'parked' | 'elsewhere';

/** Looks up a port (a gateway client, a mailer) that this process provides. */
export type PortResolver = ExternalServices['port'];

/** Executes deliveries exactly once in effect, however often the queue brings them. */
export class JobRunner {
  /** Calls under way that cover a programme, each with the deliveries that came while it ran. */
  private readonly calls = new Map<string, Delivery[]>();

  constructor(
    private readonly unit: UnitOfWork,
    private readonly store: DeliveryStore,
    private readonly registry: HandlerRegistry,
    private readonly port: PortResolver,
    private readonly logger: Logger,
  ) {}

  /**
   * Runs one delivery. The receipt is taken in the handler's own transaction, so a second arrival finds it and does
   * nothing. A failure is recorded and thrown on, for the queue to bring it again later.
   *
   * Of calls that cover a programme there is one at a time: what comes meanwhile is left to a single one behind it, so
   * that under load there is more in each and not more of them.
   */
  async execute(delivery: Delivery): Promise<Outcome> {
    const handler = this.registry.find(delivery.handler);
    const call = handler?.kind === 'external' && handler.covers ? await this.callOf(delivery) : null;
    if (call === null) return this.executeOne(delivery);
    const running = this.calls.get(call);
    if (running) {
      running.push(delivery);
      return 'joined';
    }
    this.calls.set(call, []);
    try {
      return await this.executeOne(delivery);
    } finally {
      await this.executeJoined(call);
    }
  }

  /** What joined a call is done when it ends, however it ended. A failure of it is recorded under its own delivery. */
  private async executeJoined(call: string): Promise<void> {
    for (let joined = this.calls.get(call); joined?.length; joined = this.calls.get(call)) {
      this.calls.set(call, []);
      await this.executeOneOf(joined).catch(() => undefined);
    }
    this.calls.delete(call);
  }

  /** The call before has covered some of them, and it need not be the last to arrive that it has not: one is asked for. */
  private async executeOneOf(joined: readonly Delivery[]): Promise<void> {
    const next = await this.store.firstWaiting(joined);
    if (next) await this.executeOne(next);
  }

  /** The call that a delivery belongs to, by handler and programme; null when it is none that covers a programme. */
  private async callOf(delivery: Delivery): Promise<string | null> {
    const found = await this.store.event(delivery);
    const programmeId = found?.isPending ? found.event.programmeId : null;
    return programmeId ? `${delivery.handler} ${programmeId}` : null;
  }

  private async executeOne(delivery: Delivery): Promise<Outcome> {
    const handler = this.registry.find(delivery.handler);
    if (!handler) return this.giveAway(delivery);
    try {
      return handler.kind === 'external'
        ? await this.callOut(handler, delivery)
        : await this.runLocal(handler, delivery);
    } catch (error) {
      const reason = describe(error);
      const parked = await this.store.recordFailure(delivery, reason);
      this.logger.warn({ eventId: delivery.eventId, handler: delivery.handler, reason, parked }, 'handler failed');
      if (parked) return 'parked';
      throw error;
    }
  }

  /** What only another version knows is left to it; what nobody alive knows is parked, never dropped (trust.md B14). */
  private async giveAway(delivery: Delivery): Promise<Outcome> {
    if (await this.store.isKnownElsewhere(delivery.handler)) {
      await this.store.leaveToOthers(delivery);
      return 'elsewhere';
    }
    await this.store.park(delivery, 'unknown_handler', 'no running version knows such a handler');
    return 'parked';
  }

  /** Receipt and event come in one statement; whose receipt is gone is looked at only to say why. */
  private async runLocal(handler: LocalHandler, delivery: Delivery): Promise<Outcome> {
    const done = await this.unit.run(contextOf(handler, delivery), async (tx) => {
      const event = await receivedEvent(tx, delivery);
      if (event) await handler.run(tx, event);
      return event !== null;
    });
    if (done) return 'done';
    const found = await this.store.event(delivery);
    return found ? withoutEffect(found) : this.parkUnknown(delivery);
  }

  private async callOut(handler: ExternalHandler, delivery: Delivery): Promise<Outcome> {
    const found = await this.store.event(delivery);
    if (!found) return this.parkUnknown(delivery);
    // Most second arrivals end here, before anything is called; two at the same time meet at the receipt.
    if (!found.isPending) return withoutEffect(found);
    const { event } = found;
    const context = contextOf(handler, delivery);
    // Looked up before the call: what is told while it runs may have come too late for it.
    const covered =
      handler.covers && event.programmeId ? await this.store.waitingWith(delivery, event.programmeId) : [];
    await handler.call({ unit: (work) => this.unit.run(context, work), port: this.port }, event);
    const done = await this.unit.run(context, (tx) => takeReceipt(tx, delivery, covered));
    return done ? 'done' : 'duplicate';
  }

  private async parkUnknown(delivery: Delivery): Promise<Outcome> {
    await this.store.park(delivery, 'unknown_event', 'the event does not exist');
    return 'parked';
  }
}

function contextOf(handler: Handler, { eventId }: Delivery): Context {
  return { actor: systemActor(handler.permissions), requestId: eventId };
}

/** Why a delivery that came again has no effect. */
const withoutEffect = ({ wasTried }: FoundEvent): Outcome => (wasTried ? 'duplicate' : 'covered');

/**
 * Marks a delivery done in the unit of its handler.
 * @returns its event; null when the delivery did not wait any more
 */
async function receivedEvent(tx: Tx, { eventId, handler }: Delivery): Promise<RecordedEvent | null> {
  const [row] = await tx.query<EventRow>(
    `with received as (
       update delivery set state = 'done', done_at = clock_timestamp(), attempts = attempts + 1
        where event_id = $1 and handler = $2 and state = 'pending' returning event_id)
     select ${EVENT_COLUMNS} from received r join outbox_event e on e.id = r.event_id`,
    [eventId, handler],
  );
  return row ? toEvent(row) : null;
}

/**
 * Marks a delivery done, and with it those of the same handler that its call has covered; they were not tried by
 * themselves. In the order of their events, so that two calls that cover the same ones cannot wait in a circle.
 * @returns whether the delivery still waited
 */
async function takeReceipt(tx: Tx, { eventId, handler }: Delivery, covered: readonly string[] = []): Promise<boolean> {
  const taken = await tx.query<{ own: boolean }>(
    `with waiting as (
       select event_id from delivery
        where event_id = any($2::uuid[]) and handler = $3 and state = 'pending' order by event_id for update)
     update delivery d set state = 'done', done_at = clock_timestamp(), attempts = attempts + (d.event_id = $1)::int
       from waiting where d.event_id = waiting.event_id and d.handler = $3 returning d.event_id = $1 as own`,
    [eventId, [eventId, ...covered], handler],
  );
  return taken.some(({ own }) => own);
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = (error as { details?: unknown }).details;
  return details ? `${error.message} ${JSON.stringify(details)}` : `${error.message}`;
}
