import 'reflect-metadata';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from '../../apps/dev/lib/api-client.mjs';
import { say } from '../../apps/dev/lib/log.mjs';
import { connect, withConnection } from '../../apps/dev/lib/sql.mjs';
import { SAMPLE_PASSWORD } from '../../apps/dev/sample-data/accounts.mjs';
import { copyProjects } from '../support/copy-projects.mjs';
import { assertInvariants, openBenchDatabase } from './bench-database.mjs';
import { PaymentDesk, percentile } from './money-payments.mjs';
import { judgeMoney, printMoney } from './money-report.mjs';
import { MoneySystem } from './money-system.mjs';
import { PaymentTwin, writtenBy } from './money-twin.mjs';
import { cpuMilliseconds, residentMegabytes } from './process-usage.mjs';
import { print, save } from './report.mjs';

const PAYMENTS = Number(process.env.BENCH_PAYMENTS || 400);
const BACKLOG = Number(process.env.BENCH_BACKLOG || 10_000);
const SECONDS = Number(process.env.BENCH_MONEY_SECONDS || 20);
const RATE = 50;
const WARM_UP = 40;
const JOURNAL_SECONDS = 5;
const LOOK_MS = 200;
/** Marks the events that only the bench has written. */
const JOB = 'bench';
const JOBS_PATIENCE_MS = 300_000;
/** Payments in turn for: the one whose rows the twin copies, the warm-up, the product, its delays, the twin twice. */
const SHARES = {
  first: 1,
  warmUp: WARM_UP,
  product: PAYMENTS,
  delays: PAYMENTS,
  twinBefore: PAYMENTS,
  twinAfter: PAYMENTS,
};

/** The money part of the bench, with everything it starts. */
export class MoneyBench {
  #system = new MoneySystem();
  #opening;
  #database;
  #client;
  #twin;
  #stopped;

