import { HandlerRegistry, MAX_ATTEMPTS } from '#platform/jobs';
import { eventually } from '../support/eventually.js';
import {
  effectsOn,
  expectOnce,
  letWakeTimePass,
  noteHandler,
  ownerRows,
  queueBackends,
  QueueWorker,
} from '../support/queue-worker.js';
import { expectInvariants } from '../support/invariants.js';

const pause = (ms: number): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, ms));

for (const { name, REDIS_URL, run } of queueBackends()) {
  run(`jobs through BullMQ on ${name}`, () => {
    let worker: QueueWorker;
    const calls: string[] = [];
    const slow: string[] = [];
    let isBitter = true;

    beforeAll(async () => {
      worker = await QueueWorker.start(
        { REDIS_URL },
        noteHandler('widget.note', 'widget.seen', (id) => void calls.push(id)),
        noteHandler('widget.poison', 'widget.poisoned', () => {
          if (isBitter) throw new Error('bitter');
        }),
        noteHandler('widget.slow', 'widget.slowed', async (id) => {
          slow.push(id);
          await pause(1_000);
        }),
      );
    });
    afterAll(async () => {
      await worker.stop();
      await expectInvariants();
    });

    const happenTimes = (times: number, type: string): Promise<string[]> =>
      Promise.all(Array.from({ length: times }, () => worker.happen(type)));

    it('carries every event to its handler exactly once', async () => {
      const ids = await happenTimes(100, 'widget.seen');
      await expectOnce(ids, 'widget.note');
      await pause(500);
      expect(calls.filter((id) => ids.includes(id))).toHaveLength(100);
    });

    it('wakes up at once, not at the next tick', async () => {
      await expectOnce([await worker.happen('widget.seen')], 'widget.note', 5_000);
    });

    it('completes everything though the queue is emptied at five points of the run', async () => {
      const queue = worker.openQueue();
      const ids: string[] = [];
      let emptied = 0;
      for (let point = 0; point < 5; point += 1) {
        await queue.pause();
        ids.push(...(await happenTimes(20, 'widget.seen')));
        // A worker that was fetching when the queue was paused may still have got a few.
        await eventually('ten jobs in the queue', 30_000, async () => (await queue.waiting()) > 10);
        emptied += await queue.waiting();
        await queue.obliterate({ force: true });
        await queue.resume();
        ids.push(...(await happenTimes(10, 'widget.seen')));
      }
      await queue.close();
      expect(emptied).toBeGreaterThan(50);
      await letWakeTimePass();
      await expectOnce(ids, 'widget.note');
      expect(await worker.jobs.metrics.page()).toMatch(
        /jbgs_sweeper_found_total\{sweeper="dispatched_not_done"\} [1-9]/,
      );
    });

    it('tries a poison job again and again, parks it with its reason, and nobody waits behind it', async () => {
      const poison = await happenTimes(20, 'widget.poisoned');
      const good = await happenTimes(50, 'widget.seen');
      await expectOnce(good, 'widget.note', 5_000);
      await eventually('a second try after its wait', 30_000, async () => {
        const rows = await ownerRows<{ tries: number }>(
          `select min(attempts)::int as tries from delivery where handler = 'widget.poison' and state = 'pending'`,
        );
        return (rows[0]?.tries ?? 0) >= 2;
      });
      await ownerRows(
        `update delivery set attempts = ${MAX_ATTEMPTS - 1}, wake_at = clock_timestamp()
          where handler = 'widget.poison' and state = 'pending'`,
      );
      const parked = (): Promise<{ attempts: number; last_error: string; parked_because: string }[]> =>
        ownerRows(
          `select distinct attempts, last_error, parked_because from delivery d join outbox_event e on e.id = d.event_id
            where d.state = 'parked' and e.subject_id = any($1)`,
          [poison],
        );
      await eventually('all poison parked', 30_000, async () => {
        const rows = await ownerRows(`select 1 from delivery where handler = 'widget.poison' and state = 'pending'`);
        return rows.length === 0;
      });
      expect(await parked()).toEqual([
        { attempts: MAX_ATTEMPTS, last_error: 'bitter', parked_because: 'attempts_exhausted' },
      ]);
      expect((await effectsOn(poison, 'widget.poison')).size).toBe(0);
      isBitter = false;
      await worker.redrive('widget.poison');
      await expectOnce(poison, 'widget.poison');
    });

    it('an older and a newer version share the work: each event reaches what only the newer one knows', async () => {
      const newer = await QueueWorker.start(
        { REDIS_URL },
        noteHandler('widget.note', 'widget.seen', () => undefined),
        noteHandler('widget.novelty', 'widget.seen', () => undefined),
      );
      try {
        await eventually('the newer version is registered', 30_000, async () => {
          const rows = await ownerRows(`select 1 from subscription where handler = 'widget.novelty'`);
          return rows.length > 0;
        });
        expect(worker.app.get(HandlerRegistry).find('widget.novelty')).toBeUndefined();
        const ids = await happenTimes(40, 'widget.seen');
        await expectOnce(ids, 'widget.note');
        await expectOnce(ids, 'widget.novelty', 30_000);
      } finally {
        await newer.stop();
      }
      const page = await worker.jobs.metrics.page();
      expect(page).toMatch(
        /jbgs_delivery_duration_seconds_count\{handler="widget.novelty",outcome="elsewhere"\} [1-9]/,
      );
      expect(await ownerRows(`select 1 from delivery where handler = 'widget.novelty' and state = 'parked'`)).toEqual(
        [],
      );
    });

    it('lets what runs finish when it stops, and takes nothing more', async () => {
      const ids = await happenTimes(4, 'widget.slowed');
      await eventually('slow handlers run', 30_000, () => Promise.resolve(ids.every((id) => slow.includes(id))));
      const started = Date.now();
      await worker.jobs.stop();
      expect(Date.now() - started).toBeLessThan(10_000);
      expect((await effectsOn(ids, 'widget.slow')).size).toBe(4);
      const late = await worker.happen('widget.seen');
      await pause(700);
      expect((await effectsOn([late], 'widget.note')).size).toBe(0);
      worker.jobs.start({ stalledInterval: 1_000, lockDuration: 2_000 });
      await expectOnce([late], 'widget.note');
    });
  });
}
