import { Module, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import pg from 'pg';
import { createPostgresBackend, Queue, withBackend, type JobType } from 'bullmq';
import { Config, lock, loadConfig, PlatformModule, systemActor, UnitOfWork, uuidv7 } from '#platform';
import { HandlerRegistry, JobProcess, JobsModule, redriveJobs, type Handler } from '#platform/jobs';
import { eventually } from './eventually.js';

@Module({ imports: [PlatformModule, JobsModule] })
class WorkerOnly {}

/** Short, so that what a dead worker held is taken up within seconds. */
const TIMINGS = { stalledInterval: 1_000, lockDuration: 2_000 };
/** On PostgreSQL the jobs of a paused queue are in a state of their own, which the types of BullMQ 6 leave out. */
const WAITING: readonly JobType[] = ['waiting', 'paused' as JobType];

/** Both servers BullMQ runs on. The one that is not there is named all the same, and its tests are shown as skipped. */
export function queueBackends(): { name: string; REDIS_URL: string | undefined; run: typeof describe }[] {
  const redis = process.env['TEST_REDIS_URL'];
  if (!redis) process.stderr.write('\n*** SKIPPED: the queue tests do not run on Redis (no redis-server here) ***\n\n');
  return [
    { name: 'PostgreSQL', REDIS_URL: undefined, run: describe },
    redis
      ? { name: 'Redis', REDIS_URL: redis, run: describe }
      : { name: 'Redis (SKIPPED: no redis-server here)', REDIS_URL: undefined, run: describe.skip as typeof describe },
  ];
}

/** A handler that leaves one audit entry per event and does nothing else. */
export function noteHandler(name: string, on: string, during: (subjectId: string) => Promise<void> | void): Handler {
  return {
    name,
    on,
    permissions: [],
    run: async (tx, event) => {
      await lock(tx, [], null);
      tx.audit({ action: name, subjectType: 'widget', subjectId: event.subjectId });
      await during(event.subjectId);
    },
  };
}

/** The kernel's worker in this process, on the database of this test file, with handlers of the test. */
export class QueueWorker {
  private constructor(
    readonly app: INestApplicationContext,
    readonly jobs: JobProcess,
    readonly unit: UnitOfWork,
    readonly config: Config,
  ) {}

  static async start(settings: Partial<Config>, ...handlers: readonly Handler[]): Promise<QueueWorker> {
    process.env['JWT_SECRET'] ??= 'x'.repeat(40);
    process.env['JBGS_MODE'] ??= 'dev';
    process.env['LOG_LEVEL'] ??= 'fatal';
    const config = Object.assign(loadConfig(), settings);
    const module = await Test.createTestingModule({ imports: [WorkerOnly] })
      .overrideProvider(Config)
      .useValue(config)
      .compile();
    const app = await module.init();
    app.get(HandlerRegistry).register(...handlers);
    const worker = new QueueWorker(app, app.get(JobProcess), app.get(UnitOfWork), config);
    worker.jobs.start(TIMINGS);
    return worker;
  }

  async stop(): Promise<void> {
    await this.jobs.stop();
    await this.app.close();
  }

  /** Sends everything that is parked for a handler on its way again, as an operator does. */
  async redrive(handler: string): Promise<void> {
    const context = { actor: systemActor([]), requestId: uuidv7() };
    await this.unit.run(context, (tx) => redriveJobs(tx, { handler }, { limit: 200, reason: 'no longer bitter' }));
  }

  /** Something happens, as in the unit of a request. @returns its subject */
  async happen(type: string): Promise<string> {
    const subjectId = uuidv7();
    await this.unit.run({ actor: systemActor([]), requestId: uuidv7() }, async (tx) => {
      await lock(tx, [], null);
      tx.publish({ type, subjectId });
    });
    return subjectId;
  }

  /** BullMQ's own view of the default queue, and how many deliveries wait in it; with the rights of the owner on PostgreSQL. */
  openQueue(): Pick<Queue, 'pause' | 'resume' | 'obliterate' | 'close'> & { waiting(): Promise<number> } {
    const { REDIS_URL, QUEUE_PREFIX } = this.config;
    const queue = REDIS_URL
      ? new Queue('default', { prefix: QUEUE_PREFIX, connection: { url: REDIS_URL } })
      : (new (withBackend(createPostgresBackend).Queue)('default', {
          connection: { connectionString: process.env['DATABASE_OWNER_URL'], migrate: false } as never,
        }) as unknown as Queue);
    const waiting = async (): Promise<number> => {
      const jobs = (await queue.getJobs([...WAITING])) as { data: { others?: readonly unknown[] } }[];
      return jobs.reduce((sum, { data }) => sum + 1 + (data.others?.length ?? 0), 0);
    };
    return Object.assign(queue, { waiting });
  }
}

/** Rows of the test database, as its owner. */
export async function ownerRows<Row extends object>(sql: string, params: readonly unknown[] = []): Promise<Row[]> {
  const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
  await client.connect();
  try {
    return (await client.query<Row>(sql, [...params])).rows;
  } finally {
    await client.end();
  }
}

/** How often each of the subjects has had the effect of a handler: the effects, not the calls. */
export async function effectsOn(subjects: readonly string[], action: string): Promise<Map<string, number>> {
  const rows = await ownerRows<{ subject_id: string; n: number }>(
    'select subject_id, count(*)::int as n from audit_entry where subject_id = any($1) and action = $2 group by 1',
    [subjects, action],
  );
  return new Map(rows.map((row) => [row.subject_id, row.n]));
}

/** Waits until every subject has had the effect, and tells whether each had it once. */
export async function expectOnce(subjects: readonly string[], action: string, withinMs = 20_000): Promise<void> {
  await eventually(`${subjects.length} effects of ${action}`, withinMs, async () => {
    return (await effectsOn(subjects, action)).size === subjects.length;
  });
  const effects = await effectsOn(subjects, action);
  expect([...effects.values()].filter((n) => n !== 1)).toEqual([]);
}

/** As if the time had passed after which the sweeper looks for what is pending. */
export const letWakeTimePass = (): Promise<object[]> =>
  ownerRows(`update delivery set wake_at = clock_timestamp() where state = 'pending'`);
