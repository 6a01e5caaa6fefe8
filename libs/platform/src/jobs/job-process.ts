import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { Config } from '../config/config.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { APP_DATA_SOURCE, LOGGER } from '../tokens.js';
import { sweepDeadlines } from './deadline-sweeper.js';
import { DeliveryStore, type Delivery } from './delivery-store.js';
import { HandlerRegistry } from './handler-registry.js';
import { Housekeeping } from './housekeeping.js';
import { JobMetrics } from './job-metrics.js';
import { JobRunner, type PortResolver } from './job-runner.js';
import { PeriodicRunner } from './periodic-runner.js';
import { QueueBackend, type QueueTimings } from './queue-backend.js';
import { Relay } from './relay.js';
import { WorkerLease } from './worker-lease.js';

const MAX_ROUNDS = 1_000;

/** The worker's work: relay, queues and handlers, started and stopped together. */
@Injectable()
export class JobProcess {
  readonly metrics: JobMetrics;
  private readonly store: DeliveryStore;
  private readonly runner: JobRunner;
  private readonly periodic: PeriodicRunner;
  private readonly housekeeping: Housekeeping;
  private queue: QueueBackend | null = null;
  private relay: Relay | null = null;

  constructor(
    private readonly config: Config,
    @Inject(APP_DATA_SOURCE) private readonly source: DataSource,
    @Inject(LOGGER) private readonly logger: Logger,
    unit: UnitOfWork,
    private readonly registry: HandlerRegistry,
    modules: ModuleRef,
  ) {
    const metrics = new JobMetrics(source);
    this.metrics = metrics;
    this.store = new DeliveryStore(source, registry, config.QUEUE_WAKE_MS);
    const port: PortResolver = (token) => modules.get(token, { strict: false });
    this.runner = new JobRunner(unit, this.store, registry, port, logger);
    this.periodic = new PeriodicRunner({ source, unit, port, logger, metrics });
    const lease = new WorkerLease(source, registry);
    this.housekeeping = new Housekeeping({ source, lease, periodic: this.periodic, logger, metrics });
  }

  start(timings?: Partial<QueueTimings>): void {
    const queue = new QueueBackend(this.config);
    const { store, source, registry, config, logger, metrics } = this;
    this.relay = new Relay({ source, store, registry, queue, config, logger, metrics });
    queue.work((delivery) => this.execute(delivery), timings);
    this.queue = queue;
    this.relay.start(this.housekeeping.start());
    this.periodic.start(this.registry.periodic());
    logger.info({ queue: queue.name }, 'worker started');
  }

  /** Stops taking work, lets what runs finish, closes connections. */
  async stop(): Promise<void> {
    await Promise.all([this.periodic.stop(), this.queue?.stopWorking(), this.housekeeping.stop()]);
    await this.relay?.stop();
    await this.queue?.close();
  }

  /**
   * Does everything that is due, in this process and without a queue: the deliveries and what they bring about, then
   * sweepers and periodic tasks, and so on until nothing is left. Tests use it to reach the end of a cascade; the first
   * failing handler fails it.
   * @returns how many deliveries were executed
   */
  async drain(): Promise<number> {
    let executed = 0;
    let busy: readonly string[] = [];
    for (let round = 0; round < MAX_ROUNDS; round += 1) {
      busy = await this.deliverPending();
      executed += busy.length;
      // What comes by the hour is looked at when there is nothing to deliver: it costs far more.
      if (busy.length === 0) busy = await this.findDue();
      if (busy.length === 0) return executed;
    }
    throw new Error(`work keeps making more work, at last ${[...new Set(busy)].join(', ')}`);
  }

  /** @returns the handlers of what was delivered */
  private async deliverPending(): Promise<readonly string[]> {
    await this.store.expand();
    const pending = await this.store.pending();
    for (const delivery of pending) await this.runner.execute(delivery);
    return pending.map(({ handler }) => handler);
  }

  /** @returns the sweepers and periodic tasks that found something to do */
  private async findDue(): Promise<readonly string[]> {
    const found = (await sweepDeadlines(this.source)) > 0 ? ['deadlines'] : [];
    for (const task of this.registry.periodic()) if ((await this.periodic.runNow(task)) > 0) found.push(task.name);
    return found;
  }

  /** A failure is written down with its next hour (`DeliveryStore.recordFailure`), so the queue is done with the job. */
  private async execute(delivery: Delivery): Promise<void> {
    const started = performance.now();
    const outcome = await this.runner.execute(delivery).catch(() => 'failed' as const);
    this.metrics.delivered(delivery.handler, outcome, (performance.now() - started) / 1_000);
  }
}
