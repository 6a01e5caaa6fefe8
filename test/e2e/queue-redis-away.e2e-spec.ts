import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { eventually } from '../support/eventually.js';
import { effectsOn, expectOnce, noteHandler, ownerRows, QueueWorker } from '../support/queue-worker.js';
import { expectInvariants } from '../support/invariants.js';

/** What waits for Redis would wait for seconds, or for ever. */
const AT_ONCE_MS = 5_000;

const hasRedis = spawnSync('redis-server', ['--version']).status === 0;
if (!hasRedis)
  process.stderr.write('\n*** SKIPPED: what happens without Redis is not tested (no redis-server) ***\n\n');

const name = hasRedis ? 'while Redis is away' : 'while Redis is away (SKIPPED: no redis-server here)';
(hasRedis ? describe : (describe.skip as typeof describe))(name, () => {
  let worker: QueueWorker;
  let redis: ChildProcess | undefined;
  let port: number;

  const startRedis = (): void => {
    redis = spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
      cwd: tmpdir(),
      stdio: 'ignore',
    });
  };
  /** As a machine dies: at once, with everything it held in memory. */
  const killRedis = async (): Promise<void> => {
    const child = redis as ChildProcess;
    child.kill('SIGKILL');
    await once(child, 'exit');
    redis = undefined;
  };
  const undispatched = async (): Promise<number> => {
    const rows = await ownerRows<{ n: number }>(
      'select count(*)::int as n from outbox_event where dispatched_at is null',
    );
    return rows[0]?.n ?? 0;
  };
  const happenTimed = async (times: number): Promise<{ ids: string[]; slowest: number }> => {
    const ids: string[] = [];
    let slowest = 0;
    for (let i = 0; i < times; i += 1) {
      const begun = performance.now();
      ids.push(await worker.happen('widget.seen'));
      slowest = Math.max(slowest, performance.now() - begun);
    }
    return { ids, slowest };
  };

  beforeAll(async () => {
    port = await freePort();
    const settings = { REDIS_URL: `redis://127.0.0.1:${port}`, QUEUE_WAKE_MS: 2_000 };
    worker = await QueueWorker.start(
      settings,
      noteHandler('widget.note', 'widget.seen', () => undefined),
    );
  });
  afterAll(async () => {
    await worker.stop();
    if (redis) await killRedis();
    await expectInvariants();
  });

  it('requests are accepted at once, the outbox grows, and all of it is done when Redis comes', async () => {
    const { ids, slowest } = await happenTimed(50);
    expect(slowest).toBeLessThan(AT_ONCE_MS);
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await undispatched()).toBe(50);
    startRedis();
    await expectOnce(ids, 'widget.note', 30_000);
  });

  it('the same when Redis dies in the middle, with whatever it held', async () => {
    const before = await happenTimed(100);
    await killRedis();
    const during = await happenTimed(50);
    expect(during.slowest).toBeLessThan(AT_ONCE_MS);
    expect((await effectsOn(during.ids, 'widget.note')).size).toBeLessThan(50);
    startRedis();
    await expectOnce([...before.ids, ...during.ids], 'widget.note', 45_000);
    await eventually('nothing left in the outbox', 30_000, async () => (await undispatched()) === 0);
  });
});
