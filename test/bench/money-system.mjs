import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { dataDirectory, repository } from '../../apps/dev/lib/data-dir.mjs';
import { appEnvironment } from '../../apps/dev/lib/environment.mjs';
import { freePort } from '../../apps/dev/lib/ports.mjs';
import { administrator } from '../../apps/dev/sample-data/accounts.mjs';
import { ChildProcesses } from '../support/child-processes.mjs';

const API = 'dist/apps/api/src/main.js';
const WORKER = 'dist/apps/worker/src/main.js';
const TREASURY = 'dist/apps/treasury/src/main.js';
const MEASURE_QUEUE = 'dist/apps/worker/src/measure-queue.js';
const CREATE_ADMINISTRATOR = 'dist/apps/api/src/create-administrator.js';
const ORIGINAL = 'test/chaos/original.mjs';
const TREASURY_TOKEN = 'treasury-of-the-bench';

/** The processes that pay: the real api, one real worker, the treasury stand-in. None outlives a killed bench. */
export class MoneySystem {
  #processes = new ChildProcesses();
  #environment;
  #worker;
  #stopping = new AbortController();

  /** @param {string} appUrl the database */
  async start(appUrl) {
    const dataDir = path.join(dataDirectory(), 'bench-money');
    fs.rmSync(dataDir, { recursive: true, force: true });
    const treasuryPort = await freePort();
    const port = await freePort();
    this.#environment = {
      ...(await appEnvironment({ port, appUrl })),
      JBGS_MODE: 'dev',
      NODE_ENV: 'production',
      LOG_LEVEL: 'error',
      LOGIN_RATE_LIMIT: '100000',
      DATA_DIR: dataDir,
      TREASURY_PORT: String(treasuryPort),
      TREASURY_URL: `http://127.0.0.1:${treasuryPort}`,
      TREASURY_TOKEN,
      // What is measured must not depend on a Redis that happens to be named.
      REDIS_URL: '',
    };
    const treasury = this.#processes.start(TREASURY, this.#environment);
    const api = this.#processes.start(API, this.#environment);
    this.url = `http://127.0.0.1:${port}`;
    this.apiPid = api.pid;
    await this.#processes.untilReady(`http://127.0.0.1:${treasuryPort}/healthz`, treasury);
    await this.#processes.untilReady(`${this.url}/readyz`, api);
  }

  /**
   * Builds over HTTP, as the story does, one project whose first payment is approved.
   *
   * @param {number} copies that the programme must have money for
   * @returns {Promise<{ projectId: string, officers: string[] }>} officers: who may release
   */
  async buildOriginal(copies) {
    const { username, password } = administrator;
    await this.run(CREATE_ADMINISTRATOR, { ADMIN_USERNAME: username, ADMIN_PASSWORD: password });
    this.startWorker();
    const built = await this.run(ORIGINAL, { BASE_URL: this.url, COUNT: String(copies), OFFICERS: '1' });
    await this.stopWorker();
    return built;
  }

  /** One worker that has worked on nothing before. @returns its process id */
  startWorker() {
    this.#worker = this.#processes.start(WORKER, this.#environment);
    return this.#worker.pid;
  }

  stopWorker() {
    return this.#processes.end(this.#worker);
  }

  /** Runs a script to its end. @returns what it sent last over its IPC channel */
  run(script, environment) {
    return this.#processes.run(script, { ...this.#environment, ...environment });
  }

  /**
   * An empty handler in a worker of the kernel: how fast due events drain, how late a handler starts at 50 a second.
   *
   * @param {{ seconds: number, backlog: number }} wanted
   */
  async measureQueue({ seconds, backlog }) {
    const { stdout } = await promisify(execFile)(process.execPath, [MEASURE_QUEUE, String(seconds), String(backlog)], {
      cwd: repository,
      env: this.#environment,
      signal: this.#stopping.signal,
    });
    return JSON.parse(stdout);
  }

  stop() {
    this.#stopping.abort();
    return this.#processes.stop();
  }
}
