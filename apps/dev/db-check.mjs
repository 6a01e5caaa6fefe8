// `npm run db:check`: the invariants of test/checks on the given database or the embedded one, running or not.
import { givenDatabase, openDatabase } from './lib/database.mjs';
import { clusterExists } from './lib/embedded-postgres.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { UserError, reportFailure } from './lib/log.mjs';
import { onDatabase, withConnection } from './lib/sql.mjs';
import { readChecks, runChecks } from './lib/sql-checks.mjs';

let database;
try {
  await ensureInstalled();
  const checks = readChecks();
  if (checks.length === 0) throw new UserError('There is no check in test/checks.');
  if (!givenDatabase() && !clusterExists('postgres')) {
    throw new UserError('There is no database yet: run npm start first, or set DATABASE_URL.');
  }
  database = await openDatabase();
  const results = await withConnection(unrestrictedUrl(database), (client) => runChecks(client, checks));
  print(results);
  process.exitCode = results.some((result) => result.error || result.violations.length > 0) ? 1 : 0;
} catch (error) {
  reportFailure(error);
  process.exitCode = 1;
} finally {
  await database?.cluster?.stop();
}

/** The superuser where there is one, because row-level security would hide violations from anybody else. */
function unrestrictedUrl({ ownerUrl, cluster }) {
  return cluster ? onDatabase(cluster.superuserUrl, new URL(ownerUrl).pathname.slice(1)) : ownerUrl;
}

function print(results) {
  const width = Math.max(...results.map((result) => result.title.length));
  for (const { title, violations, error } of results)
    console.log(`${title.padEnd(width)}  ${outcome(violations, error)}`);
}

function outcome(violations, error) {
  if (error) return `CANNOT RUN  ${error}`;
  if (violations.length === 0) return 'ok';
  const { first_wrong_row: named } = violations[0];
  const first =
    named ?? JSON.stringify(violations[0], (_, value) => (typeof value === 'bigint' ? String(value) : value));
  return `VIOLATED by ${violations.length} row${violations.length > 1 ? 's' : ''}, first ${first}`;
}
