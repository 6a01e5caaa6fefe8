import { pino } from 'pino';
import { uuidv7 } from '../ids/index.js';
import { lock } from '../database/lock.js';
import { asOwner, Workshop } from '../test-support/widget.js';
import { DeliveryStore } from './delivery-store.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobMetrics } from './job-metrics.js';
import { JobRunner, type Outcome } from './job-runner.js';
import { PeriodicRunner } from './periodic-runner.js';
import { pruneIdempotencyKeys } from './prune-idempotency-keys.js';
import { sweepLeases, WorkerLease } from './worker-lease.js';
import type { Handler, PeriodicTask } from './handler.js';

const silent = pino({ level: 'silent' });
const noPort = (): never => {
  throw new Error('no port');
};

let workshop: Workshop;
beforeAll(async () => {
  workshop = await Workshop.open();
});
afterAll(() => workshop.close());

/** What one version of the worker has: its own handlers on the database of all. */
class Version {
  readonly registry = new HandlerRegistry();
  readonly store = new DeliveryStore(workshop.source, this.registry);
  readonly lease = new WorkerLease(workshop.source, this.registry);
  readonly runner = new JobRunner(workshop.unit, this.store, this.registry, noPort, silent);

  constructor(...handlers: Handler[]) {
    this.registry.register(...handlers);
  }
}

const touch = (name: string, on: string): Handler => ({
  name,
  on,
  permissions: [],
  run: async (tx, event) => {
    await lock(tx, [], null);
    tx.audit({ action: name, subjectType: 'widget', subjectId: event.subjectId });
  },
});

async function happen(type: string): Promise<string> {
  const subjectId = uuidv7();
  await workshop.unit.run(workshop.context(), async (tx) => {
    await lock(tx, [], null);
    tx.publish({ type, subjectId });
  });
  return subjectId;
}

const done = async (subjectId: string): Promise<string[]> => {
  const rows = await workshop.source.query<{ action: string }[]>(
    'select action from audit_entry where subject_id = $1 order by action',
    [subjectId],
  );
  return rows.map((row) => row.action);
};
const delivery = async (handler: string): Promise<object> => {
  const rows = await workshop.source.query<object[]>(
    'select state, attempts, parked_because from delivery where handler = $1',
    [handler],
  );
  expect(rows).toHaveLength(1);
  return rows[0] as object;
};
const dies = (): Promise<unknown> =>
  workshop.source.query(`update worker_lease set lease_until = clock_timestamp() - interval '1 second'`);

