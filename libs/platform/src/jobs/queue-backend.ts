import {
  withBackend,
  createPostgresBackend,
  Queue,
  Worker,
  type Job,
  type JobsOptions,
  type JobType,
  type PostgresConnectionOptions,
  type Processor,
} from 'bullmq';
import type { Config } from '../config/config.js';
import { APP_ROLE } from '../database/data-source.js';
import { QUEUES, type QueueName } from './handler.js';
import type { DeliveryGroup } from './delivery-groups.js';
import type { Delivery } from './delivery-store.js';
import { Slots } from './slots.js';

type PostgresPoolConfig = Extract<PostgresConnectionOptions, { migrate?: boolean }>;
type QueueConfig = Pick<
  Config,
  'DATABASE_URL' | 'REDIS_URL' | 'QUEUE_PREFIX' | 'QUEUE_LOCK_MS' | 'QUEUE_STALLED_MS' | 'QUEUE_CONCURRENCY'
>;
/**
 * What the queue carries of a group. The first stands alone as it did before there were groups: a worker of that version
 * does it, and the others wake by themselves.
 */
interface QueuedGroup extends Delivery {
  readonly others?: readonly Delivery[];
}
type DeliveryJob = { name: string; data: QueuedGroup; opts: JobsOptions };

/** A job ends when all of its deliveries have ended, so that a worker that stops waits for each; one failure fails it. */
async function everyOne(running: readonly Promise<unknown>[]): Promise<void> {
  const outcomes = await Promise.allSettled(running);
  const failed = outcomes.find((outcome) => outcome.status === 'rejected');
  if (failed) throw failed.reason;
}

/** The part of BullMQ's queue and worker we use; the same on both servers. */
interface DeliveryQueue {
  addBulk(jobs: DeliveryJob[]): Promise<unknown>;
  getJobCountByTypes(...types: JobType[]): Promise<number>;
  close(): Promise<void>;
  on(event: 'error', listener: (error: Error) => void): unknown;
}
type DeliveryWorker = Pick<DeliveryQueue, 'close' | 'on'>;

export interface QueueTimings {
  readonly lockDuration: number;
  readonly stalledInterval: number;
  readonly concurrency: number;
}

/** One try: the next one and its hour are written in the database (`DeliveryStore.recordFailure`). */
const JOB_OPTIONS = { attempts: 1, removeOnComplete: true, removeOnFail: true } as const;

/**
 * A queue with fewer jobs than this has room: what is overdue then is not waiting in it but lost. Low, because every job
 * that is queued again while it still waits is work for nothing, and under load there would be ever more of it.
 */
const BACKLOG = 50;
/** A server that does not answer in this time is away: nothing is taken from the outbox for it. */
const ANSWER_MS = 1_000;
/** On PostgreSQL the jobs of a paused queue are in a state of their own, which the types of BullMQ 6 leave out. */
const WAITING = ['waiting', 'prioritized', 'paused' as JobType] as const;

/** BullMQ's default of 1 loses jobs of crashed workers (trust.md b.2, fact 2); the database knows what is done. */
const MAX_STALLED = 1000;

/** The one place that decides which server BullMQ runs on: Redis when REDIS_URL is given, else PostgreSQL. */
export class QueueBackend {
  private readonly queues = new Map<QueueName, DeliveryQueue>();
  private readonly workers: DeliveryWorker[] = [];
  private readonly counts = new Map<QueueName, Promise<number>>();

  constructor(private readonly config: QueueConfig) {}

  get name(): 'redis' | 'postgres' {
    return this.config.REDIS_URL ? 'redis' : 'postgres';
  }

  /** Hands groups to their queues. No job id: uniqueness is the database's business, never the queue's. */
  async add(groups: readonly DeliveryGroup[]): Promise<void> {
    for (const name of QUEUES) {
      const jobs = groups
        .filter(([first]) => first.queue === name)
        .map(([first, ...others]) => ({ name: first.handler, data: { ...first, others }, opts: JOB_OPTIONS }));
      if (jobs.length > 0) await this.queue(name).addBulk(jobs);
    }
  }

