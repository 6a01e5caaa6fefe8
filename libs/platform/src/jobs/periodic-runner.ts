import type { Logger } from 'pino';
import type { DataSource } from 'typeorm';
import { systemActor } from '../context/context.js';
import type { UnitOfWork } from '../database/unit-of-work.js';
import { uuidv7 } from '../ids/index.js';
import type { PeriodicTask } from './handler.js';
import type { PortResolver } from './job-runner.js';

/** Runs periodic tasks: each by its own timer, and on one process of all at a time. */
export class PeriodicRunner {
  private readonly timers: NodeJS.Timeout[] = [];
  private readonly running = new Set<Promise<unknown>>();

  constructor(
    private readonly source: DataSource,
    private readonly unit: UnitOfWork,
    private readonly port: PortResolver,
    private readonly logger: Logger,
  ) {}

  start(tasks: readonly PeriodicTask[]): void {
    for (const task of tasks) {
      this.timers.push(setInterval(() => this.tick(task), task.everyMs));
    }
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearInterval(timer);
    await Promise.all(this.running);
  }

  /**
   * Does a task once, unless another process is at it.
   * @returns how much it found; 0 when somebody else is at it
   */
  async runOnce(task: PeriodicTask): Promise<number> {
    const runner = this.source.createQueryRunner();
    try {
      const [lease] = (await runner.query('select pg_try_advisory_lock(hashtextextended($1, 11)) as taken', [
        task.name,
      ])) as { taken: boolean }[];
      if (!lease?.taken) return 0;
      try {
        const context = { actor: systemActor(task.permissions), requestId: uuidv7() };
        return await task.run({ unit: (work) => this.unit.run(context, work), port: this.port });
      } finally {
        await runner.query('select pg_advisory_unlock(hashtextextended($1, 11))', [task.name]);
      }
    } finally {
      await runner.release();
    }
  }

  private tick(task: PeriodicTask): void {
    const run = this.runOnce(task).catch((error: unknown) => {
      this.logger.warn({ task: task.name, error }, 'periodic task failed');
    });
    this.running.add(run);
    void run.finally(() => this.running.delete(run));
  }
}
