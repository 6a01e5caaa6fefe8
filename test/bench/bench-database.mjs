import { assertUsable, givenDatabase } from '../../apps/dev/lib/database.mjs';
import { openCluster } from '../../apps/dev/lib/embedded-postgres.mjs';
import { UserError } from '../../apps/dev/lib/log.mjs';
import { migrate } from '../../apps/dev/lib/migrate.mjs';
import { onDatabase, withConnection } from '../../apps/dev/lib/sql.mjs';
import { readChecks, runChecks } from '../../apps/dev/lib/sql-checks.mjs';

const NAME = 'jbgs_bench';

/**
 * An empty database of the bench's own with the newest schema: on the given server, else on an embedded cluster that
 * nothing else uses and that is as durable as the one of `npm start`. What an interrupted run left is dropped first.
 *
 * @returns {Promise<{ appUrl: string, ownerUrl: string, unrestrictedUrl: string, isEmbedded: boolean,
 *   drop: () => Promise<void> }>} unrestrictedUrl: a role that row-level security keeps from no row
 */
export async function openBenchDatabase() {
  const cluster = givenDatabase() ? undefined : await openCluster({ name: 'bench', durable: true });
  const server = givenDatabase() ?? cluster;
  const administratorUrl = cluster?.superuserUrl ?? server.ownerUrl;
  const drop = (client) => client.query(`DROP DATABASE IF EXISTS ${NAME}${cluster ? ' WITH (FORCE)' : ''}`);
  try {
    if (cluster && !(await cluster.claim())) throw new UserError('Another npm run bench is under way.');
    await withConnection(administratorUrl, drop);
    await withConnection(server.ownerUrl, (owner) =>
      owner.query(`CREATE DATABASE ${NAME} TEMPLATE template0 ENCODING 'UTF8'`),
    );
    const database = {
      appUrl: onDatabase(server.appUrl, NAME),
      ownerUrl: onDatabase(server.ownerUrl, NAME),
      unrestrictedUrl: onDatabase(administratorUrl, NAME),
      isEmbedded: cluster !== undefined,
      drop: async () => {
        await withConnection(administratorUrl, drop);
        await cluster?.stop();
      },
    };
    await assertUsable(database.ownerUrl);
    await migrate(database);
    return database;
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

/**
 * What was written must be what the product could have written.
 *
 * @param {{ unrestrictedUrl: string, isEmbedded: boolean }} database
 */
export async function assertInvariants({ unrestrictedUrl, isEmbedded }) {
  const results = await withConnection(unrestrictedUrl, async (client) => {
    // What was dirtied is written out now, not while something is measured.
    if (isEmbedded) await client.query('checkpoint');
    return runChecks(client, readChecks());
  });
  const broken = results.filter(({ error, violations }) => error || violations.length > 0);
  if (broken.length === 0) return;
  const lines = broken.map(({ file, error, violations }) => `${file}: ${error ?? JSON.stringify(violations[0])}`);
  throw new Error(`the bench breaks invariants\n${lines.join('\n')}`);
}
