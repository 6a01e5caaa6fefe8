import type { Logger } from 'pino';
import { systemActor, type Context } from '../context/context.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import type { Tx } from '../database/tx.js';
import type { RecordedEvent } from '../outbox/event.js';
import type { Delivery, DeliveryStore } from './delivery-store.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { ExternalHandler, ExternalServices, Handler, LocalHandler } from './handler.js';

export type Outcome = 'done' | 'duplicate' | 'parked' | 'elsewhere';

/** Looks up a port (a gateway client, a mailer) that this process provides. */
export type PortResolver = ExternalServices['port'];

/** Executes deliveries exactly once in effect, however often the queue brings them. */
export class JobRunner {
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
   */
  async execute(delivery: Delivery): Promise<Outcome> {
    const handler = this.registry.find(delivery.handler);
    if (!handler) return this.giveAway(delivery);
    const found = await this.store.event(delivery);
    if (!found) {
      await this.store.park(delivery, 'unknown_event', 'the event does not exist');
      return 'parked';
    }
    // Most second arrivals end here, before anything is called; two at the same time meet at the receipt.
    if (!found.isPending) return 'duplicate';
    const { event } = found;
    try {
      const done =
        handler.kind === 'external'
          ? await this.callOut(handler, event, delivery)
          : await this.runLocal(handler, event, delivery);
      return done ? 'done' : 'duplicate';
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

  private runLocal(handler: LocalHandler, event: RecordedEvent, delivery: Delivery): Promise<boolean> {
    return this.unit.run(contextOf(handler, event), async (tx) => {
      if (!(await takeReceipt(tx, delivery))) return false;
      await handler.run(tx, event);
      return true;
    });
  }

  private async callOut(handler: ExternalHandler, event: RecordedEvent, delivery: Delivery): Promise<boolean> {
    const context = contextOf(handler, event);
    await handler.call({ unit: (work) => this.unit.run(context, work), port: this.port }, event);
    return this.unit.run(context, (tx) => takeReceipt(tx, delivery));
  }
}

function contextOf(handler: Handler, event: RecordedEvent): Context {
  return { actor: systemActor(handler.permissions), requestId: event.id };
}

async function takeReceipt(tx: Tx, delivery: Delivery): Promise<boolean> {
  const taken = await tx.query(
    `update delivery set state = 'done', done_at = clock_timestamp(), attempts = attempts + 1
      where event_id = $1 and handler = $2 and state = 'pending' returning event_id`,
    [delivery.eventId, delivery.handler],
  );
  return taken.length === 1;
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const details = (error as { details?: unknown }).details;
  return details ? `${error.message} ${JSON.stringify(details)}` : `${error.message}`;
}
