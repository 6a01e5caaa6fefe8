import { setTimeout as breathe } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { ChannelListener } from '../database/channel-listener.js';
import { sweepDeadlines } from './deadline-sweeper.js';
import { deliveryGroups, type DeliveryGroup } from './delivery-groups.js';
import type { DeliveryStore } from './delivery-store.js';
import type { HandlerRegistry } from './handler-registry.js';
import type { QueueName } from './handler.js';
import type { JobMetrics } from './job-metrics.js';

/** How long the relay sleeps when nobody wakes it: the bound on how late a deadline can be noticed. */
const TICK_MS = 250;
/** Between two passes of which the first found work: what is told meanwhile is carried together. */
const BREATH_MS = 25;

/** The queue as the relay sees it. */
export interface RelayQueue {
  isReachable(): Promise<boolean>;
  withRoom(names: readonly QueueName[]): Promise<readonly QueueName[]>;
  add(groups: readonly DeliveryGroup[]): Promise<void>;
}

interface RelayParts {
  readonly source: DataSource;
  readonly store: DeliveryStore;
  readonly registry: HandlerRegistry;
  readonly queue: RelayQueue;
  readonly config: Pick<Config, 'DATABASE_URL'>;
  readonly logger: Logger;
  readonly metrics: JobMetrics;
}

/**
 * Carries events from the outbox to the queue. It is woken by NOTIFY and looks by itself four times a second, for
 * deadlines that have come and deliveries the queue has lost.
 */
export class Relay {
  private stopping = false;
  /** A NOTIFY that came while a pass was running must not be slept over. */
  private woken = false;
  private endSleep: () => void = () => undefined;
  private readonly listener: ChannelListener;
  private loop: Promise<void> = Promise.resolve();

  constructor(private readonly parts: RelayParts) {
    // Without NOTIFY the relay is only a quarter of a second slower.
    this.listener = new ChannelListener({
      config: parts.config,
      channel: 'outbox',
      applicationName: 'jbgs:relay',
      onNotify: () => this.wake(),
    });
  }

  /** @param ready the first pass waits for it: before, other versions do not know what this one listens to */
  start(ready: Promise<void>): void {
    this.listener.start();
    this.loop = ready.then(() => this.run());
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    await this.listener.stop();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const busy = await this.pass();
        await (busy ? breathe(BREATH_MS) : this.sleep());
      } catch (error) {
        this.parts.logger.error({ error }, 'relay pass failed');
        await this.sleep();
      }
    }
  }

  /** One look at everything that may have to be done. Returns whether there was work. */
  private async pass(): Promise<boolean> {
    const { source, store, registry, queue, metrics } = this.parts;
    const fired = await sweepDeadlines(source);
    metrics.sweeperFound('deadline_due', fired);
    // While the queue is away the outbox grows; nothing is taken from it that could not be handed on.
    if (!(await queue.isReachable())) return false;
    const fresh = await store.expand();
    metrics.sweeperFound('due_not_dispatched', fresh.length);
    await queue.add(deliveryGroups(fresh, registry));
    const overdue = await store.overdue(await queue.withRoom(await store.overdueQueues()));
    const lost = overdue.filter((delivery) => delivery.lost).length;
    metrics.sweeperFound('dispatched_not_done', lost);
    metrics.sweeperFound('retry_due', overdue.length - lost);
    await queue.add(deliveryGroups(overdue, registry));
    return fired + fresh.length + overdue.length > 0;
  }

  private wake(): void {
    this.woken = true;
    this.endSleep();
  }

  private async sleep(): Promise<void> {
    if (!this.woken) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, TICK_MS);
        this.endSleep = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.woken = false;
  }
}
