import {
  withBackend,
  createPostgresBackend,
  Queue,
  Worker,
  type Job,
  type JobsOptions,
  type PostgresConnectionOptions,
  type Processor,
} from 'bullmq';
import type { Config } from '../config/config.js';
import { APP_ROLE } from '../database/data-source.js';
import { QUEUES, type QueueName } from './handler.js';
import { MAX_ATTEMPTS, type Delivery } from './delivery-store.js';

type PostgresPoolConfig = Extract<PostgresConnectionOptions, { migrate?: boolean }>;
type QueueConfig = Pick<Config, 'DATABASE_URL' | 'REDIS_URL' | 'QUEUE_PREFIX'>;
type DeliveryJob = { name: string; data: Delivery; opts: JobsOptions };

/** The part of BullMQ's queue and worker we use; the same on both servers. */
interface DeliveryQueue {
  addBulk(jobs: DeliveryJob[]): Promise<unknown>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
type DeliveryWorker = Pick<DeliveryQueue, 'close' | 'on'>;

export interface QueueTimings {
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly concurrency: number;
}

const DEFAULT_TIMINGS: QueueTimings = { lockDuration: 30_000, stalledInterval: 30_000, concurrency: 8 };
const JOB_OPTIONS = {
  attempts: MAX_ATTEMPTS,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: true,
  removeOnFail: true,
} as const;

/** BullMQ's default of 1 loses jobs of crashed workers (trust.md b.2, fact 2); the database knows what is done. */
const MAX_STALLED = 1000;

/** The one place that decides which server BullMQ runs on: Redis when REDIS_URL is given, else PostgreSQL. */
export class QueueBackend {
  private readonly queues = new Map<QueueName, DeliveryQueue>();
  private readonly workers: DeliveryWorker[] = [];

  constructor(private readonly config: QueueConfig) {}

  get name(): 'redis' | 'postgres' {
    return this.config.REDIS_URL ? 'redis' : 'postgres';
  }

  /** Hands deliveries to their queues. No job id: uniqueness is the database's business, never the queue's. */
  async add(deliveries: readonly Delivery[]): Promise<void> {
    for (const name of QUEUES) {
      const jobs = deliveries
        .filter((d) => d.queue === name)
        .map((d) => ({ name: d.handler, data: d, opts: JOB_OPTIONS }));
      if (jobs.length > 0) await this.queue(name).addBulk(jobs);
    }
  }

  /** Starts a worker on every queue. */
  work(process: (delivery: Delivery) => Promise<void>, timings: Partial<QueueTimings> = {}): void {
    const options = { ...DEFAULT_TIMINGS, ...timings, maxStalledCount: MAX_STALLED };
    const processor: Processor<Delivery> = (job: Job<Delivery>) => process(job.data);
    for (const name of QUEUES) {
      const worker = this.createWorker(name, processor, options);
      // Without a listener an error event would end the process; BullMQ reconnects by itself.
      worker.on('error', () => undefined);
      this.workers.push(worker);
    }
  }

  /** Lets running jobs finish, then closes every connection. */
  async close(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.close()));
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  private queue(name: QueueName): DeliveryQueue {
    const known = this.queues.get(name);
    if (known) return known;
    const queue = this.createQueue(name);
    queue.on('error', () => undefined);
    this.queues.set(name, queue);
    return queue;
  }

  private createQueue(name: QueueName): DeliveryQueue {
    const { REDIS_URL, QUEUE_PREFIX: prefix } = this.config;
    if (REDIS_URL) {
      // A producer must answer at once: a job that could not be queued is found by the sweeper.
      return new Queue<Delivery>(name, { prefix, connection: { url: REDIS_URL, enableOfflineQueue: false } });
    }
    const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
    return new PostgresQueue<Delivery>(name, { connection: this.postgres(2) });
  }

  private createWorker(name: QueueName, processor: Processor<Delivery>, options: object): DeliveryWorker {
    const { REDIS_URL, QUEUE_PREFIX: prefix } = this.config;
    if (REDIS_URL) {
      const connection = { url: REDIS_URL, maxRetriesPerRequest: null };
      return new Worker<Delivery>(name, processor, { prefix, connection, ...options });
    }
    const { Worker: PostgresWorker } = withBackend(createPostgresBackend);
    return new PostgresWorker<Delivery>(name, processor as never, { connection: this.postgres(4), ...options });
  }

  private postgres(max: number): PostgresPoolConfig {
    return {
      connectionString: this.config.DATABASE_URL,
      max,
      migrate: false,
      options: `-c role=${APP_ROLE}`,
      application_name: 'jbgs:queue',
    };
  }
}
