import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dataDirectory } from '../../apps/dev/lib/data-dir.mjs';
import { say, UserError } from '../../apps/dev/lib/log.mjs';
import { openTestRedis } from '../../apps/dev/lib/redis.mjs';
import { copyProjects } from '../support/copy-projects.mjs';
import { seededRandom } from '../support/zipf-text.mjs';
import { ChaosDatabase } from './chaos-database.mjs';
import { faultPlan } from './fault-plan.mjs';
import { Faults } from './faults.mjs';
import { Fleet, TREASURY_TOKEN } from './fleet.mjs';
import { History } from './history.mjs';
import { Observer } from './observer.mjs';
import { ReleaseDesk } from './release-desk.mjs';
import { TcpProxy } from './tcp-proxy.mjs';
import { judge, readStanding, readTotals } from './verdict.mjs';

const OFFICERS = 4;
/** Everything must have arrived so long after the last kill (B1), which waits so long for the last release. */
const PATIENCE_MS = 60_000;
/** The mutant has shown by then what it does; what never arrives with it is no finding. */
const MUTANT_PATIENCE_MS = 20_000;
/** What the stand-in does wrong during a run, per million. It pays once whatever happens, unless it is the mutant's. */
const KNOBS = {
  lostAck: { ppm: 100_000 },
  duplicateReport: { ppm: 50_000 },
  duplicateFile: { ppm: 100_000 },
  serverError: { ppm: 20_000 },
};
/** The indexes without which the database would let a payment be made or reported twice. */
const MUTATION = `
  drop index payment_instruction_one_live;
  alter table payment_report drop constraint payment_report_bank_reference;`;

/** One run: real processes, faults, requests, and what is true afterwards. */
export class Chaos {
  #options;
  #folder;
  #random;
  #history;
  #fleet;
  #database;
  #redis;
  #links = {};
  #treasuryUrl;
  #desk;
  #observer;
  #stopped;

