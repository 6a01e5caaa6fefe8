import { setTimeout as sleep } from 'node:timers/promises';

const CONNECTIONS = 16;
const LOOK_MS = 20;
const PATIENCE_MS = 120_000;
const INSTRUCTED = `state in ('instructed', 'settled')`;
const SETTLED = `state = 'settled'`;

/** @typedef {{ id: string, number: string, version: number, projectId: string }} Payment an approved one */

/** A finance officer who releases payments over HTTP, and a look into the database at what becomes of them. */
export class PaymentDesk {
  #officer;
  #database;

  /**
   * @param {import('../../apps/dev/lib/api-client.mjs').ApiClient} officer
   * @param {import('pg').Client} database sees every row
   */
  constructor(officer, database) {
    this.#officer = officer;
    this.#database = database;
  }

  /**
   * Releases as fast as it is answered.
   *
   * @param {Payment[]} payments
   * @returns {Promise<{ perSecond: number, releasedPerSecond: number, instructedPerSecond: number }>} payments settled
   *   in a second, from the first release to the last settlement; and how many came so far in a second
   */
  async settle(payments) {
    const begun = performance.now();
    const perSecond = () => (payments.length * 1_000) / (performance.now() - begun);
    const waiting = [...payments];
    const officers = Array.from({ length: CONNECTIONS }, async () => {
      for (let next = waiting.shift(); next; next = waiting.shift()) await this.#release(next);
    });
    const [releasedPerSecond, instructedPerSecond, settledPerSecond] = await Promise.all([
      Promise.all(officers).then(perSecond),
      this.#watch(payments, INSTRUCTED).then(perSecond),
      this.#watch(payments, SETTLED).then(perSecond),
    ]);
    return { perSecond: settledPerSecond, releasedPerSecond, instructedPerSecond };
  }

  /**
   * Releases so many a second, whether or not the ones before were answered.
   *
   * @param {Payment[]} payments
   * @param {number} rate
   * @returns {Promise<number[]>} milliseconds from the answer to a release until its payment is seen instructed, sorted
   */
  async delays(payments, rate) {
    const releasedAt = new Map();
    const seen = this.#watch(payments, INSTRUCTED);
    const begun = performance.now();
    const releases = [];
    for (const [index, payment] of payments.entries()) {
      await sleep(Math.max(0, begun + (index * 1_000) / rate - performance.now()));
      releases.push(this.#release(payment).then(() => releasedAt.set(payment.id, performance.now())));
    }
    await Promise.all(releases);
    const instructedAt = await seen;
    const delays = payments.map(({ id }) => Math.max(0, instructedAt.get(id) - releasedAt.get(id)));
    await this.#watch(payments, SETTLED);
    return delays.sort((one, other) => one - other);
  }

  #release(payment) {
    return this.#officer.act('disbursements', payment, 'release');
  }

  /** When each of the payments was first seen so. */
  async #watch(payments, condition) {
    const seenAt = new Map();
    const missing = new Set(payments.map(({ id }) => id));
    const giveUpAt = performance.now() + PATIENCE_MS;
    const sql = `select id from disbursement where id = any($1::uuid[]) and ${condition}`;
    while (missing.size > 0) {
      if (performance.now() > giveUpAt)
        throw new Error(`${missing.size} of ${payments.length} payments: not ${condition}`);
      await sleep(LOOK_MS);
      const { rows } = await this.#database.query(sql, [[...missing]]);
      for (const { id } of rows) {
        missing.delete(id);
        seenAt.set(id, performance.now());
      }
    }
    return seenAt;
  }
}

/** @param {number[]} sorted */
export const percentile = (sorted, part) => sorted[Math.floor((sorted.length - 1) * part)];
