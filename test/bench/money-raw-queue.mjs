// BullMQ with an empty handler and nothing around it, on the PostgreSQL the product's queue is on: jobs in a second from
// the first added to the last done. Sends `{ perSecond }`.
import { createPostgresBackend, withBackend } from 'bullmq';

const NAME = 'bench-raw';
const ADDED_AT_A_TIME = 500;
/** As the product's worker has it when nothing else is configured. */
const CONCURRENCY = 8;
const { DATABASE_URL, JOBS } = process.env;
const wanted = Number(JOBS);
const { Queue, Worker } = withBackend(createPostgresBackend);
const connection = (max) => ({ connectionString: DATABASE_URL, max, migrate: false, options: '-c role=jbgs_app' });

const queue = new Queue(NAME, { connection: connection(2) });
let done = 0;
let finish;
const finished = new Promise((resolve) => (finish = resolve));
const handle = () => {
  done += 1;
  if (done === wanted) finish();
  return Promise.resolve();
};
const begun = performance.now();
const worker = new Worker(NAME, handle, { connection: connection(4), concurrency: CONCURRENCY });
const job = { name: 'empty', data: {}, opts: { attempts: 1, removeOnComplete: true, removeOnFail: true } };
for (let left = wanted; left > 0; left -= ADDED_AT_A_TIME) {
  await queue.addBulk(Array.from({ length: Math.min(left, ADDED_AT_A_TIME) }, () => job));
}
await finished;
process.send({ perSecond: (wanted * 1_000) / (performance.now() - begun) });
await worker.close();
await queue.close();
process.disconnect();
