import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A holder that neither ended nor finished within this time is taken for another process with a re-used pid. */
const STALE_AFTER_MS = 3 * 60_000;

/**
 * Runs a task while no other process runs a task under the same lock file.
 *
 * @template T
 * @param {string} file absolute path of the lock file
 * @param {() => Promise<T>} task
 * @returns {Promise<T>} what the task returns
 */
export async function withLock(file, task) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  while (!take(file)) await sleep(50);
  try {
    return await task();
  } finally {
    fs.rmSync(file, { force: true });
  }
}

function take(file) {
  try {
    fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
  }
  if (isStale(file)) fs.rmSync(file, { force: true });
  return false;
}

function isStale(file) {
  try {
    const pid = Number(fs.readFileSync(file, 'utf8'));
    const age = Date.now() - fs.statSync(file).mtimeMs;
    if (age > STALE_AFTER_MS) return true;
    // An empty file is a lock that is just being written.
    if (!pid) return age > 1_000;
    return pid === process.pid || !isAlive(pid);
  } catch {
    return false;
  }
}

/**
 * Whether a process with this id exists, whoever owns it.
 *
 * @param {number} pid
 */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
