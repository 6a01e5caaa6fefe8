import 'reflect-metadata';
import { Module, type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { APP_DATA_SOURCE, Config, lock, PlatformModule, systemActor, UnitOfWork, uuidv7 } from '#platform';
import { HandlerRegistry, JobProcess, JobsModule } from '#platform/jobs';

// Measures one worker with an empty handler on the database of DATABASE_URL (use a throwaway one: its rows stay), with
// the queue that REDIS_URL decides: commit → start of the handler at 50 events a second (trust.md B11), and how fast a
// backlog drains. Prints one line of JSON, times in milliseconds:
//   node dist/apps/worker/src/measure-queue.js [seconds] [backlog]
const RATE = 50;
const seconds = Number(process.argv[2] ?? 20);
const backlog = Number(process.argv[3] ?? 10_000);

@Module({ imports: [PlatformModule, JobsModule] })
class MeasuredWorker {}

const startedAt = new Map<string, number>();
let empty = 0;

function registerHandlers(app: INestApplicationContext): void {
  app.get(HandlerRegistry).register(
    {
      name: 'measure.start',
      on: 'measure.happened',
      permissions: [],
      run: (_tx, event) => Promise.resolve(void startedAt.set(event.subjectId, performance.now())),
    },
    {
      name: 'measure.empty',
      on: 'measure.piled',
      permissions: [],
      run: () => Promise.resolve(void (empty += 1)),
    },
  );
}

const isDrained = (): boolean => empty >= backlog;
const sleep = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

/** Events that were written while no worker lived. */
async function pileUp(source: DataSource): Promise<void> {
  await source.query(
    `insert into outbox_event (id, type, subject_id, payload, request_id)
     select gen_random_uuid(), 'measure.piled', gen_random_uuid(), '{"version": null, "refs": {}}', 'measure'
       from generate_series(1, $1::int)`,
    [backlog],
  );
}

async function drainSeconds(): Promise<number> {
  const begun = performance.now();
  while (!isDrained()) await sleep(20);
  return (performance.now() - begun) / 1_000;
}

async function latencies(unit: UnitOfWork): Promise<number[]> {
  const committedAt = new Map<string, number>();
  const commits: Promise<void>[] = [];
  const begun = performance.now();
  for (let i = 0; i < seconds * RATE; i += 1) {
    await sleep(Math.max(0, begun + (i * 1_000) / RATE - performance.now()));
    const subjectId = uuidv7();
    const happens = unit.run({ actor: systemActor([]), requestId: uuidv7() }, async (tx) => {
      await lock(tx, [], null);
      tx.publish({ type: 'measure.happened', subjectId });
    });
    commits.push(happens.then(() => void committedAt.set(subjectId, performance.now())));
  }
  await Promise.all(commits);
  while (startedAt.size < committedAt.size) await sleep(20);
  return [...committedAt].map(([id, at]) => Math.max(0, (startedAt.get(id) ?? Infinity) - at)).sort((a, b) => a - b);
}

const app = await NestFactory.createApplicationContext(MeasuredWorker, { logger: ['error'] });
registerHandlers(app);
await pileUp(app.get<DataSource>(APP_DATA_SOURCE));
const jobs = app.get(JobProcess);
jobs.start();
const drain = await drainSeconds();
const sorted = await latencies(app.get(UnitOfWork));
const percentile = (p: number): number => Math.round(sorted[Math.floor((sorted.length - 1) * p)] ?? NaN);
process.stdout.write(
  `${JSON.stringify({
    queue: app.get(Config).REDIS_URL ? 'redis' : 'postgres',
    backlog,
    drainedPerSecond: Math.round(backlog / drain),
    events: sorted.length,
    p50: percentile(0.5),
    p99: percentile(0.99),
    max: percentile(1),
    residentMegabytes: Math.round(process.memoryUsage().rss / 2 ** 20),
  })}\n`,
);
await jobs.stop();
await app.close();
