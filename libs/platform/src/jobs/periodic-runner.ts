import type { Logger } from 'pino';
import type { DataSource, QueryRunner } from 'typeorm';
import { systemActor } from '../context/context.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { uuidv7 } from '../ids/index.js';
import type { PeriodicTask } from './handler.js';
import type { JobMetrics } from './job-metrics.js';
import type { PortResolver } from './job-runner.js';

const TICK_MS = 1_000;
/** A task that has not finished for so many of its periods is reported. */
const LATE_PERIODS = 3;

interface Services {
  readonly source: DataSource;
  readonly unit: UnitOfWork;
  readonly port: PortResolver;
  readonly logger: Logger;
  readonly metrics: JobMetrics;
}

/**
 * Runs periodic tasks, each once in its period and on one process of all at a time. When a task ran last stands in the
 * database, so a task of a day is done though no process lives for a day.
 */
export class PeriodicRunner {
  private tasks: readonly PeriodicTask[] = [];
  private timer: NodeJS.Timeout | undefined;
  private isRegistered = false;
  private readonly running = new Map<string, Promise<unknown>>();
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly services: Services) {}

  start(tasks: readonly PeriodicTask[]): void {
    this.tasks = tasks;
    if (tasks.length === 0) return;
    const everyMs = Math.min(TICK_MS, ...tasks.map((task) => task.everyMs));
    this.timer = setInterval(() => this.tick(), everyMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
    await Promise.all(this.running.values());
  }

  /**
   * Does a task now, unless another process is at it: what tests drain.
   * @returns how much it found; 0 when somebody else is at it
   */
  async runNow(task: PeriodicTask): Promise<number> {
    return (await this.alone(task, () => this.run(task))) ?? 0;
  }

  /** @returns the tasks of this process that have not finished for several of their periods */
  async late(): Promise<readonly string[]> {
    const rows = await this.services.source.query<{ task: string }[]>(
      `select task from periodic_run
        where task = any($1::text[])
          and coalesce(finished_at, registered_at) + every_ms * ${LATE_PERIODS} * interval '1 millisecond' < clock_timestamp()
        order by task`,
      [this.tasks.map((task) => task.name)],
    );
    return rows.map((row) => row.task);
  }

  private tick(): void {
    if (this.tasks.every((task) => this.running.has(task.name))) return;
    this.looking = this.startDue().catch((error: unknown) => {
      this.services.logger.warn({ error }, 'periodic tasks could not be looked up');
    });
  }

  private async startDue(): Promise<void> {
    if (!this.isRegistered) await this.register();
    const due = await this.services.source.query<{ task: string }[]>(
      `select task from periodic_run where task = any($1::text[]) and ${IS_DUE}`,
      [this.tasks.map((task) => task.name)],
    );
    for (const task of this.tasks) {
      if (due.some((row) => row.task === task.name) && !this.running.has(task.name)) this.begin(task);
    }
  }

  private begin(task: PeriodicTask): void {
    const { logger, metrics } = this.services;
    const run = this.alone(task, (lease) => this.runWhenDue(task, lease))
      .then((found) => {
        if (found !== undefined) metrics.periodicFound(task.name, found);
      })
      .catch((error: unknown) => logger.warn({ task: task.name, error }, 'periodic task failed'))
      .finally(() => this.running.delete(task.name));
    this.running.set(task.name, run);
  }

  /** Somebody else may have been faster between the look and the lease, so the start is claimed in the row itself. */
  private async runWhenDue(task: PeriodicTask, lease: QueryRunner): Promise<number | undefined> {
    const [, claimed] = (await lease.query(
      `update periodic_run set started_at = clock_timestamp() where task = $1 and ${IS_DUE}`,
      [task.name],
    )) as [unknown, number];
    if (claimed === 0) return undefined;
    const finish = (found: number | null, error: string | null): Promise<unknown> =>
      lease.query(
        `update periodic_run set last_error = left($2, 2000), found = coalesce($3, found),
                finished_at = case when $2::text is null then clock_timestamp() else finished_at end
          where task = $1`,
        [task.name, error, found],
      );
    try {
      const found = await this.run(task);
      await finish(found, null);
      return found;
    } catch (error) {
      await finish(null, String(error));
      throw error;
    }
  }

  private run(task: PeriodicTask): Promise<number> {
    const { unit, port } = this.services;
    const context = { actor: systemActor(task.permissions), requestId: uuidv7() };
    return task.run({ unit: (work) => unit.run(context, work), port });
  }

  /** Works under a lease that ends with the connection, and so with the process. */
  private async alone<T>(task: PeriodicTask, work: (lease: QueryRunner) => Promise<T>): Promise<T | undefined> {
    const lease = this.services.source.createQueryRunner();
    try {
      const [row] = (await lease.query('select pg_try_advisory_lock(hashtextextended($1, 11)) as taken', [
        task.name,
      ])) as { taken: boolean }[];
      if (!row?.taken) return undefined;
      try {
        return await work(lease);
      } finally {
        await lease.query('select pg_advisory_unlock(hashtextextended($1, 11))', [task.name]);
      }
    } finally {
      await lease.release();
    }
  }

  private async register(): Promise<void> {
    await this.services.source.query(
      `insert into periodic_run (task, every_ms)
         select t.name, t."everyMs" from jsonb_to_recordset($1::jsonb) as t(name text, "everyMs" bigint)
       on conflict (task) do update set every_ms = excluded.every_ms where periodic_run.every_ms <> excluded.every_ms`,
      [JSON.stringify(this.tasks.map(({ name, everyMs }) => ({ name, everyMs })))],
    );
    this.isRegistered = true;
  }
}

const IS_DUE = `(started_at is null or started_at + every_ms * interval '1 millisecond' <= clock_timestamp())`;
