import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort, isListening } from './ports.mjs';

const START_TIMEOUT_MS = 10_000;

/**
 * A Redis for the queue tests: `REDIS_URL`, else a throwaway redis-server from PATH that keeps nothing on disk.
 *
 * @returns {Promise<{ url: string, stop: () => Promise<void> } | undefined>} undefined when there is neither
 */
export async function openTestRedis() {
  if (process.env.REDIS_URL) return { url: process.env.REDIS_URL, stop: async () => {} };
  if (spawnSync('redis-server', ['--version']).status !== 0) return undefined;
  const port = await freePort();
  const settings = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  // The shell ends Redis when its input closes, which happens even when this process is killed.
  const script = 'redis-server "$@" & cat >/dev/null; kill $!; wait';
  const shell = spawn('sh', ['-c', script, 'sh', ...settings], {
    cwd: os.tmpdir(),
    stdio: ['pipe', 'ignore', 'ignore'],
    // A group of its own, so that Ctrl-C reaches the tests first.
    detached: true,
  });
  const giveUpAt = Date.now() + START_TIMEOUT_MS;
  while (!(await isListening(port))) {
    if (Date.now() > giveUpAt) throw new Error(`redis-server does not listen on port ${port}.`);
    await sleep(20);
  }
  return {
    url: `redis://127.0.0.1:${port}`,
    stop: async () => {
      const ended = once(shell, 'exit');
      shell.stdin.end();
      await ended;
    },
  };
}
