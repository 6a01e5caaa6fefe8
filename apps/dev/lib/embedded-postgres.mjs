import { spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { UNPRIVILEGED_ID, isRoot, serverDirectory } from './data-dir.mjs';
import { takeLease } from './cluster-lease.mjs';
import { withLock } from './lock-file.mjs';
import { UserError, say } from './log.mjs';
import { freePort } from './ports.mjs';
import { findPostgres, serverEnvironment, unprivileged } from './postgres-binaries.mjs';
import { findRunningServer, pidFile } from './postmaster.mjs';
import { provision } from './provision.mjs';

const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  // BullMQ's PostgreSQL backend takes a pool and a LISTEN connection per queue and worker.
  'max_connections=200',
  'shared_preload_libraries=pg_stat_statements',
];
const THROWAWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
const LAUNCH_ATTEMPTS = 5;
const READY_TIMEOUT_MS = 60_000;

/**
 * @typedef {object} Cluster
 * @property {string} superuserUrl
 * @property {string} ownerUrl role jbgs_owner on database jbgs: migrations
 * @property {string} appUrl role jbgs on database jbgs: everything else
 * @property {boolean} isOnlyUser whether no other process used the cluster when this one came
 * @property {(lost: () => void) => void} onLost calls back when the server ends although nobody stopped it
 * @property {() => Promise<boolean>} claim makes this process the only `npm start` on the data; false when another is
 * @property {() => Promise<void>} stop ends the server, unless another process still uses it
 */

/**
 * Starts PostgreSQL on data of our own, or takes over the server that a killed process left behind.
 *
 * @param {object} options
 * @param {'postgres' | 'postgres-test'} options.name folder of the data; the major version is appended
 * @param {boolean} options.durable false for data that may be lost in a crash of the machine: no fsync
 * @returns {Promise<Cluster>}
 */
export async function openCluster({ name, durable }) {
  const binaries = findPostgres();
  const home = path.join(serverDirectory(), `${name}-${binaries.major}`);
  const options = { binaries, home, data: path.join(home, 'data'), durable };
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await withLock(`${home}.lock`, () => open(options));
    } catch (error) {
      if (error instanceof UserError || attempt >= LAUNCH_ATTEMPTS) throw error;
      // Two ordinary reasons: another process was just stopping the server, or the last backends of a killed one still
      // hold its shared memory.
      await sleep(500);
    }
  }
}

/** Whether a cluster with this name was ever made here. */
export function clusterExists(name) {
  return fs.existsSync(path.join(serverDirectory(), `${name}-${findPostgres().major}`));
}

async function open(options) {
  const { binaries, home, data } = options;
  if (!fs.existsSync(home)) initialise(options);
  const passwords = JSON.parse(fs.readFileSync(path.join(home, 'passwords.json'), 'utf8'));
  const running = await findRunningServer(data);
  const port = running?.port ?? (await launch(options));
  const url = (role, database) => `postgres://${role}:${passwords[role]}@127.0.0.1:${port}/${database}`;
  const superuserUrl = url('postgres', 'postgres');
  const lease = await takeLease(superuserUrl);
  await provision(lease.client, passwords);
  say(`${binaries.description} ${running ? 'was still running' : 'started'} on port ${port}`);
  return {
    superuserUrl,
    ownerUrl: url('jbgs_owner', 'jbgs'),
    appUrl: url('jbgs', 'jbgs'),
    isOnlyUser: lease.isOnlyUser,
    onLost: lease.onLost,
    claim: lease.claim,
    stop: async () => {
      if (await lease.giveBack()) await shutDown(data);
    },
  };
}

/** Makes a new cluster beside its place and moves it there when complete, so that a half-made one is never started. */
function initialise({ binaries, home, durable }) {
  const fresh = `${home}.new`;
  const data = path.join(fresh, 'data');
  fs.rmSync(fresh, { recursive: true, force: true });
  fs.mkdirSync(data, { recursive: true });
  fs.chmodSync(data, 0o700);
  const passwords = Object.fromEntries(
    ['postgres', 'jbgs_owner', 'jbgs'].map((role) => [role, randomBytes(24).toString('hex')]),
  );
  fs.writeFileSync(path.join(fresh, 'passwords.json'), JSON.stringify(passwords), { mode: 0o600 });
  const passwordFile = path.join(fresh, 'superuser-password');
  fs.writeFileSync(passwordFile, passwords.postgres, { mode: 0o600 });
  if (isRoot) for (const entry of [data, passwordFile]) fs.chownSync(entry, UNPRIVILEGED_ID, UNPRIVILEGED_ID);
  runInitdb(binaries, data, ['--auth=scram-sha-256', `--pwfile=${passwordFile}`, ...(durable ? [] : ['--no-sync'])]);
  fs.rmSync(passwordFile);
  fs.renameSync(fresh, home);
}

/**
 * LC_CTYPE must not be C, whatever the locale provider: pg_trgm would then find no trigrams in Chinese text and say
 * nothing about it (stack.md section 3). macOS knows C.UTF-8 only since version 14, hence the second locale.
 */
function runInitdb({ initdb, major }, data, options) {
  const provider = major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : [];
  const failures = [];
  for (const locale of ['C.UTF-8', 'en_US.UTF-8']) {
    const { status, stderr } = spawnSync(
      initdb,
      [`--pgdata=${data}`, '--username=postgres', '--encoding=UTF8', `--locale=${locale}`, ...provider, ...options],
      { ...unprivileged, env: serverEnvironment, encoding: 'utf8' },
    );
    if (status === 0) return;
    failures.push(stderr);
  }
  throw new UserError(`PostgreSQL could not make its data folder ${data}:\n${failures[0]}`);
}

/**
 * The server is detached, so that Ctrl-C reaches the apps first, and logs into a file, because a pipe would break when
 * this process is killed.
 */
async function launch({ binaries, home, data, durable }) {
  const port = await freePort();
  const settings = [...SETTINGS, ...(durable ? [] : THROWAWAY_SETTINGS)].flatMap((setting) => ['-c', setting]);
  const logFile = path.join(home, 'server.log');
  const log = fs.openSync(logFile, 'w', 0o600);
  const server = spawn(binaries.postgres, ['-D', data, '-p', String(port), ...settings], {
    ...unprivileged,
    env: serverEnvironment,
    stdio: ['ignore', log, log],
    detached: true,
  });
  fs.closeSync(log);
  server.unref();
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  while (Date.now() < giveUpAt) {
    if (server.exitCode !== null || server.signalCode !== null) {
      throw new Error(`PostgreSQL did not start:\n${fs.readFileSync(logFile, 'utf8').slice(-2000)}`);
    }
    if ((await findRunningServer(data))?.port === port) return port;
    await sleep(20);
  }
  throw new UserError(`PostgreSQL did not become ready; see ${logFile}.`);
}

/** Ends the server with a fast shutdown; it removes its pid file as the last thing it does. */
async function shutDown(data) {
  const running = await findRunningServer(data);
  if (!running) return;
  process.kill(running.pid, 'SIGINT');
  const giveUpAt = Date.now() + READY_TIMEOUT_MS;
  while (fs.existsSync(pidFile(data)) && Date.now() < giveUpAt) await sleep(20);
}
