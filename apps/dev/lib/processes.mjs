import { spawn } from 'node:child_process';
import { once } from 'node:events';
import readline from 'node:readline';
import { repository } from './data-dir.mjs';
import { UserError, say } from './log.mjs';

/** Longer than the 30 s after which an app that is still finishing ends by itself; docker/compose.yml waits as long. */
const STOP_TIMEOUT_MS = 40_000;
/** From then on the user is told what is waited for. One Ctrl-C under npm arrives twice, and both are long past. */
const PATIENCE_MS = 2_000;

/**
 * The app processes of one start. Each has an IPC channel, on whose closing it ends: so none outlives a launcher that
 * was killed.
 */
export class Processes {
  /** @type {Map<string, import('node:child_process').ChildProcess>} */
  #children = new Map();
  #stopping = false;
  #failed;

  constructor() {
    /** Rejects when a process ends that nobody stopped. */
    this.failure = new Promise((_, reject) => {
      this.#failed = reject;
    });
    // Without a listener of its own the promise would end the launcher before anybody waits for it.
    this.failure.catch(() => {});
  }

  /**
   * Starts a built app; its output appears with its name before each line.
   *
   * @param {string} name
   * @param {string} entry path of the script, relative to the repository
   * @param {NodeJS.ProcessEnv} environment
   */
  start(name, entry, environment) {
    const child = spawn(process.execPath, [entry], {
      cwd: repository,
      env: environment,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      // A group of its own: Ctrl-C in the terminal reaches the launcher only, which then stops the apps in order.
      detached: true,
    });
    this.#children.set(name, child);
    copyLines(child.stdout, process.stdout, name);
    copyLines(child.stderr, process.stderr, name);
    child.once('error', (error) => this.#failed(error));
    child.once('exit', (status, signal) => {
      if (this.#stopping) return;
      this.#failed(new UserError(`${name} ended unexpectedly (${signal ?? `status ${status}`}); its output is above.`));
    });
  }

  /** Lets all processes finish and end; Ctrl-C after a while, or the longest an app may take, ends them by SIGKILL. */
  async stop() {
    this.#stopping = true;
    const running = () => [...this.#children].filter(([, child]) => isRunning(child));
    const endAtOnce = () => {
      say('ended at once; the next start takes up what was unfinished');
      for (const [, child] of running()) child.kill('SIGKILL');
    };
    const tell = setTimeout(() => {
      const names = running().map(([name]) => name);
      say(`waiting until ${names.join(', ')} finished what was begun; Ctrl-C again ends everything at once`);
      process.once('SIGINT', endAtOnce);
    }, PATIENCE_MS);
    await Promise.all([...this.#children.values()].map((child) => end(child)));
    clearTimeout(tell);
    process.off('SIGINT', endAtOnce);
  }
}

function copyLines(stream, target, name) {
  readline.createInterface({ input: stream }).on('line', (line) => target.write(`[${name}] ${line}\n`));
}

const isRunning = ({ pid, exitCode, signalCode }) => pid !== undefined && exitCode === null && signalCode === null;

async function end(child) {
  if (!isRunning(child)) return;
  const ended = once(child, 'exit');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_TIMEOUT_MS);
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
