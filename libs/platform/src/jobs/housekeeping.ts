import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import type { JobMetrics } from './job-metrics.js';
import type { PeriodicRunner } from './periodic-runner.js';
import { sweepLeases, type WorkerLease } from './worker-lease.js';

const EVERY_MS = 10_000;
const RETRY_MS = 1_000;

interface HousekeepingParts {
  readonly source: DataSource;
  readonly lease: WorkerLease;
  readonly periodic: PeriodicRunner;
  readonly logger: Logger;
  readonly metrics: JobMetrics;
}

/** Keeps the worker's own lease running and looks for workers that died and periodic tasks that are overdue. */
export class Housekeeping {
  private timer: NodeJS.Timeout | undefined;
  private stopping = false;
  private current: Promise<void> = Promise.resolve();

  constructor(private readonly parts: HousekeepingParts) {}

  /** Registers this worker, as often as it takes when the database is away, and then keeps house. */
  async start(): Promise<void> {
    this.stopping = false;
    while (!this.stopping) {
      try {
        await this.parts.lease.register();
        this.timer = setInterval(() => this.tick(), EVERY_MS);
        return;
      } catch (error) {
        this.parts.logger.warn({ error }, 'the worker could not be registered');
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
      }
    }
  }

  async stop(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.current;
    await this.parts.lease.release().catch(() => undefined);
  }

  private tick(): void {
    this.current = this.sweep().catch((error: unknown) => {
      this.parts.logger.warn({ error }, 'housekeeping failed');
    });
  }

  private async sweep(): Promise<void> {
    const { source, lease, periodic, logger, metrics } = this.parts;
    await lease.renew();
    const died = await sweepLeases(source);
    metrics.sweeperFound('lease_expired', died);
    if (died > 0) logger.warn({ died }, 'workers ended without stopping');
    const late = await periodic.late();
    metrics.sweeperFound('period_gap', late.length);
    metrics.tasksLate(late.length);
    if (late.length > 0) logger.warn({ late }, 'periodic tasks are overdue');
  }
}
