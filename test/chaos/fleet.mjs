import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { appEnvironment } from '../../apps/dev/lib/environment.mjs';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { administrator } from '../../apps/dev/sample-data/accounts.mjs';
import { ChildProcesses } from '../support/child-processes.mjs';

const ENTRIES = {
  api: 'dist/apps/api/src/main.js',
  worker: 'dist/apps/worker/src/main.js',
  treasury: 'dist/apps/treasury/src/main.js',
};
const CREATE_ADMINISTRATOR = 'dist/apps/api/src/create-administrator.js';
const ORIGINAL = 'test/chaos/original.mjs';
const GUARD = 'test/chaos/guard.mjs';
const WORKERS = 4;
export const TREASURY_TOKEN = 'treasury-of-the-chaos';
/** Patience of seconds where production has half a minute: what a killed worker held is taken up by others sooner. */
const QUEUE_TIMINGS = { QUEUE_LOCK_MS: '1500', QUEUE_STALLED_MS: '1000', QUEUE_WAKE_MS: '5000' };
const preload = (file) => ` --import ${pathToFileURL(path.join(repository, 'test/chaos', file))}`;

/**
 * The real processes of a run: two apis and four workers that may be killed, started anew at once, and the treasury
 * stand-in, which is another house's and lives on.
 */
export class Fleet {
  #processes = new ChildProcesses();
  #environment;
  #mutant;
  #errors;
  #stopping = false;
  #guard;
  #slots = { api: [], worker: [] };

  constructor({ dataDir, mutant }) {
    this.#mutant = mutant;
    fs.mkdirSync(dataDir, { recursive: true });
    this.#errors = fs.openSync(path.join(dataDir, 'errors.log'), 'w');
  }

  /** Begins to watch that nothing outlives the run. */
  startGuard(postmaster) {
    this.#guard = this.#processes.start(GUARD, process.env);
    this.#guard.send({ postmaster });
  }

  async startTreasury(dataDir) {
    const port = await freePort();
    const environment = { ...process.env, TREASURY_PORT: String(port), TREASURY_TOKEN, DATA_DIR: dataDir };
    const settings = { JBGS_MODE: 'dev', NODE_ENV: 'production', LOG_LEVEL: 'warn' };
    const child = this.#processes.start(ENTRIES.treasury, { ...environment, ...settings }, this.#errors);
    await this.#processes.untilReady(`http://127.0.0.1:${port}/healthz`, child);
    return port;
  }

  /** @param {{ appUrl: string, treasuryUrl: string, redisUrl: string | undefined, dataDir: string }} links */
  async prepare({ appUrl, treasuryUrl, redisUrl, dataDir }) {
    this.#environment = {
      ...(await appEnvironment({ port: 0, appUrl })),
      JBGS_MODE: 'dev',
      NODE_ENV: 'production',
      LOG_LEVEL: 'fatal',
      LOGIN_RATE_LIMIT: '100000',
      DATABASE_POOL: '8',
      TREASURY_URL: treasuryUrl,
      TREASURY_TOKEN,
      REDIS_URL: redisUrl ?? '',
      QUEUE_PREFIX: 'chaos',
      DATA_DIR: dataDir,
      ...QUEUE_TIMINGS,
    };
  }

  /** The first api and the first worker, which build what the run is about. @returns the api's address */
  async startFirst() {
    const { username, password } = administrator;
    const names = { ADMIN_USERNAME: username, ADMIN_PASSWORD: password };
    await this.#processes.run(CREATE_ADMINISTRATOR, { ...this.#environment, ...names });
    await this.#open('worker');
    return this.#open('api');
  }

  /** Runs original.mjs. @returns what it built */
  buildOriginal(environment) {
    return this.#processes.run(ORIGINAL, { ...this.#environment, ...environment });
  }

  /** The second api and the other workers. */
  async startRest() {
    const apps = ['api', ...Array.from({ length: WORKERS - 1 }, () => 'worker')];
    await Promise.all(apps.map((app) => this.#open(app)));
  }

  /** The addresses of the apis; they stay the same through every kill. */
  get apis() {
    return this.#slots.api.map(({ url }) => url);
  }

  get workerMetricsUrls() {
    return this.#slots.worker.map(({ url, child }) => ({ url: `${url}/metrics`, pid: child.pid }));
  }

  /** kill -9; the next one starts at once, a worker with its clock wrong by so much. @returns the pid that died */
  async kill(app, index, clockMs) {
    const slot = this.#slots[app][index];
    const { child } = slot;
    const ended = once(child, 'exit');
    // Whatever stops a process before the kill reaches it also ends it.
    if (child.exitCode !== null || child.signalCode !== null || !child.kill('SIGKILL')) return undefined;
    await ended;
    if (!this.#stopping) this.#fill(app, slot, clockMs);
    return child.pid;
  }

  pause(app, index, forMs) {
    if (this.#stopping) return;
    this.#guard.send({ pause: this.#slots[app][index].child.pid, forMs });
  }

  async untilReady() {
    const { api, worker } = this.#slots;
    await Promise.all([
      ...api.map(({ url, child }) => this.#processes.untilReady(`${url}/readyz`, child)),
      ...worker.map(({ url, child }) => this.#processes.untilReady(`${url}/metrics`, child)),
    ]);
  }

  async stop() {
    this.#stopping = true;
    this.#guard?.disconnect();
    await this.#processes.stop();
    fs.closeSync(this.#errors);
  }

  async #open(app) {
    const slot = { port: await freePort() };
    slot.url = `http://127.0.0.1:${slot.port}`;
    this.#slots[app].push(slot);
    this.#fill(app, slot, 0);
    await this.#processes.untilReady(`${slot.url}/${app === 'api' ? 'readyz' : 'metrics'}`, slot.child);
    return slot.url;
  }

  #fill(app, slot, clockMs) {
    slot.child = this.#processes.start(ENTRIES[app], this.#environmentOf(app, slot, clockMs), this.#errors);
    // One that ends although nobody killed it, because its database was away while it started, is started again.
    const { child } = slot;
    child.once('exit', (status, signal) => {
      if (signal !== 'SIGKILL' && !this.#stopping)
        setTimeout(() => slot.child === child && this.#again(app, slot), 300);
    });
  }

  #again(app, slot) {
    if (!this.#stopping) this.#fill(app, slot, 0);
  }

  #environmentOf(app, { port }, clockMs) {
    if (app === 'api') return { ...this.#environment, PORT: String(port) };
    const options =
      this.#environment.NODE_OPTIONS +
      (clockMs === 0 ? '' : preload('clock-shift.mjs')) +
      (this.#mutant ? preload('never-asks.mjs') : '');
    const settings = { WORKER_METRICS_PORT: String(port), CHAOS_CLOCK_MS: String(clockMs), NODE_OPTIONS: options };
    return { ...this.#environment, ...settings };
  }
}
