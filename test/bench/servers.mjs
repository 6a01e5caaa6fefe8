import { appEnvironment } from '../../apps/dev/lib/environment.mjs';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { administrator } from '../../apps/dev/sample-data/accounts.mjs';
import { ChildProcesses } from '../support/child-processes.mjs';

const API = 'dist/apps/api/src/main.js';
const WORKER = 'dist/apps/worker/src/main.js';
const TWIN = 'test/bench/twin.mjs';
const CREATE_ADMINISTRATOR = 'dist/apps/api/src/create-administrator.js';
const SAMPLE_DATA = 'apps/dev/sample-data/load.mjs';

/** The processes of a bench. Each has an IPC channel, on whose closing it ends, so none outlives a killed bench. */
export class Servers {
  #processes = new ChildProcesses();
  #environment;

  /**
   * Builds the sample data as `npm start` does, through an api with a worker. Both end: what is measured then has served
   * nothing before, as the twin has not, and no worker takes anything from it.
   */
  async buildSampleData(appUrl) {
    const api = await this.startApi(appUrl);
    const { username, password } = administrator;
    await this.#run(CREATE_ADMINISTRATOR, { ADMIN_USERNAME: username, ADMIN_PASSWORD: password });
    const worker = this.#processes.start(WORKER, this.#environment);
    await this.#run(SAMPLE_DATA, { BASE_URL: api.url });
    await Promise.all([worker, api.child].map((child) => this.#processes.end(child)));
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
    const child = this.#processes.start(API, this.#environment);
    const url = `http://127.0.0.1:${port}`;
    await this.#processes.untilReady(`${url}/readyz`, child);
    return { url, pid: child.pid, child };
  }

  /** @param {object} plan see plan.mjs */
  async startTwin(plan) {
    const port = await freePort();
    const { DATABASE_URL, DATABASE_POOL = '12', NODE_OPTIONS } = this.#environment;
    const bare = { NODE_ENV: 'production', NODE_OPTIONS, PORT: String(port), DATABASE_URL, DATABASE_POOL };
    const environment = { ...process.env, ...bare };
    const twin = this.#processes.start(TWIN, { ...environment, TWIN_PLAN: JSON.stringify(plan) });
    const url = `http://127.0.0.1:${port}`;
    await this.#processes.untilReady(`${url}/list`, twin);
    return { url, pid: twin.pid };
  }

  stop() {
    return this.#processes.stop();
  }

  #run(script, environment) {
    return this.#processes.run(script, { ...this.#environment, ...environment });
  }
}