  /**
   * Whether the server of the queue answers. PostgreSQL needs no asking: whoever could read the outbox has it. Redis may
   * be away for hours; meanwhile events stay in the outbox (trust.md B5).
   */
  async isReachable(): Promise<boolean> {
    if (this.name === 'postgres') return true;
    return (await this.waiting('default')) !== undefined;
  }

  /** Those of the queues that are short, so that whatever is overdue is not merely waiting its turn in them. */
  async withRoom(names: readonly QueueName[]): Promise<readonly QueueName[]> {
    const counts = await Promise.all(names.map((name) => this.waiting(name)));
    return names.filter((_, index) => (counts[index] ?? BACKLOG) < BACKLOG);
  }

  /** Starts a worker on every queue. */
  work(process: (delivery: Delivery) => Promise<void>, timings: Partial<QueueTimings> = {}): void {
    const { QUEUE_LOCK_MS, QUEUE_STALLED_MS, QUEUE_CONCURRENCY } = this.config;
    const configured = {
      lockDuration: QUEUE_LOCK_MS,
      stalledInterval: QUEUE_STALLED_MS,
      concurrency: QUEUE_CONCURRENCY,
    };
    const options = { ...configured, ...timings, maxStalledCount: MAX_STALLED };
    for (const name of QUEUES) {
      // As many at a time as if each were a job: what is slow keeps one slot, not those that travelled with it.
      const slots = new Slots(options.concurrency);
      const processor: Processor<QueuedGroup> = ({ data: { others = [], ...first } }: Job<QueuedGroup>) =>
        everyOne([first, ...others].map((delivery) => slots.run(() => process(delivery))));
      const worker = this.createWorker(name, processor, options);
      // Without a listener an error event would end the process; BullMQ reconnects by itself.
      worker.on('error', () => undefined);
      this.workers.push(worker);
    }
  }

  /** Takes no more jobs and lets the running ones finish. */
  async stopWorking(): Promise<void> {
    await Promise.all(this.workers.splice(0).map((worker) => worker.close()));
  }

  /** Closes every connection. */
  async close(): Promise<void> {
    await this.stopWorking();
    await Promise.all([...this.queues.values()].map((queue) => queue.close()));
  }

  /** How many jobs wait in a queue, or undefined when its server does not say. One question at a time. */
  private async waiting(name: QueueName): Promise<number | undefined> {
    const question =
      this.counts.get(name) ??
      this.queue(name)
        .getJobCountByTypes(...WAITING)
        .finally(() => this.counts.delete(name));
    this.counts.set(name, question);
    let timer: NodeJS.Timeout | undefined;
    const silence = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), ANSWER_MS);
    });
    return Promise.race([question.catch(() => undefined), silence]).finally(() => clearTimeout(timer));
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
      const connection = { url: REDIS_URL, enableOfflineQueue: false, retryStrategy: reconnectAfterMs };
      return new Queue<QueuedGroup>(name, { prefix, connection });
    }
    const { Queue: PostgresQueue } = withBackend(createPostgresBackend);
    return new PostgresQueue<QueuedGroup>(name, { connection: this.postgres(2) });
  }

  private createWorker(name: QueueName, processor: Processor<QueuedGroup>, options: object): DeliveryWorker {
    const { REDIS_URL, QUEUE_PREFIX: prefix } = this.config;
    if (REDIS_URL) {
      const connection = { url: REDIS_URL, maxRetriesPerRequest: null, retryStrategy: reconnectAfterMs };
      return new Worker<QueuedGroup>(name, processor, { prefix, connection, ...options });
    }
    const { Worker: PostgresWorker } = withBackend(createPostgresBackend);
    return new PostgresWorker<QueuedGroup>(name, processor as never, { connection: this.postgres(4), ...options });
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

/** BullMQ would wait up to 20 seconds before it looks again for a Redis that was away. */
const reconnectAfterMs = (times: number): number => Math.min(times * 200, 2_000);
