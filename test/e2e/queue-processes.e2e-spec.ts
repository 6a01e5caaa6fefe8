import pg from 'pg';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { eventually } from '../support/eventually.js';
import { answers, exitOf, ProductProcesses } from '../support/product-processes.js';
import { ownerRows } from '../support/queue-worker.js';

describe('the processes of the product', () => {
  const processes = new ProductProcesses();
  let owner: pg.Client;
  let port: number;
  let url: string;

  beforeAll(async () => {
    owner = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
    await owner.connect();
  });
  afterAll(async () => {
    processes.killAll();
    await owner.end();
  });
  beforeEach(async () => {
    port = await freePort();
    url = `http://127.0.0.1:${port}`;
  });

  /** Nobody can read challenges until it is released: what asks for them keeps its connection and waits. */
  const holdChallenges = async (): Promise<() => Promise<unknown>> => {
    await owner.query('begin; lock table challenge in access exclusive mode');
    return () => owner.query('rollback');
  };
  const waiting = (atLeast: number): Promise<void> =>
    eventually(`${atLeast} requests wait for the lock`, 30_000, async () => {
      const rows = await ownerRows<{ n: number }>(
        `select count(*)::int as n from pg_locks where relation = 'challenge'::regclass and not granted`,
      );
      return (rows[0]?.n ?? 0) >= atLeast;
    });
  const list = (): Promise<Response> => fetch(`${url}/api/v1/public/challenges`);

  it('an api that is told to stop finishes what it has begun and sends everybody else away with Retry-After', async () => {
    const api = processes.start('api', { PORT: String(port), DRAIN_MS: '1500' });
    await eventually('the api is ready', 30_000, () => answers(`${url}/readyz`));
    const release = await holdChallenges();
    const begun = list();
    await waiting(1);
    api.kill('SIGTERM');
    await new Promise((resolve) => setTimeout(resolve, 300));
    const refused = await list();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(refused.headers.get('content-type')).toContain('application/problem+json');
    expect(await refused.json()).toMatchObject({ code: 'platform.unavailable' });
    await release();
    expect((await begun).status).toBe(200);
    expect(await exitOf(api)).toBe(0);
  });

  it('an api whose pool is exhausted says 503 with Retry-After, not 500', async () => {
    const api = processes.start('api', { PORT: String(port), DATABASE_POOL: '2', DRAIN_MS: '0' });
    await eventually('the api is ready', 30_000, () => answers(`${url}/readyz`));
    const release = await holdChallenges();
    const held = [list(), list()];
    await waiting(2);
    const refused = await list();
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('1');
    expect(await refused.json()).toMatchObject({ code: 'platform.unavailable' });
    await release();
    expect((await Promise.all(held)).map((response) => response.status)).toEqual([200, 200]);
    api.kill('SIGTERM');
    expect(await exitOf(api)).toBe(0);
  });

  it('a worker tells its metrics, holds its lease, and stops in order', async () => {
    const begun = Date.now();
    const worker = processes.start('worker', { WORKER_METRICS_PORT: String(port) });
    await eventually('the worker is registered', 30_000, async () => {
      const rows = await ownerRows(`select 1 from subscription limit 1`);
      return rows.length === 1;
    });
    process.stdout.write(`a worker takes ${Date.now() - begun} ms from its start until it is registered\n`);
    await eventually('the worker tells its metrics', 30_000, () => answers(`${url}/metrics`));
    const page = await (await fetch(`${url}/metrics`)).text();
    expect(page).toContain('jbgs_backlog{stage="outbox"} 0');
    expect(page).toContain('process_resident_memory_bytes');
    worker.kill('SIGTERM');
    expect(await exitOf(worker)).toBe(0);
    const leases = await ownerRows<{ stopped: boolean }>('select stopped_at is not null as stopped from worker_lease');
    expect(leases).toEqual([{ stopped: true }]);
  });

  it.each(['api', 'worker'] as const)('the %s whose launcher dies while it starts does not outlive it', async (app) => {
    const child = processes.start(app, { PORT: String(port) });
    child.disconnect();
    expect(await exitOf(child)).toBe(0);
  });
});
