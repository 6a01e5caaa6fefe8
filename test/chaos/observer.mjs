import { setTimeout as sleep } from 'node:timers/promises';

const SAMPLE_MS = 500;

/** Looks at a run from outside, past every damaged wire: how old waiting work gets, and what workers say they did. */
export class Observer {
  #database;
  #fleet;
  #watching;
  #stopped = false;
  /** The oldest that an event was while it waited to be dispatched, in milliseconds. */
  maxOutboxAgeMs = 0;
  /** Copies whose payment has arrived. */
  settled = 0;
  /** What workers last said, by pid: how many deliveries they found done already. @type {Map<number, number>} */
  #duplicates = new Map();

  constructor({ database, fleet }) {
    this.#database = database;
    this.#fleet = fleet;
    this.#watching = this.#watch();
  }

  /** Deliveries that came again and changed nothing; at least so many, as a killed worker takes its last ones along. */
  get suppressedDeliveries() {
    return [...this.#duplicates.values()].reduce((sum, count) => sum + count, 0);
  }

  async stop() {
    this.#stopped = true;
    await this.#watching;
  }

  async #watch() {
    while (!this.#stopped) {
      // Both may be away at the moment: that is what the run is about.
      await this.#askDatabase().catch(() => undefined);
      await Promise.all(this.#fleet.workerMetricsUrls.map((worker) => this.#askWorker(worker).catch(() => undefined)));
      await sleep(SAMPLE_MS);
    }
  }

  async #askDatabase() {
    const { rows } = await this.#database.asSuperuser((client) =>
      client.query(
        `select (select count(*)::int from disbursement where state = 'settled') as settled,
                coalesce((select extract(epoch from clock_timestamp() - min(created_at)) * 1000
                            from outbox_event where dispatched_at is null), 0)::float8 as age`,
      ),
    );
    this.settled = rows[0].settled;
    this.maxOutboxAgeMs = Math.max(this.maxOutboxAgeMs, rows[0].age);
  }

  async #askWorker({ url, pid }) {
    const response = await fetch(url, { signal: AbortSignal.timeout(SAMPLE_MS) });
    const counts = (await response.text()).matchAll(/^jbgs_delivery_duration_seconds_count\{(.*)\} (\d+)$/gm);
    const duplicates = [...counts].filter(([, labels]) => labels.includes('outcome="duplicate"'));
    this.#duplicates.set(
      pid,
      duplicates.reduce((sum, [, , count]) => sum + Number(count), 0),
    );
  }
}
