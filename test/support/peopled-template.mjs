import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { withConnection } from '../../apps/dev/lib/sql.mjs';
import { cloneTemplate, connectionVariables, nameInRun, TEMPLATE } from './test-databases.mjs';

const PEOPLE_LOCK = 7_251_004;

/**
 * A template database in which everybody of a cast is registered and signed in, which takes a test file 1.5 s by
 * itself. The first file of a run that asks makes it, while the others wait.
 *
 * @param {string} run from newRun
 * @returns {Promise<{ template: string, people: string }>} its name, and its people as builders/people.ts reads them
 */
export async function peopledTemplate(run) {
  const template = nameInRun(run, '0', '0000');
  return withConnection(process.env.TEST_SERVER_OWNER_URL, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [PEOPLE_LOCK]);
    const known = await peopleOf(client, template);
    if (known) return { template, people: known };
    await client.query(`DROP DATABASE IF EXISTS ${template}`);
    await cloneTemplate(TEMPLATE, template);
    const people = await register(template);
    // What the comment says is the mark of a template that is complete.
    await client.query(`COMMENT ON DATABASE ${template} IS ${client.escapeLiteral(people)}`);
    return { template, people };
  });
}

async function peopleOf(client, database) {
  const { rows } = await client.query(
    "SELECT shobj_description(oid, 'pg_database') AS people FROM pg_database WHERE datname = $1",
    [database],
  );
  return rows[0]?.people;
}

/** In a process of its own, with the sources as they are built: nothing of the application stays in this one. */
async function register(database) {
  const child = fork(path.join(repository, 'test/support/register-people.mjs'), {
    cwd: repository,
    env: { ...process.env, NODE_OPTIONS: '', ...connectionVariables(database), QUEUE_PREFIX: database },
  });
  let told;
  child.on('message', (message) => (told = message));
  const [status] = await once(child, 'exit');
  if (status !== 0 || !told) throw new Error(`the people of the tests were not registered: exit ${status}`);
  return told;
}
