import fc from 'fast-check';
import { pino } from 'pino';
import { lock } from '../database/lock.js';
import { uuidv7 } from '../ids/index.js';
import { Workshop } from '../test-support/widget.js';
import { DeliveryStore, type Delivery } from './delivery-store.js';
import { HandlerRegistry } from './handler-registry.js';
import { JobRunner } from './job-runner.js';

const RUNS = 500;
const COMMANDS = 12;
const HANDLER = 'widget.count';
const EVENT = 'widget.counted';

type Command = 'publish' | 'dispatch' | 'tick' | 'fail' | 'crash' | 'redeliver' | 'empty' | 'sweep';

/** What must be true of every event, whatever happens: at most one effect at any time, exactly one in the end. */
interface Modelled {
  published: string[];
  /** In the outbox, not handed out. */
  waiting: Set<string>;
  done: Set<string>;
}

describe('the delivery store against its model', () => {
  let workshop: Workshop;
  let store: DeliveryStore;
  let runner: JobRunner;
  let mood: 'well' | 'fails' | 'crashes' = 'well';

  beforeAll(async () => {
    workshop = await Workshop.open();
    const registry = new HandlerRegistry();
    registry.register({
      name: HANDLER,
      on: EVENT,
      permissions: [],
      run: async (tx, event) => {
        await lock(tx, [], null);
        tx.audit({ action: HANDLER, subjectType: 'widget', subjectId: event.subjectId });
        if (mood !== 'well') throw new Error(mood);
      },
    });
    store = new DeliveryStore(workshop.source, registry);
    const noPort = (): never => {
      throw new Error('no port');
    };
    runner = new JobRunner(workshop.unit, store, registry, noPort, pino({ level: 'silent' }));
    // A process that dies writes nothing down; what it had begun is rolled back by the database.
    const record = store.recordFailure.bind(store);
    store.recordFailure = (delivery, reason) =>
      mood === 'crashes' ? Promise.resolve(false) : record(delivery, reason);
  });
  afterAll(() => workshop.close());

  const publish = async (): Promise<string> => {
    const subjectId = uuidv7();
    await workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [], null);
      tx.publish({ type: EVENT, subjectId });
    });
    return subjectId;
  };
  const execute = async (delivery: Delivery, as: typeof mood): Promise<string> => {
    mood = as;
    return runner.execute(delivery).catch(() => 'failed');
  };
  const sweep = async (): Promise<readonly Delivery[]> => {
    await workshop.source.query(`update delivery set wake_at = clock_timestamp() where state = 'pending'`);
    return store.overdue(['default']);
  };
  const subjectOf = async (delivery: Delivery): Promise<string> =>
    (await store.event(delivery))?.event.subjectId ?? 'none';

  async function step(command: Command, queue: Delivery[], model: Modelled): Promise<void> {
    if (command === 'publish') {
      const subject = await publish();
      model.published.push(subject);
      model.waiting.add(subject);
    }
    if (command === 'dispatch') {
      const handedOut = await store.expand();
      expect(handedOut).toHaveLength(model.waiting.size);
      model.waiting.clear();
      queue.push(...handedOut);
    }
    if (command === 'empty') queue.length = 0;
    if (command === 'sweep') {
      const found = await sweep();
      expect(found).toHaveLength(model.published.length - model.waiting.size - model.done.size);
      queue.push(...found);
    }
    const job = queue[0];
    if (!job || !['tick', 'fail', 'crash', 'redeliver'].includes(command)) return;
    if (command !== 'redeliver') queue.shift();
    const subject = await subjectOf(job);
    const isFirst = !model.done.has(subject);
    const outcome = await execute(job, command === 'fail' ? 'fails' : command === 'crash' ? 'crashes' : 'well');
    const succeeds = command === 'tick' || command === 'redeliver';
    expect({ command, outcome }).toEqual({ command, outcome: !isFirst ? 'duplicate' : succeeds ? 'done' : 'failed' });
    if (isFirst && succeeds) model.done.add(subject);
  }

  async function expectEffects(model: Modelled): Promise<void> {
    const rows = await workshop.source.query<{ subject: string; n: number }[]>(
      'select subject_id as subject, count(*)::int as n from audit_entry where subject_id = any($1::uuid[]) group by 1',
      [model.published],
    );
    expect(new Set(rows.map((row) => row.subject))).toEqual(model.done);
    expect(rows.filter((row) => row.n !== 1)).toEqual([]);
  }

  it(`does everything once over ${RUNS} random histories of publishing, crashing, losing and sweeping`, async () => {
    const seed = Date.now() % 2_147_483_647;
    process.stdout.write(`delivery model: seed ${seed}\n`);
    const seen = new Map<string, number>();
    const command = fc.oneof(
      { weight: 4, arbitrary: fc.constant<Command>('publish') },
      { weight: 3, arbitrary: fc.constant<Command>('dispatch') },
      { weight: 3, arbitrary: fc.constant<Command>('tick') },
      { weight: 2, arbitrary: fc.constantFrom<Command>('fail', 'crash', 'empty') },
      { weight: 2, arbitrary: fc.constantFrom<Command>('redeliver', 'sweep') },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(command, { minLength: 4, maxLength: COMMANDS }), async (commands) => {
        const queue: Delivery[] = [];
        const model: Modelled = { published: [], waiting: new Set(), done: new Set() };
        for (const each of commands) {
          if (queue.length > 0) seen.set(each, (seen.get(each) ?? 0) + 1);
          await step(each, queue, model);
        }
        await expectEffects(model);
        // However it went: one dispatch, one sweep and a healthy worker finish everything.
        await step('dispatch', queue, model);
        await step('sweep', queue, model);
        while (queue.length > 0) await step('tick', queue, model);
        expect([...model.done].sort()).toEqual([...model.published].sort());
        await expectEffects(model);
      }),
      { numRuns: RUNS, seed, endOnFailure: true },
    );
    // A run in which nothing went wrong would prove nothing.
    for (const kind of ['fail', 'crash', 'empty', 'redeliver', 'sweep']) {
      expect({ kind, often: (seen.get(kind) ?? 0) > 5 }).toEqual({ kind, often: true });
    }
  }, 120_000);
});
