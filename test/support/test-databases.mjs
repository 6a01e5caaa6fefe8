import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { onDatabase, withConnection } from '../../apps/dev/lib/sql.mjs';

// Names are t_<worker>_<seconds since 1970, 8 hex digits><run, 4><file, 4>. The time lets a later run on a shared
// server tell the leftovers of a killed run from the databases of one that is still going.
export const TEMPLATE = 't_template';
const CLONE = '^t_[0-9]+_[0-9a-f]{16}$';
const LEFTOVER_AFTER_SECONDS = 2 * 60 * 60;

/** A name part for all databases of one test run. */
export const newRun = () =>
  Math.floor(Date.now() / 1000)
    .toString(16)
    .padStart(8, '0') + randomBytes(2).toString('hex');

/** The role that creates and drops test databases: the superuser where there is one, as it may end idle connections. */
const administrator = () => process.env.TEST_SERVER_SUPERUSER_URL ?? process.env.TEST_SERVER_OWNER_URL;

/**
 * The name of a database in a run.
 *
 * @param {string} run from {@link newRun}
 * @param {string} worker the Jest worker whose files use it; 0 for what all of them use
 * @param {string} file four hex digits
 */
export const nameInRun = (run, worker, file = randomBytes(2).toString('hex')) => `t_${worker}_${run}${file}`;

/**
 * Makes a database that is a copy of another.
 *
 * @param {string} template
 * @param {string} name
 */
export async function cloneTemplate(template, name) {
  await withConnection(process.env.TEST_SERVER_OWNER_URL, async (client) => {
    for (let attempt = 1; ; attempt += 1) {
      try {
        await client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`);
        return;
      } catch (error) {
        // Another run may be exchanging the template at this moment, or the last connection to it be closing.
        if (attempt === 10) throw error;
        await sleep(300);
      }
    }
  });
}

/**
 * Drops the databases of one run, or with a worker only those of its earlier test files.
 *
 * @param {string} run
 * @param {string} [worker]
 */
export async function dropClones(run, worker = '[0-9]+') {
  await dropMatching(`^t_${worker}_${run}[0-9a-f]{4}$`, () => true);
}

/**
 * Drops what killed runs left behind.
 *
 * @param {boolean} nobodyElse true when no other run can be using the server
 */
export async function dropLeftovers(nobodyElse) {
  const oldest = Date.now() / 1000 - LEFTOVER_AFTER_SECONDS;
  await dropMatching(CLONE, (name) => nobodyElse || Number.parseInt(name.split('_')[2].slice(0, 8), 16) < oldest);
}

async function dropMatching(pattern, isChosen) {
  await withConnection(administrator(), async (client) => {
    const { rows } = await client.query('SELECT datname AS name FROM pg_database WHERE datname ~ $1', [pattern]);
    for (const { name } of rows.filter((row) => isChosen(row.name))) await dropDatabase(client, name);
  });
}

/** Ends the connections that a test left open, where the role may do so; what cannot be dropped is left for later. */
async function dropDatabase(client, name) {
  const force = process.env.TEST_SERVER_SUPERUSER_URL ? 'WITH (FORCE)' : '';
  await client
    .query(`DROP DATABASE IF EXISTS ${name} ${force}`)
    .catch((error) => console.warn(`test database ${name} was not dropped: ${error.message}`));
}

/**
 * The variables by which a test reaches a database, all on the server of this run.
 *
 * @param {string} database
 */
export function connectionVariables(database) {
  const { TEST_SERVER_APP_URL, TEST_SERVER_OWNER_URL, TEST_SERVER_SUPERUSER_URL } = process.env;
  return {
    DATABASE_URL: onDatabase(TEST_SERVER_APP_URL, database),
    DATABASE_OWNER_URL: onDatabase(TEST_SERVER_OWNER_URL, database),
    ...(TEST_SERVER_SUPERUSER_URL ? { DATABASE_SUPERUSER_URL: onDatabase(TEST_SERVER_SUPERUSER_URL, database) } : {}),
  };
}
