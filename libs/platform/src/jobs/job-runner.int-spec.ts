import { pino } from 'pino';
import { uuidv7 } from '../ids/index.js';
import { lock } from '../database/lock.js';
import { setDeadline } from '../database/deadline.js';
import { Workshop } from '../test-support/widget.js';
import { sweepDeadlines } from './deadline-sweeper.js';
import { DeliveryStore, MAX_ATTEMPTS, type Delivery } from './delivery-store.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobRunner } from './job-runner.js';
import { QUEUES, type Handler } from './handler.js';

describe('the job runner', () => {
  let workshop: Workshop;
  let registry: HandlerRegistry;
  let store: DeliveryStore;
  let runner: JobRunner;

  beforeAll(async () => {
    workshop = await Workshop.open();
    await workshop.source.query('select 1');
  });
  afterAll(() => workshop.close());
  beforeEach(() => {
    registry = new HandlerRegistry();
    store = new DeliveryStore(workshop.source, registry);
    const noPort = (): never => {
      throw new Error('no port');
    };
    runner = new JobRunner(workshop.unit, store, registry, noPort, pino({ level: 'silent' }));
  });

  const effects = async (subjectId: string): Promise<number> => {
    const rows = await workshop.source.query<object[]>('select 1 from audit_entry where subject_id = $1', [subjectId]);
    return rows.length;
  };
  const touch = (name: string, on: string): Handler => ({
    name,
    on,
    permissions: [],
    run: async (tx, event) => {
      await lock(tx, [], null);
      tx.audit({ action: 'widget.touch', subjectType: 'widget', subjectId: event.subjectId });
    },
  });
  const happen = async (type: string): Promise<string> => {
    const subjectId = uuidv7();
    await workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [], null);
      tx.publish({ type, subjectId });
    });
    return subjectId;
  };
  const only = (deliveries: readonly Delivery[], handler: string): Delivery => {
    const found = deliveries.filter((d) => d.handler === handler);
    expect(found).toHaveLength(1);
    return found[0] as Delivery;
  };

  it('has one effect however often and however simultaneously a delivery arrives', async () => {
    registry.register(touch('widget.once', 'once.happened'));
    const subjectId = await happen('once.happened');
    const delivery = only(await store.expand(), 'widget.once');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => runner.execute(delivery)));
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19);
    expect(await effects(subjectId)).toBe(1);
  });

  it('hands every event to every listener once, though four relays look at the same time', async () => {
    registry.register(touch('widget.a', 'crowd.happened'), touch('widget.b', 'crowd.happened'));
    await Promise.all(Array.from({ length: 50 }, () => happen('crowd.happened')));
    const batches = await Promise.all(Array.from({ length: 4 }, () => store.expand()));
    const keys = batches.flat().map((d) => `${d.eventId}/${d.handler}`);
    expect(keys).toHaveLength(100);
    expect(new Set(keys).size).toBe(100);
  });

  it('takes back the effect of a handler that fails, keeps the reason, and parks it after its last attempt', async () => {
    const failing = touch('widget.fails', 'bad.happened');
    registry.register({
      ...failing,
      run: async (tx, event) => {
        await (failing as { run: (t: typeof tx, e: typeof event) => Promise<void> }).run(tx, event);
        throw new Error('the paint is out');
      },
    } as Handler);
    const subjectId = await happen('bad.happened');
    const delivery = only(await store.expand(), 'widget.fails');
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
      await expect(runner.execute(delivery)).rejects.toThrow('the paint is out');
    }
    await expect(runner.execute(delivery)).resolves.toBe('parked');
    const rows = await workshop.source.query<object[]>(
      'select state, attempts, last_error, parked_because from delivery where event_id = $1',
      [delivery.eventId],
    );
    expect(rows).toEqual([
      {
        state: 'parked',
        attempts: MAX_ATTEMPTS,
        last_error: 'the paint is out',
        parked_because: 'attempts_exhausted',
      },
    ]);
    expect(await effects(subjectId)).toBe(0);
  });

  it('waits twice as long after each failure, up to an hour, and never the same time for all', async () => {
    registry.register({
      name: 'widget.slow',
      on: 'slow.happened',
      permissions: [],
      run: () => Promise.reject(new Error('not yet')),
    });
    await Promise.all(Array.from({ length: 20 }, () => happen('slow.happened')));
    const deliveries = (await store.expand()).filter((d) => d.handler === 'widget.slow');
    /** Seconds until each is due: at least, from before it failed, and at most, from now on. */
    const waits = async (): Promise<{ fromBefore: number[]; fromNow: number[] }> => {
      const [before] = await workshop.source.query<{ at: Date }[]>('select clock_timestamp() as at');
      await Promise.all(deliveries.map((d) => expect(runner.execute(d)).rejects.toThrow('not yet')));
      const rows = await workshop.source.query<{ before: number; now: number }[]>(
        `select extract(epoch from wake_at - $1)::float8 as before,
                extract(epoch from wake_at - clock_timestamp())::float8 as now from delivery where handler = 'widget.slow'`,
        [before?.at],
      );
      return { fromBefore: rows.map((row) => row.before), fromNow: rows.map((row) => row.now) };
    };
    const first = await waits();
    expect(Math.max(...first.fromNow)).toBeLessThanOrEqual(0.5);
    expect(new Set(first.fromBefore).size).toBeGreaterThan(10);
    await waits();
    const third = await waits();
    expect(Math.min(...third.fromBefore)).toBeGreaterThan(0.5);
    expect(Math.max(...third.fromNow)).toBeLessThanOrEqual(2);
    await workshop.source.query(`update delivery set attempts = 20 where handler = 'widget.slow'`);
    const late = await waits();
    expect(Math.min(...late.fromBefore)).toBeGreaterThan(1_700);
    expect(Math.max(...late.fromNow)).toBeLessThanOrEqual(3_600);
  });

  it('parks what this version knows no handler for, instead of dropping it', async () => {
    registry.register(touch('widget.newer', 'newer.happened'));
    await happen('newer.happened');
    const delivery = only(await store.expand(), 'widget.newer');
    const older = new JobRunner(
      workshop.unit,
      store,
      new HandlerRegistry(),
      () => undefined as never,
      pino({ level: 'silent' }),
    );
    await expect(older.execute(delivery)).resolves.toBe('parked');
  });

  it('finds again what a queue has lost', async () => {
    registry.register(touch('widget.lost', 'lost.happened'));
    await happen('lost.happened');
    const delivery = only(await store.expand(), 'widget.lost');
    expect((await store.overdue(QUEUES)).map((d) => d.eventId)).not.toContain(delivery.eventId);
    await workshop.source.query(`update delivery set wake_at = clock_timestamp() where event_id = $1`, [
      delivery.eventId,
    ]);
    expect((await store.overdue(QUEUES)).map((d) => d.eventId)).toContain(delivery.eventId);
    await runner.execute(delivery);
  });

  it('does not deliver an event of which is known that it does not concern the handler', async () => {
    const picky = touch('widget.picky', 'picked.happened');
    registry.register({ ...picky, concerns: ({ ripe }) => ripe !== 0 }, touch('widget.all', 'picked.happened'));
    const events: readonly Record<string, number>[] = [{ ripe: 0 }, { ripe: 1 }, {}];
    await workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [], null);
      for (const refs of events) {
        tx.publish({ type: 'picked.happened', subjectId: uuidv7(), refs });
      }
    });
    const told = (await store.expand()).map(({ handler }) => handler).sort();
    expect(told).toEqual(['widget.all', 'widget.all', 'widget.all', 'widget.picky', 'widget.picky']);
  });

  it('does not start with two handlers of one name', () => {
    registry.register(touch('widget.same', 'x.happened'));
    expect(() => registry.register(touch('widget.same', 'y.happened'))).toThrow(/two handlers/);
  });

  it('tells a deadline when its hour has come on the programme’s clock, once', async () => {
    registry.register(touch('widget.due', 'widget.rust.due'));
    const subjectId = uuidv7();
    const { programmeId } = workshop;
    const dueAt = new Date(Date.now() + 3_600_000);
    await workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [], programmeId);
      await setDeadline(tx, { subjectType: 'widget', subjectId, action: 'widget.rust', dueAt, programmeId });
    });
    expect(await sweepDeadlines(workshop.source)).toBe(0);
    await workshop.source.query(`update clock set shift = interval '1 hour' where id = $1`, [programmeId]);
    const swept = await Promise.all([sweepDeadlines(workshop.source), sweepDeadlines(workshop.source)]);
    expect(swept.reduce((sum, n) => sum + n, 0)).toBe(1);
    expect(await sweepDeadlines(workshop.source)).toBe(0);
    expect(only(await store.expand(), 'widget.due')).toBeDefined();
  });
});
