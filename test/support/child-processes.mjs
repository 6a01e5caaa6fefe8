import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { UserError } from '../../apps/dev/lib/log.mjs';

const READY_TIMEOUT_MS = 60_000;
const STOP_TIMEOUT_MS = 10_000;

/** Node processes that a program starts. Each has an IPC channel, on whose closing it ends, so none outlives it. */
export class ChildProcesses {
  #children = new Set();

  /**
   * @param {string} entry path of the script, relative to the repository
   * @param {NodeJS.ProcessEnv} environment
   * @param {'inherit' | number} [errors] where its standard error goes: ours, or an open file
   */
  start(entry, environment, errors = 'inherit') {
    const child = spawn(process.execPath, [entry], {
      cwd: repository,
      env: environment,
      stdio: ['ignore', 'ignore', errors, 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches the program only, which then stops everything in order.
      detached: true,
    });
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
    return child;
  }

  /** Runs a script to its end. @returns what it sent last over its IPC channel */
  async run(entry, environment) {
    const child = this.start(entry, environment);
    let sent;
    child.on('message', (message) => (sent = message));
    // 'exit' may come before the last message, 'close' comes after it.
    const [status] = await once(child, 'close');
    if (status !== 0) throw new UserError(`${entry} failed; its output is above.`);
    return sent;
  }

  async untilReady(url, child) {
    const giveUpAt = Date.now() + READY_TIMEOUT_MS;
    while (Date.now() < giveUpAt && child.exitCode === null) {
      const response = await fetch(url).catch(() => undefined);
      if (response?.ok) return;
      await sleep(50);
    }
    throw new UserError(`${url} does not answer.`);
  }

  /** Ends one, by SIGKILL when it does not obey. */
  async end(child) {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
    child.kill('SIGTERM');
    await ended;
    clearTimeout(timer);
  }

  /** Ends them all. */
  async stop() {
    await Promise.all([...this.#children].map((child) => this.end(child)));
  }
}
