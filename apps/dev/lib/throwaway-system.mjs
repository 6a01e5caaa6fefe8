import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { repository } from './data-dir.mjs';
import { UserError } from './log.mjs';

const START_MS = 120_000;
/** The caller's own servers and settings are not for the system: it starts the embedded ones, as for a new user. */
const NOT_FOR_IT = /^(DATABASE_|REDIS_|SMTP_|TEST_|JBGS_|NODE_OPTIONS$|NODE_ENV$)/;

/** What `npm start` runs, with its sample data, on a port and a data folder of its own that go away at the end. */
export class ThrowawaySystem {
  #server;
  #dataDirectory = fs.mkdtempSync(path.join(os.tmpdir(), 'jbgs-throwaway-'));
  #output = '';

  /** @param {number} port */
  constructor(port) {
    this.url = `http://127.0.0.1:${port}`;
    const environment = { ...process.env, PORT: String(port), DATA_DIR: this.#dataDirectory };
    for (const name of Object.keys(environment)) if (NOT_FOR_IT.test(name)) delete environment[name];
    this.#server = spawn(process.execPath, ['apps/dev/start.mjs'], {
      cwd: repository,
      env: environment,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    this.#server.stdout.on('data', (chunk) => (this.#output += chunk));
  }

  async ready() {
    const giveUpAt = Date.now() + START_MS;
    while (!/^ready /m.test(this.#output)) {
      if (Date.now() > giveUpAt || this.#server.exitCode !== null) {
        throw new UserError(`npm start failed:\n${this.#output}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Waits until the worker has done everything that is due: after the sample data that takes a while. */
  async quiet() {
    const giveUpAt = Date.now() + START_MS;
    while (Date.now() < giveUpAt) {
      const readiness = await (await fetch(`${this.url}/readyz`)).json();
      if (readiness.oldestDueSeconds === 0) return;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
    throw new UserError('the worker does not come to rest');
  }

  /** Where its stand-in for the treasury listens. */
  get treasuryUrl() {
    return /TREASURY_URL=(\S+)/.exec(this.#output)?.[1] ?? '';
  }

  /** Walks the story on it, so that there is a challenge in every stage's history. */
  async tellStory() {
    const story = spawn(process.execPath, ['apps/dev/story.mjs'], {
      cwd: repository,
      env: { ...process.env, BASE_URL: this.url, TREASURY_URL: this.treasuryUrl },
      stdio: ['ignore', 'ignore', 'inherit'],
    });
    const [status] = await once(story, 'exit');
    if (status !== 0) throw new UserError('npm run story failed.');
  }

  async stop() {
    if (this.#server.exitCode === null) {
      this.#server.kill('SIGTERM');
      await once(this.#server, 'exit');
    }
    fs.rmSync(this.#dataDirectory, { recursive: true, force: true });
  }
}