describe('two versions on one database', () => {
  afterEach(async () => {
    await dies();
    await sweepLeases(workshop.source);
  });

  it('the older relay hands an event to the handler that only the newer one has', async () => {
    const older = new Version(touch('order.book', 'order.placed'));
    const newer = new Version(touch('order.book', 'order.placed'), touch('order.thank', 'order.placed'));
    await older.lease.register();
    await newer.lease.register();
    const subjectId = await happen('order.placed');
    const deliveries = await older.store.expand();
    expect(deliveries.map((d) => d.handler).sort()).toEqual(['order.book', 'order.thank']);

    const outcomes: Outcome[] = [];
    for (const d of deliveries) outcomes.push(await older.runner.execute(d));
    expect(outcomes.sort()).toEqual(['done', 'elsewhere']);
    expect(await delivery('order.thank')).toEqual({ state: 'pending', attempts: 0, parked_because: null });
    for (const d of deliveries) await newer.runner.execute(d);
    expect(await done(subjectId)).toEqual(['order.book', 'order.thank']);
  });

  it('what is left to others comes to the queue again within two seconds', async () => {
    const older = new Version();
    const newer = new Version(touch('order.ship', 'order.packed'));
    await newer.lease.register();
    await happen('order.packed');
    const [left] = (await older.store.expand()).filter((d) => d.handler === 'order.ship');
    await older.runner.execute(left!);
    const [{ soon } = { soon: false }] = await workshop.source.query<{ soon: boolean }[]>(
      `select wake_at <= clock_timestamp() + interval '2 seconds' as soon from delivery where event_id = $1 and handler = $2`,
      [left?.eventId, 'order.ship'],
    );
    expect(soon).toBe(true);
    let again = 0;
    while (again === 0) {
      again = (await older.store.overdue(['default'])).filter((d) => d.handler === 'order.ship' && !d.lost).length;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    expect(again).toBe(1);
    await newer.runner.execute(left!);
  });

  it('what no living version knows is parked, and the version that knows it takes it back when it starts', async () => {
    const newer = new Version(touch('order.refund', 'order.returned'));
    await newer.lease.register();
    const subjectId = await happen('order.returned');
    const older = new Version();
    const [lonely] = (await older.store.expand()).filter((d) => d.handler === 'order.refund');
    await dies();
    expect(await older.runner.execute(lonely!)).toBe('parked');
    expect(await delivery('order.refund')).toMatchObject({ state: 'parked', parked_because: 'unknown_handler' });

    const restarted = new Version(touch('order.refund', 'order.returned'));
    await restarted.lease.register();
    expect(await restarted.runner.execute(lonely!)).toBe('done');
    expect(await done(subjectId)).toEqual(['order.refund']);
  });

  it('a worker that was dead or stopped long ago gets nothing any more', async () => {
    const gone = new Version(touch('order.archive', 'order.closed'));
    await gone.lease.register();
    await dies();
    await happen('order.closed');
    expect((await new Version().store.expand()).map((d) => d.handler)).not.toContain('order.archive');
  });

  it('counts workers that died, not those that stopped in order, and a paused one comes back whole', async () => {
    const died = new Version(touch('order.count', 'order.counted'));
    const stopped = new Version();
    await died.lease.register();
    await stopped.lease.register();
    await stopped.lease.release();
    await dies();
    expect(await sweepLeases(workshop.source)).toBe(1);
    expect(await sweepLeases(workshop.source)).toBe(0);
    expect(await new Version().store.isKnownElsewhere('order.count')).toBe(false);
    await died.lease.renew();
    expect(await new Version().store.isKnownElsewhere('order.count')).toBe(true);
  });
});

describe('periodic tasks', () => {
  const runnerOf = (): PeriodicRunner =>
    new PeriodicRunner({
      source: workshop.source,
      unit: workshop.unit,
      port: noPort,
      logger: silent,
      metrics: new JobMetrics(workshop.source),
    });
  const counting = (name: string, everyMs: number): { task: PeriodicTask; runs: () => number } => {
    let runs = 0;
    const run = (): Promise<number> => Promise.resolve((runs += 1));
    return { task: { name, everyMs, permissions: [], run }, runs: () => runs };
  };
  const wait = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

  it('run once in their period, however many workers there are', async () => {
    const { task, runs } = counting('widget.daily', 86_400_000);
    const quick = counting('widget.quick', 50);
    const workers = [runnerOf(), runnerOf(), runnerOf()];
    const begun = performance.now();
    for (const worker of workers) worker.start([task, quick.task]);
    await wait(1_200);
    await Promise.all(workers.map((worker) => worker.stop()));
    const periods = Math.ceil((performance.now() - begun) / 50);
    expect(runs()).toBe(1);
    // No more than there were periods, though three workers look every 50 ms.
    expect(quick.runs()).toBeGreaterThan(1);
    expect(quick.runs()).toBeLessThanOrEqual(periods);
  });

  it('of a day are done at once when no worker lived when they were due', async () => {
    const { task, runs } = counting('widget.nightly', 86_400_000);
    await workshop.source.query(
      `insert into periodic_run (task, every_ms, started_at, finished_at)
       values ('widget.nightly', 86400000, clock_timestamp() - interval '25 hours', clock_timestamp() - interval '25 hours')`,
    );
    const worker = runnerOf();
    worker.start([task, counting('widget.other', 50).task]);
    await wait(400);
    await worker.stop();
    expect(runs()).toBe(1);
  });

  it('that have not finished for three periods are named', async () => {
    const { task } = counting('widget.hourly', 3_600_000);
    const failing: PeriodicTask = {
      name: 'widget.failing',
      everyMs: 50,
      permissions: [],
      run: () => Promise.reject(new Error('no ink')),
    };
    const worker = runnerOf();
    worker.start([task, failing]);
    await wait(500);
    await worker.stop();
    expect(await worker.late()).toEqual(['widget.failing']);
    const [row] = await workshop.source.query<{ last_error: string }[]>(
      `select last_error from periodic_run where task = 'widget.failing'`,
    );
    expect(row?.last_error).toBe('Error: no ink');
    await workshop.source.query(
      `update periodic_run set finished_at = clock_timestamp() - interval '3 hours' where task = 'widget.hourly'`,
    );
    expect(await worker.late()).toEqual(['widget.failing', 'widget.hourly']);
  });

  it('prune kept answers after a month, not before', async () => {
    await asOwner((client) =>
      client.query(
        `insert into idempotency_key (scope, key, fingerprint, response, created_at)
         select 'prune', n::text, '', '', clock_timestamp() - n * interval '1 day' from generate_series(28, 33) n`,
      ),
    );
    expect(await runnerOf().runNow(pruneIdempotencyKeys)).toBe(3);
    expect(await runnerOf().runNow(pruneIdempotencyKeys)).toBe(0);
    const kept = await workshop.source.query<{ key: string }[]>(
      `select key from idempotency_key where scope = 'prune' order by key`,
    );
    expect(kept.map((row) => row.key)).toEqual(['28', '29', '30']);
  });
});

describe('the metrics of a worker', () => {
  it('tell what the sweepers found and how old the oldest work is', async () => {
    const metrics = new JobMetrics(workshop.source);
    metrics.sweeperFound('dispatched_not_done', 3);
    metrics.delivered('widget.touch', 'duplicate', 0.01);
    await happen('metrics.happened');
    await workshop.source.query(
      `update outbox_event set created_at = clock_timestamp() - interval '90 seconds' where type = 'metrics.happened'`,
    );
    const page = await metrics.page();
    expect(page).toContain('jbgs_sweeper_found_total{sweeper="dispatched_not_done"} 3');
    expect(page).toContain('jbgs_delivery_duration_seconds_count{handler="widget.touch",outcome="duplicate"} 1');
    expect(page).toMatch(/jbgs_backlog\{stage="outbox"\} [1-9]/);
    expect(Number(/jbgs_oldest_due_seconds ([\d.]+)/.exec(page)?.[1])).toBeGreaterThanOrEqual(90);
    await new Version().store.expand();
    expect(await metrics.page()).toContain('jbgs_backlog{stage="outbox"} 0');
  });
});
