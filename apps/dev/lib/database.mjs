import { openCluster } from './embedded-postgres.mjs';
import { UserError } from './log.mjs';
import { withConnection } from './sql.mjs';

const OLDEST_VERSION = 150_000;

/**
 * The servers named in the environment; `DATABASE_URL` alone serves as owner too.
 *
 * @returns {{ appUrl: string, ownerUrl: string } | undefined} undefined when none is named
 */
export function givenDatabase() {
  const { DATABASE_URL: appUrl, DATABASE_OWNER_URL: ownerUrl } = process.env;
  if (!appUrl && ownerUrl) throw new UserError('DATABASE_OWNER_URL is set, so DATABASE_URL must be set too.');
  return appUrl ? { appUrl, ownerUrl: ownerUrl || appUrl } : undefined;
}

/**
 * The database of `npm start`: the given one, else the embedded cluster whose data is kept.
 *
 * @returns {Promise<{ appUrl: string, ownerUrl: string, cluster?: import('./embedded-postgres.mjs').Cluster }>}
 */
export async function openDatabase() {
  const given = givenDatabase();
  if (given) {
    await assertUsable(given.ownerUrl);
    return given;
  }
  const cluster = await openCluster({ name: 'postgres', durable: true });
  await assertUsable(cluster.ownerUrl);
  return { appUrl: cluster.appUrl, ownerUrl: cluster.ownerUrl, cluster };
}

/**
 * Refuses a database on which the product would fail later or, worse, silently find nothing: pg_trgm makes no trigrams
 * of Chinese text when LC_CTYPE is C, whatever the locale provider (stack.md section 3).
 *
 * @param {string} url
 * @throws {UserError} when it cannot be reached, is older than PostgreSQL 15, not UTF-8, or has LC_CTYPE C
 */
export async function assertUsable(url) {
  const { hostname, port, pathname } = new URL(url);
  const name = `Database ${pathname.slice(1)} on ${hostname}:${port || 5432}`;
  const read = (client) =>
    client.query(
      `SELECT current_setting('server_version_num')::int AS version, current_setting('server_version') AS "versionText",
              pg_encoding_to_char(encoding) AS encoding, datctype AS ctype
         FROM pg_database WHERE datname = current_database()`,
    );
  const found = await withConnection(url, read).catch((error) => {
    throw new UserError(`${name} cannot be reached: ${error.message || error.code}.`);
  });
  const { version, versionText, encoding, ctype } = found.rows[0];
  if (version < OLDEST_VERSION) throw new UserError(`${name} is PostgreSQL ${versionText}; at least 15 is needed.`);
  if (encoding !== 'UTF8' || ['C', 'POSIX'].includes(ctype)) {
    throw new UserError(
      `${name} has encoding ${encoding} and LC_CTYPE ${ctype}; Chinese text can then not be searched. Create it with ` +
        `CREATE DATABASE … TEMPLATE template0 ENCODING 'UTF8' LC_CTYPE 'C.UTF-8'.`,
    );
  }
}