  /** @param {import('./options.mjs').Options} options */
  constructor(options) {
    this.#options = options;
    const { backend, seed, mutant } = options;
    this.#folder = path.join(dataDirectory(), 'chaos', `${backend}-${seed}${mutant ? '-mutant' : ''}`);
    fs.rmSync(this.#folder, { recursive: true, force: true });
    this.#random = seededRandom(seed + 1);
    this.#history = new History(path.join(this.#folder, 'history.jsonl'));
    this.#fleet = new Fleet({ dataDir: this.#folder, mutant });
  }

  /** @returns {Promise<import('./report.mjs').Result>} */
  async run() {
    const startedAt = performance.now();
    const { payments, officers } = await this.#prepare();
    const { kills, durationMs, seed } = this.#options;
    const plan = faultPlan({ seed, kills, durationMs, links: Object.keys(this.#links) });
    say(`seed ${seed}: ${payments.length} payments, ${plan.length} faults in ${durationMs / 1000} s`);
    const faults = this.#faults();
    const released = this.#desk.releaseAll(payments, officers, durationMs);
    await faults.inflict(plan, Promise.race([released, this.#desk.quietFor(PATIENCE_MS)]));
    const faultsEndedAt = performance.now();
    const stuck = await this.#recover(payments.length, faults);
    const recoveryMs = performance.now() - faultsEndedAt;
    this.#desk.stop();
    await released;
    await this.#observer.stop();
    const evidence = await this.#evidence(payments);
    const verdict = judge(evidence);
    if (stuck > 0 && !this.#options.mutant)
      verdict.broken.push(`${stuck} payments were stuck for ${PATIENCE_MS / 1000} s`);
    return {
      options: this.#options,
      verdict,
      stuck,
      recoveryMs,
      ops: this.#history.of('invoke').length,
      kills: this.#history.of('fault', 'kill').length,
      pauses: this.#history.of('fault', 'pause').length,
      ledgerFen: evidence.totals.ledgerFen,
      maxOutboxAgeMs: this.#observer.maxOutboxAgeMs,
      durationMs: performance.now() - startedAt,
    };
  }

  /** Ends everything that was started, and drops the database. */
  stop() {
    return (this.#stopped ??= this.#end());
  }

  async #end() {
    this.#desk?.stop();
    await this.#observer?.stop();
    await this.#fleet.stop();
    await Promise.all(Object.values(this.#links).map((link) => link.close()));
    await this.#redis?.stop();
    await this.#database?.close();
    this.#history.close();
  }

  async #prepare() {
    if (this.#options.backend === 'redis') await this.#openRedis();
    this.#database = await ChaosDatabase.open();
    this.#fleet.startGuard(this.#database.postmasterFile);
    await this.#lay();
    const { projectId, officers } = await this.#fleet.buildOriginal({
      BASE_URL: await this.#fleet.startFirst(),
      COUNT: String(this.#options.disbursements),
      OFFICERS: String(OFFICERS),
    });
    say('one project is built; copying it');
    const payments = await this.#database.asSuperuser(async (client) => {
      await client.query('set role jbgs_owner');
      if (this.#options.mutant) await client.query(MUTATION);
      return copyProjects(client, { projectId, count: this.#options.disbursements });
    });
    await this.#fleet.startRest();
    await this.#turnKnobs();
    this.#desk = new ReleaseDesk({ apis: this.#fleet.apis, history: this.#history, random: this.#random });
    this.#observer = new Observer({ database: this.#database, fleet: this.#fleet });
    return { payments, officers };
  }

  async #openRedis() {
    this.#redis = await openTestRedis();
    if (!this.#redis) throw new UserError('--backend redis needs redis-server on PATH.');
  }

  /** The treasury, and the wires between it, the database, the queue and the product. */
  async #lay() {
    const treasuryPort = await this.#fleet.startTreasury(this.#folder);
    this.#treasuryUrl = `http://127.0.0.1:${treasuryPort}`;
    const open = (port) => TcpProxy.open({ port, random: this.#random });
    this.#links = { postgres: await open(this.#database.port), treasury: await open(treasuryPort) };
    if (this.#redis) this.#links.redis = await open(portOf(this.#redis.url));
    await this.#fleet.prepare({
      appUrl: through(this.#database.appUrl, this.#links.postgres),
      treasuryUrl: `http://127.0.0.1:${this.#links.treasury.port}`,
      redisUrl: this.#redis && through(this.#redis.url, this.#links.redis),
      dataDir: this.#folder,
    });
  }

  #faults() {
    return new Faults({
      fleet: this.#fleet,
      database: this.#database,
      links: this.#links,
      history: this.#history,
      redisPort: this.#redis && portOf(this.#redis.url),
    });
  }

  /** Waits until everything has arrived. @returns how many payments have not so long after the last kill */
  async #recover(count, faults) {
    const patienceMs = this.#options.mutant ? MUTANT_PATIENCE_MS : PATIENCE_MS;
    const isOver = () => performance.now() > faults.lastKillAt + patienceMs;
    while (this.#observer.settled < count && !isOver()) await sleep(100);
    return count - this.#observer.settled;
  }

  async #evidence(payments) {
    const book = (await this.#treasury('GET', 'payments')).payments;
    const suppressedDeliveries = this.#observer.suppressedDeliveries;
    return this.#database.asSuperuser(async (client) => ({
      history: this.#history,
      payments,
      book,
      standing: await readStanding(client, payments),
      totals: await readTotals(client),
      suppressedDeliveries,
    }));
  }

  async #turnKnobs() {
    const { seed, mutant } = this.#options;
    // A doubled file would be the treasury's mistake alone; the mutant's mistake is the product's.
    const knobs = mutant ? { ...KNOBS, duplicateFile: undefined, paysAgain: true } : KNOBS;
    await this.#treasury('PUT', 'knobs', { ...knobs, seed });
  }

  async #treasury(method, what, body) {
    const response = await fetch(`${this.#treasuryUrl}/gateway/v1/${what}`, {
      method,
      headers: { authorization: `Bearer ${TREASURY_TOKEN}`, 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${what} → ${response.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  }
}

const portOf = (url) => Number(new URL(url).port);

function through(url, { port }) {
  const other = new URL(url);
  other.port = String(port);
  return other.href;
}
