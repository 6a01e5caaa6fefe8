import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { appEnvironment } from '../../apps/dev/lib/environment.mjs';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { UserError } from '../../apps/dev/lib/log.mjs';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { administrator } from '../../apps/dev/sample-data/accounts.mjs';

const API = 'dist/apps/api/src/main.js';
const WORKER = 'dist/apps/worker/src/main.js';
const TWIN = 'test/bench/twin.mjs';
const CREATE_ADMINISTRATOR = 'dist/apps/api/src/create-administrator.js';
const SAMPLE_DATA = 'apps/dev/sample-data/load.mjs';
const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/** The processes of a bench. Each has an IPC channel, on whose closing it ends, so none outlives a killed bench. */
export class Servers {
  #children = new Set();
  #environment;

  /**
   * Builds the sample data as `npm start` does, through an api with a worker. Both end: what is measured then has served
   * nothing before, as the twin has not, and no worker takes anything from it.
   */
  async buildSampleData(appUrl) {
    const api = await this.startApi(appUrl);
    const { username, password } = administrator;
    await this.#run(CREATE_ADMINISTRATOR, { ADMIN_USERNAME: username, ADMIN_PASSWORD: password });
    const worker = this.#start(WORKER, this.#environment);
    await this.#run(SAMPLE_DATA, { BASE_URL: api.url });
    await Promise.all([worker, api.child].map((child) => this.#end(child)));
  }

  /** The real api, as `npm start` runs it. */
  async startApi(appUrl) {
    const port = await freePort();
    this.#environment = {
      ...(await appEnvironment({ port, appUrl })),
      JBGS_MODE: 'dev',
      NODE_ENV: 'production',
      LOGIN_RATE_LIMIT: '100000',
      // What is measured must not depend on a Redis that happens to be named.
      REDIS_URL: '',
    };
    const child = this.#start(API, this.#environment);
    const url = `http://127.0.0.1:${port}`;
    await this.#untilReady(`${url}/readyz`, child);
    return { url, pid: child.pid, child };
  }

  /** @param {object} plan see plan.mjs */
  async startTwin(plan) {
    const port = await freePort();
    const { DATABASE_URL, DATABASE_POOL = '12', NODE_OPTIONS } = this.#environment;
    const bare = { NODE_ENV: 'production', NODE_OPTIONS, PORT: String(port), DATABASE_URL, DATABASE_POOL };
    const environment = { ...process.env, ...bare };
    const twin = this.#start(TWIN, { ...environment, TWIN_PLAN: JSON.stringify(plan) });
    const url = `http://127.0.0.1:${port}`;
    await this.#untilReady(`${url}/list`, twin);
    return { url, pid: twin.pid };
  }

  async stop() {
    await Promise.all([...this.#children].map((child) => this.#end(child)));
  }

  #start(entry, environment) {
    const child = spawn(process.execPath, [entry], {
      cwd: repository,
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches the bench only, which then stops everything in order.
      detached: true,
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  async #run(script, environment) {
    const child = this.#start(script, { ...this.#environment, ...environment });
    const [status] = await once(child, 'exit');
    if (status !== 0) throw new UserError(`${script} failed; its output is above.`);
  }

  async #untilReady(url, child) {
    const giveUpAt = Date.now() + READY_TIMEOUT_MS;
    while (Date.now() < giveUpAt && child.exitCode === null) {
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) return;
      await sleep(50);
    }
    throw new UserError(`${url} does not answer.`);
  }

  async #end(child) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  }
}
