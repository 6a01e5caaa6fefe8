import { pino } from 'pino';
import { uuidv7 } from '../ids/index.js';
import { lock } from '../database/lock.js';
import { Workshop } from '../test-support/widget.js';
import { DeliveryStore, type Delivery } from './delivery-store.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobRunner } from './job-runner.js';
import type { ExternalHandler } from './handler.js';

const MANY = 20;

describe('a call that covers a programme', () => {
  let workshop: Workshop;
  let store: DeliveryStore;
  let runner: JobRunner;
  let calls: number;
  let call: () => Promise<void>;

  beforeAll(async () => {
    workshop = await Workshop.open();
    const registry = new HandlerRegistry();
    const handler: ExternalHandler = {
      kind: 'external',
      name: 'widget.send',
      on: 'send.happened',
      covers: 'programme',
      permissions: [],
      call: async () => {
        calls += 1;
        await call();
      },
    };
    registry.register(handler);
    store = new DeliveryStore(workshop.source, registry);
    const noPort = (): never => {
      throw new Error('no port');
    };
    runner = new JobRunner(workshop.unit, store, registry, noPort, pino({ level: 'silent' }));
  });
  afterAll(() => workshop.close());
  beforeEach(() => {
    calls = 0;
    call = () => Promise.resolve();
  });

  async function happen(count: number, programmeId: string): Promise<void> {
    await workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [], null);
      for (let n = 0; n < count; n += 1) tx.publish({ type: 'send.happened', subjectId: uuidv7(), programmeId });
    });
  }

  /** Lets the next call begin and wait until it is told to end. */
  function hold(): { begun: Promise<void>; end: () => void } {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    const begun = new Promise<void>((resolve) => {
      call = () => {
        resolve();
        return ended;
      };
    });
    return { begun, end };
  }

  async function standing(): Promise<{ state: string; attempts: number; count: number }[]> {
    return workshop.source.query(
      `select state, attempts, count(*)::int as count from delivery group by 1, 2 order by 1, 2`,
    );
  }

  it('counts for all of its events: one is queued and called, the rest is done with it', async () => {
    await happen(MANY, workshop.programmeId);
    const queued = await store.expand();
    expect(queued).toHaveLength(1);
    const all = await store.pending();
    expect(all).toHaveLength(MANY);
    expect(await runner.execute(queued[0] as Delivery)).toBe('done');
    const outcomes = await Promise.all(all.map((delivery) => runner.execute(delivery)));
    expect(outcomes.filter((outcome) => outcome === 'covered')).toHaveLength(MANY - 1);
    expect(calls).toBe(1);
    expect(await standing()).toEqual([
      { state: 'done', attempts: 0, count: MANY - 1 },
      { state: 'done', attempts: 1, count: 1 },
    ]);
  });

  it('is one at a time: what comes meanwhile joins a single call behind it', async () => {
    await happen(MANY, workshop.programmeId);
    await store.expand();
    const { begun, end } = hold();
    const [first, ...others] = await store.pending();
    const running = runner.execute(first as Delivery);
    await begun;
    await happen(1, workshop.programmeId);
    const [late] = await store.expand();
    // The late one, which the call under way does not cover, joins before those that it does.
    for (const delivery of [late as Delivery, ...others]) expect(await runner.execute(delivery)).toBe('joined');
    end();
    expect(await running).toBe('done');
    expect(calls).toBe(2);
    expect(await store.pending()).toEqual([]);
  });

  it('leaves the others to wake by themselves when it fails', async () => {
    await happen(3, workshop.programmeId);
    const [queued] = await store.expand();
    call = () => Promise.reject(new Error('the treasury is away'));
    await expect(runner.execute(queued as Delivery)).rejects.toThrow('away');
    expect(await store.pending()).toHaveLength(3);
    call = () => Promise.resolve();
    const [, second] = await store.pending();
    expect(await runner.execute(second as Delivery)).toBe('done');
    expect(await store.pending()).toEqual([]);
  });

  it('covers no event of another programme', async () => {
    const other = uuidv7();
    await happen(2, workshop.programmeId);
    await happen(2, other);
    const queued = await store.expand();
    expect(queued).toHaveLength(2);
    await runner.execute(queued[0] as Delivery);
    expect(await store.pending()).toHaveLength(2);
    await runner.execute(queued[1] as Delivery);
    expect(await store.pending()).toEqual([]);
  });
});
