import { randomUUID } from 'node:crypto';
import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { aCast, type Cast } from '../builders/people.js';
import type { CopiedPayment } from '../support/copy-projects.mjs';
import { eventually } from '../support/eventually.js';
import { expectInvariants } from '../support/invariants.js';
import { manyApproved } from '../support/many-disbursements.js';
import { answers, exitOf, ProductProcesses } from '../support/product-processes.js';
import { ownerRows } from '../support/queue-worker.js';
import { System } from '../support/system.js';
import { TreasuryControl } from '../support/treasury-control.js';

/** trust.md B13. */
const REQUESTS_PER_SECOND = 20;
const DRAIN_LIMIT_MS = 30_000;
const READY_LIMIT_MS = 60_000;
const SETTLED_LIMIT_MS = 120_000;
/** Every so many requests are a release; the others read. */
const EVERY = 4;
const PAYMENTS = 150;
/** Long enough for a balancer to see that a process wants no more, on a slow machine too. */
const DRAIN_MS = '4000';

interface Slot {
  readonly app: 'api' | 'worker';
  readonly port: number;
  child: ChildProcess;
}

/**
 * Sends requests to the apis in turn, as a balancer does: one that answers 503 with Retry-After gets none until it is
 * ready again, and the request goes to another one.
 */
class Balancer {
  readonly failures: string[] = [];
  readonly statuses = new Map<number, number>();
  private readonly resting = new Set<string>();
  private next = 0;

  constructor(
    private readonly urls: readonly string[],
    private readonly token: string | null,
  ) {}

  /** Whether the request was done; a failure other than a 503 with Retry-After is kept. */
  async send(method: 'GET' | 'POST', path: string, headers: Readonly<Record<string, string>> = {}): Promise<boolean> {
    for (;;) {
      const url = await this.another();
      const response = await this.once(url, method, path, headers);
      if (response === undefined) return false;
      this.statuses.set(response.status, (this.statuses.get(response.status) ?? 0) + 1);
      if (response.status !== 503) {
        if (!response.ok) this.failures.push(`${method} ${path}: ${response.status} ${await response.text()}`);
        return response.ok;
      }
      if (response.headers.get('retry-after') === null)
        this.failures.push(`${method} ${path}: 503 without Retry-After`);
      void this.rest(url);
    }
  }

  private async once(
    url: string,
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
  ): Promise<Response | undefined> {
    try {
      const body = method === 'POST' ? { body: '{}' } : {};
      return await fetch(`${url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.token ?? ''}`, 'content-type': 'application/json', ...headers },
        ...body,
      });
    } catch (error) {
      const { message, cause } = error as Error & { cause?: { code?: string } };
      this.failures.push(`${method} ${path}: ${message} ${cause?.code ?? ''}`);
      return undefined;
    }
  }

  private async another(): Promise<string> {
    for (let tries = 0; tries < 3_000; tries += 1) {
      const url = this.urls[this.next++ % this.urls.length] ?? '';
      if (!this.resting.has(url)) return url;
      if (this.resting.size === this.urls.length) await sleep(20);
    }
    throw new Error('no api wants a request');
  }

  private async rest(url: string): Promise<void> {
    if (this.resting.has(url)) return;
    this.resting.add(url);
    // It may still answer that it is ready in the moment it begins to drain: only one that came back is.
    await eventually(`${url} is gone`, DRAIN_LIMIT_MS, async () => !(await answers(`${url}/readyz`)));
    await eventually(`${url} is back`, READY_LIMIT_MS, () => answers(`${url}/readyz`));
    this.resting.delete(url);
  }
}

describe('a new version is rolled out while people work (trust.md B13)', () => {
  const processes = new ProductProcesses();
  const slots: Slot[] = [];
  let system: System;
  let cast: Cast;
  let treasury: TreasuryControl;
  let payments: CopiedPayment[];

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    treasury = new TreasuryControl(system.treasury);
    payments = [...(await manyApproved(cast, PAYMENTS))];
    for (const app of ['api', 'api', 'worker', 'worker'] as const) {
      const port = await freePort();
      const slot = { app, port, child: start(app, port) };
      slots.push(slot);
      await ready(slot);
    }
  }, 180_000);
  afterAll(async () => {
    processes.killAll();
    await system.stop();
  });

  function start(app: Slot['app'], port: number): ChildProcess {
    return processes.start(app, {
      TREASURY_URL: process.env['TREASURY_URL'] ?? '',
      TREASURY_TOKEN: process.env['TREASURY_TOKEN'] ?? '',
      DATA_DIR: process.env['DATA_DIR'] ?? '',
      DRAIN_MS,
      ...(app === 'api' ? { PORT: String(port) } : { WORKER_METRICS_PORT: String(port) }),
    });
  }

  const urlOf = ({ port }: Slot): string => `http://127.0.0.1:${port}`;
  const ready = (slot: Slot): Promise<void> =>
    eventually(`the ${slot.app} on ${slot.port} is ready`, READY_LIMIT_MS, () =>
      answers(`${urlOf(slot)}/${slot.app === 'api' ? 'readyz' : 'metrics'}`),
    );

  /** One process after the other is told to stop and replaced, as a deployment does. */
  const restartAll = async (): Promise<void> => {
    for (const slot of slots) {
      const toldAt = Date.now();
      slot.child.kill('SIGTERM');
      expect([slot.app, await exitOf(slot.child)]).toEqual([slot.app, 0]);
      expect(Date.now() - toldAt).toBeLessThan(DRAIN_LIMIT_MS);
      slot.child = start(slot.app, slot.port);
      await ready(slot);
    }
  };

  it(
    'and no request fails, and no payment is lost or doubled',
    async () => {
      const apis = slots.filter(({ app }) => app === 'api').map(urlOf);
      const balancer = new Balancer(apis, cast.finance.token);
      const released: string[] = [];
      const sent: Promise<unknown>[] = [];
      const release = async ({ id, version }: CopiedPayment): Promise<void> => {
        const headers = { 'if-match': `"${version}"`, 'idempotency-key': randomUUID() };
        if (await balancer.send('POST', `/disbursements/${id}/actions/release`, headers)) released.push(id);
      };

      const request = (): Promise<unknown> => {
        const payment = sent.length % EVERY === 0 ? payments.pop() : undefined;
        return payment ? release(payment) : balancer.send('GET', '/disbursements?limit=20');
      };
      const everyTick = setInterval(() => sent.push(request()), 1_000 / REQUESTS_PER_SECOND);
      await restartAll().finally(() => clearInterval(everyTick));
      await Promise.all(sent);
      const told = [...balancer.statuses].map(([status, count]) => `${status}: ${count}`).join(', ');
      process.stdout.write(`rolling restart: ${sent.length} requests, ${released.length} releases (${told})\n`);

      expect(balancer.failures).toEqual([]);
      expect(balancer.statuses.get(503)).toBeGreaterThan(0);
      expect(released.length).toBeGreaterThan(20);
      await eventually(`${released.length} payments are settled`, SETTLED_LIMIT_MS, async () => {
        const rows = await ownerRows<{ n: number }>(
          `select count(*)::int as n from disbursement where id = any($1) and state = 'settled'`,
          [released],
        );
        return rows[0]?.n === released.length;
      });
      const paid = [...(await treasury.executed()).values()];
      expect(paid.map(({ settled }) => settled)).toEqual(released.map(() => 1));
      await expectInvariants();
    },
    READY_LIMIT_MS * 4 + SETTLED_LIMIT_MS,
  );
});
