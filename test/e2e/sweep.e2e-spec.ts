import { DeliveryStore } from '../../libs/platform/src/jobs/delivery-store.js';
import { HandlerRegistry } from '../../libs/platform/src/jobs/handler-registry.js';
import { QUEUES } from '../../libs/platform/src/jobs/handler.js';
import { Workshop } from '../../libs/platform/src/test-support/widget.js';

/** trust.md B4 and B11 ask for 100,000: `ROWS=100000`. */
const ROWS = Number(process.env['ROWS'] ?? 2_000);
const TIME_LIMIT_MS = 60_000 + ROWS * 5;

describe(`the sweep of ${ROWS} deliveries that a queue has lost`, () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());

  it(
    'finds each once, the longest overdue first',
    async () => {
      await workshop.source.query(
        `with told as (
           insert into outbox_event (id, type, subject_id, payload, request_id, dispatched_at)
           select gen_random_uuid(), 'widget.lost', gen_random_uuid(), '{"version": null, "refs": {}}', 'sweep', clock_timestamp()
             from generate_series(1, $1::int) returning id)
         insert into delivery (event_id, handler, queue, wake_at, dispatches, dispatched_at)
         select id, 'widget.find', 'default', clock_timestamp() - interval '1 hour' * random(), 1, clock_timestamp()
           from told`,
        [ROWS],
      );
      const store = new DeliveryStore(workshop.source, new HandlerRegistry(), 3_600_000);
      const found = new Set<string>();
      let longestMs = 0;
      const begun = performance.now();
      for (;;) {
        const passBegun = performance.now();
        const lost = await store.overdue(QUEUES);
        longestMs = Math.max(longestMs, performance.now() - passBegun);
        if (lost.length === 0) break;
        for (const { eventId } of lost) {
          expect(found.has(eventId)).toBe(false);
          found.add(eventId);
        }
      }
      const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
      process.stdout.write(`sweep: ${ROWS} rows in ${seconds} s, the longest pass ${longestMs.toFixed(0)} ms\n`);
      expect(found.size).toBe(ROWS);
    },
    TIME_LIMIT_MS,
  );
});
