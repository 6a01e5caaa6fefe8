import { Test } from '@nestjs/testing';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { createPostgresBackend, Queue, withBackend, type JobType } from 'bullmq';
import { Config, lock, loadConfig, PlatformModule, systemActor, UnitOfWork, uuidv7 } from '#platform';
import { HandlerRegistry, JobProcess, JobsModule, type Handler } from '#platform/jobs';

const redis = process.env['TEST_REDIS_URL'];
const backends = [
  { name: 'PostgreSQL', REDIS_URL: undefined },
  ...(redis ? [{ name: 'Redis', REDIS_URL: redis }] : []),
];
if (!redis) process.stderr.write('\n*** SKIPPED: the queue tests do not run on Redis (no redis-server here) ***\n\n');

@Module({ imports: [PlatformModule, JobsModule] })
class WorkerOnly {}

describe.each(backends)('jobs through BullMQ on $name', ({ REDIS_URL }) => {
  let app: INestApplicationContext;
  let jobs: JobProcess;
  let unit: UnitOfWork;
  const seen: string[] = [];

  const note: Handler = {
    name: 'widget.note',
    on: 'widget.seen',
    permissions: [],
    run: async (tx, event) => {
      await lock(tx, [], null);
      tx.audit({ action: 'widget.note', subjectType: 'widget', subjectId: event.subjectId });
      seen.push(event.subjectId);
    },
  };

  beforeAll(async () => {
    process.env['JWT_SECRET'] ??= 'x'.repeat(40);
    process.env['JBGS_MODE'] ??= 'dev';
    process.env['LOG_LEVEL'] ??= 'error';
    const config = Object.assign(loadConfig(), { REDIS_URL });
    const module = await Test.createTestingModule({ imports: [WorkerOnly] })
      .overrideProvider(Config)
      .useValue(config)
      .compile();
    app = await module.init();
    app.get(HandlerRegistry).register(note);
    jobs = app.get(JobProcess);
    unit = app.get(UnitOfWork);
    jobs.start({ stalledInterval: 1_000, lockDuration: 2_000 });
  });
  afterAll(async () => {
    await jobs.stop();
    await app.close();
  });

  const happen = async (): Promise<string> => {
    const subjectId = uuidv7();
    await unit.run({ actor: systemActor([]), requestId: uuidv7() }, async (tx) => {
      await lock(tx, [], null);
      tx.publish({ type: 'widget.seen', subjectId });
    });
    return subjectId;
  };
  const arrived = async (ids: readonly string[], withinMs: number): Promise<void> => {
    const until = Date.now() + withinMs;
    while (!ids.every((id) => seen.includes(id))) {
      if (Date.now() > until) throw new Error(`${ids.filter((id) => !seen.includes(id)).length} events did not arrive`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  };

  it('carries every event to its handler exactly once', async () => {
    const ids = await Promise.all(Array.from({ length: 100 }, () => happen()));
    await arrived(ids, 20_000);
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(seen.filter((id) => ids.includes(id))).toHaveLength(100);
  });

  it('wakes up at once, not at the next tick', async () => {
    const id = await happen();
    await arrived([id], 5_000);
  });

  it('loses nothing when the queue is emptied', async () => {
    const config = app.get(Config);
    const queue = REDIS_URL
      ? new Queue('default', { prefix: config.QUEUE_PREFIX, connection: { url: REDIS_URL } })
      : new (withBackend(createPostgresBackend).Queue)('default', {
          connection: { connectionString: process.env['DATABASE_OWNER_URL'], migrate: false } as never,
        });
    await queue.pause();
    const ids = await Promise.all(Array.from({ length: 20 }, () => happen()));
    // A worker that was fetching when the queue was paused may still have got a few.
    await waitUntil(async () => (await queue.getJobCountByTypes('waiting', PAUSED)) > 10);
    await queue.obliterate({ force: true });
    await queue.resume();
    await queue.close();
    const source = (await import('pg')).default;
    const owner = new source.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
    await owner.connect();
    await owner.query(`update delivery set wake_at = clock_timestamp() where state = 'pending'`);
    await owner.end();
    await arrived(ids, 20_000);
  });
});

/** On PostgreSQL the jobs of a paused queue are in a state of their own, which the types of BullMQ 6 leave out. */
const PAUSED = 'paused' as JobType;

async function waitUntil(condition: () => Promise<boolean>): Promise<void> {
  for (let i = 0; i < 500; i += 1) {
    if (await condition()) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('waited in vain');
}
