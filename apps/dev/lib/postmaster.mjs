import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isAlive } from './lock-file.mjs';

const TRANSITION_TIMEOUT_MS = 30_000;

/**
 * The file by which a PostgreSQL server marks its data folder as in use.
 *
 * @param {string} data absolute path of the data folder
 */
export const pidFile = (data) => path.join(data, 'postmaster.pid');

/**
 * The server that runs on a data folder, once it is ready; waits while it is starting or stopping.
 *
 * Removes the mark of a server that is gone when its pid now belongs to another process, or when the mark came along
 * with a copied data folder: PostgreSQL itself would refuse to start in both cases.
 *
 * @param {string} data absolute path of the data folder
 * @returns {Promise<{ pid: number, port: number } | undefined>} undefined when none runs
 */
export async function findRunningServer(data) {
  const giveUpAt = Date.now() + TRANSITION_TIMEOUT_MS;
  while (Date.now() < giveUpAt) {
    const mark = readMark(data);
    if (!mark) return undefined;
    if (mark.directory !== fs.realpathSync(data) || !isAlive(mark.pid) || !isServerOf(mark.pid, data)) {
      fs.rmSync(pidFile(data), { force: true });
      return undefined;
    }
    if (mark.status === 'ready') return { pid: mark.pid, port: mark.port };
    await sleep(20);
  }
  throw new Error(`The PostgreSQL server on ${data} is neither ready nor gone.`);
}

/** The lines of postmaster.pid: pid, data folder, start time, port, socket folder, address, shared memory, status. */
function readMark(data) {
  try {
    const lines = fs.readFileSync(pidFile(data), 'utf8').split('\n');
    return { pid: Number(lines[0]), directory: lines[1], port: Number(lines[3]), status: lines[7]?.trim() };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

function isServerOf(pid, data) {
  return commandLine(pid).includes(data);
}

function commandLine(pid) {
  try {
    return fs.readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return spawnSync('ps', ['-p', String(pid), '-o', 'command='], { encoding: 'utf8' }).stdout ?? '';
  }
}