  async run() {
    this.#opening = openBenchDatabase();
    this.#database = await this.#opening;
    this.#client = await connect(this.#database.unrestrictedUrl);
    await this.#system.start(this.#database.appUrl);
    const { shares, desk } = await this.#prepare();
    const payments = await this.#pay(shares, desk);
    await assertInvariants(this.#database);
    say('every invariant of test/checks holds; measuring BullMQ and the ledger alone');
    const rawQueue = await this.#system.run('test/bench/money-raw-queue.mjs', { JOBS: String(BACKLOG) });
    const journals = await this.#journals(shares.product);
    say(`measuring the queue with ${BACKLOG} due rows, then at ${RATE} events a second`);
    const queue = await this.#system.measureQueue({ seconds: SECONDS, backlog: BACKLOG });
    say(`measuring the memory of the real worker over ${BACKLOG} jobs`);
    const worker = await this.#jobs(shares.product);
    await this.#conclude({ ...payments, rawQueue, journals, queue, worker });
  }

  /** Ends and drops everything; also while the database is still being made. */
  stop() {
    return (this.#stopped ??= this.#end());
  }

  async #end() {
    await this.#system.stop();
    await this.#twin?.close();
    await this.#client?.end();
    // When it could not be opened, `run` has said why.
    const database = await this.#opening?.catch(() => undefined);
    await database?.drop();
  }

  /** One project built over HTTP, its copies with an approved payment each, and who releases them. */
  async #prepare() {
    const count = Object.values(SHARES).reduce((sum, share) => sum + share, 0);
    const { projectId, officers } = await this.#system.buildOriginal(count);
    const copies = await withConnection(this.#database.ownerUrl, (owner) => copyProjects(owner, { projectId, count }));
    const shares = Object.fromEntries(Object.entries(SHARES).map(([name, share]) => [name, copies.splice(0, share)]));
    say(`one project is built and copied ${count} times, each with an approved payment of one programme`);
    const officer = await signIn(this.#system.url, officers[0], SAMPLE_PASSWORD);
    return { shares, desk: new PaymentDesk(officer, this.#client) };
  }

  /** The product between two runs of the twin, so that a machine that slows down falls on both. */
  async #pay(shares, desk) {
    this.#system.startWorker();
    await desk.settle(shares.first);
    await this.#stopWorker();
    const rows = await writtenBy(this.#client, shares.first[0].id);
    this.#twin = new PaymentTwin({ appUrl: this.#database.appUrl, rows });
    say(`measuring ${PAYMENTS} payments: twin, product, twin`);
    const twin = [await this.#payByTwin(shares.twinBefore)];
    const workerPid = this.#system.startWorker();
    await desk.settle(shares.warmUp);
    const batches = await this.#batches();
    const cpu = () => [this.#system.apiPid, workerPid].map(cpuMilliseconds);
    const before = cpu();
    const product = await desk.settle(shares.product);
    const [apiCpu, workerCpu] = cpu().map((after, index) => (after - before[index]) / PAYMENTS);
    const perBatch = PAYMENTS / ((await this.#batches()) - batches);
    const delays = await desk.delays(shares.delays, RATE);
    await this.#stopWorker();
    twin.push(await this.#payByTwin(shares.twinAfter));
    return {
      product: { ...product, perBatch, apiCpu, workerCpu },
      twin,
      delays: { p50: percentile(delays, 0.5), p99: percentile(delays, 0.99) },
    };
  }

  async #payByTwin(payments) {
    const perSecond = await this.#twin.settle(payments);
    // The product's worker is to find nothing of this that it would have to tell.
    await this.#client.query('update outbox_event set dispatched_at = clock_timestamp() where dispatched_at is null');
    return perSecond;
  }

  /** What is on its way is done first, so that no other worker meets it. */
  async #stopWorker() {
    const left = `select (select count(*) from outbox_event where dispatched_at is null)
                       + (select count(*) from delivery where state = 'pending') as n`;
    await this.#until('nothing is due any more', async () => (await this.#number(left)) === 0);
    await this.#system.stopWorker();
  }

  #batches() {
    return this.#number('select count(*) as n from payment_batch');
  }

  async #journals(payments) {
    const { rows } = await this.#client.query(
      `select programme_id as "programmeId", agency_id as "agencyId", fiscal_year as "fiscalYear"
         from ledger_account where kind = 'available' limit 1`,
    );
    return this.#system.run('test/bench/money-journals.mjs', {
      SCOPE: JSON.stringify(rows[0]),
      PROJECTS: JSON.stringify(payments.map(({ projectId }) => projectId)),
      SECONDS: String(JOURNAL_SECONDS),
    });
  }

  /**
   * A fresh real worker hears as often as the backlog is long that one of the payments was settled, and finds that its
   * project has nothing to finish: the real handler, each time in a transaction of its own, and no rows that grow. The
   * events do not say what would spare it the look.
   */
  async #jobs(payments) {
    const pid = this.#system.startWorker();
    const [before] = await this.#waitForJobs(0, pid);
    await this.#client.query(
      `with told as (
         select e.*, row_number() over (order by e.id) - 1 as place, count(*) over () as many
           from outbox_event e where e.subject_id = any($1::uuid[]) and e.type = 'disbursement.settled')
       insert into outbox_event (id, type, subject_id, programme_id, payload, request_id)
       select gen_random_uuid(), t.type, t.subject_id, t.programme_id, t.payload #- '{refs,beforeSettlement}', '${JOB}'
         from generate_series(0, $2::int - 1) as n join told t on t.place = n % t.many order by n`,
      [payments.map(({ id }) => id), BACKLOG],
    );
    const begun = performance.now();
    const early = await this.#waitForJobs(BACKLOG / 10, pid);
    const late = await this.#waitForJobs(BACKLOG, pid);
    const perSecond = (BACKLOG * 1_000) / (performance.now() - begun);
    const peak = Math.max(before, ...early, ...late);
    await this.#system.stopWorker();
    return { perSecond, early: early.at(-1), late: late.at(-1), peak };
  }

  /** @returns {Promise<number[]>} what was resident, look by look, until so many of these jobs were done */
  async #waitForJobs(count, pid) {
    const done = `select count(*) as n from delivery d join outbox_event e on e.id = d.event_id
                   where e.request_id = '${JOB}' and d.state = 'done'`;
    const megabytes = [];
    await this.#until(`${count} jobs are done`, async () => {
      megabytes.push(residentMegabytes(pid));
      return (await this.#number(done)) >= count;
    });
    return megabytes;
  }

  async #until(what, condition) {
    const giveUpAt = performance.now() + JOBS_PATIENCE_MS;
    while (!(await condition())) {
      if (performance.now() > giveUpAt) throw new Error(`never: ${what}`);
      await sleep(LOOK_MS);
    }
  }

  async #number(sql) {
    return Number((await this.#client.query(sql)).rows[0].n);
  }

  async #conclude(measured) {
    const figures = { payments: PAYMENTS, backlog: BACKLOG, rate: RATE, ...measured };
    const targets = judgeMoney(figures);
    printMoney(figures);
    print(targets);
    const { rows } = await this.#client.query('show server_version');
    const { isEmbedded } = this.#database;
    save('money', { targets, figures, postgres: rows[0].server_version, embedded: isEmbedded });
    say('written to test/bench/results.json, under money');
  }
}
