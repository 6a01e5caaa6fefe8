import { Client } from 'pg';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { Config } from '../config/config.js';
import { APP_ROLE } from '../database/data-source.js';
import { sweepDeadlines } from './deadline-sweeper.js';
import type { Delivery, DeliveryStore } from './delivery-store.js';

/** How long the relay sleeps when nobody wakes it: the bound on how late a deadline can be noticed. */
const TICK_MS = 250;
const RECONNECT_MS = 1_000;

/**
 * Carries events from the outbox to the queue. It is woken by NOTIFY and looks by itself four times a second, for
 * deadlines that have come and deliveries the queue has lost.
 */
export class Relay {
  private stopping = false;
  /** A NOTIFY that came while a pass was running must not be slept over. */
  private woken = false;
  private endSleep: () => void = () => undefined;
  private listener: Client | null = null;
  private loop: Promise<void> = Promise.resolve();

  constructor(
    private readonly source: DataSource,
    private readonly store: DeliveryStore,
    private readonly enqueue: (deliveries: readonly Delivery[]) => Promise<void>,
    private readonly config: Pick<Config, 'DATABASE_URL'>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    void this.listen();
    this.loop = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.loop;
    await this.listener?.end().catch(() => undefined);
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        const busy = await this.pass();
        if (!busy) await this.sleep();
      } catch (error) {
        this.logger.error({ error }, 'relay pass failed');
        await this.sleep();
      }
    }
  }

  /** One look at everything that may have to be done. Returns whether there was work. */
  private async pass(): Promise<boolean> {
    const fired = await sweepDeadlines(this.source);
    const fresh = await this.store.expand();
    await this.enqueue(fresh);
    const overdue = await this.store.overdue();
    await this.enqueue(overdue);
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

  /** Listens for NOTIFY; without it the relay is only a quarter of a second slower, so failures just reconnect. */
  private async listen(): Promise<void> {
    if (this.stopping) return;
    const client = new Client({
      connectionString: this.config.DATABASE_URL,
      options: `-c role=${APP_ROLE}`,
      application_name: 'jbgs:relay',
    });
    const again = (): void => {
      if (!this.stopping) setTimeout(() => void this.listen(), RECONNECT_MS).unref();
    };
    client.on('notification', () => this.wake());
    client.once('error', () => {
      client.end().catch(() => undefined);
      again();
    });
    try {
      await client.connect();
      await client.query('listen outbox');
      this.listener = client;
    } catch {
      again();
    }
  }
}
