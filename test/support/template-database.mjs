import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { repository } from '../../apps/dev/lib/data-dir.mjs';
import { assertUsable } from '../../apps/dev/lib/database.mjs';
import { say } from '../../apps/dev/lib/log.mjs';
import { migrate } from '../../apps/dev/lib/migrate.mjs';
import { onDatabase, withConnection } from '../../apps/dev/lib/sql.mjs';
import { TEMPLATE } from './test-databases.mjs';

const FRESH = `${TEMPLATE}_fresh`;
const TEMPLATE_LOCK = 7_251_003;

/**
 * Makes the migrated template database, unless the server still has the one of these very migrations. It is made under
 * another name and exchanged when complete, and only one run does so at a time.
 */
export async function prepareTemplate() {
  const { TEST_SERVER_OWNER_URL: ownerUrl, TEST_SERVER_APP_URL: appUrl } = process.env;
  const hash = migrationsHash();
  // The connection must not be to a database that is exchanged, and holds the lock until it ends.
  await withConnection(process.env.TEST_SERVER_SUPERUSER_URL ?? ownerUrl, async (administrator) => {
    await administrator.query('SELECT pg_advisory_lock($1)', [TEMPLATE_LOCK]);
    if ((await hashOfTemplate(administrator)) === hash) return;
    await withConnection(ownerUrl, async (owner) => {
      await owner.query(`DROP DATABASE IF EXISTS ${FRESH}`);
      await owner.query(`CREATE DATABASE ${FRESH} TEMPLATE template0 ENCODING 'UTF8'`);
      await assertUsable(onDatabase(ownerUrl, FRESH));
      await migrate({ appUrl: onDatabase(appUrl, FRESH), ownerUrl: onDatabase(ownerUrl, FRESH) });
      await owner.query(`COMMENT ON DATABASE ${FRESH} IS '${hash}'`);
      await owner.query(`DROP DATABASE IF EXISTS ${TEMPLATE}`);
      await owner.query(`ALTER DATABASE ${FRESH} RENAME TO ${TEMPLATE}`);
    });
    say('template database migrated');
  });
}

async function hashOfTemplate(client) {
  const { rows } = await client.query(
    "SELECT shobj_description(oid, 'pg_database') AS hash FROM pg_database WHERE datname = $1",
    [TEMPLATE],
  );
  return rows[0]?.hash;
}

/** Over everything that decides the schema: the migrations, and the lock because BullMQ brings a schema of its own. */
function migrationsHash() {
  const hash = createHash('sha256').update(fs.readFileSync(path.join(repository, 'package-lock.json')));
  const folder = path.join(repository, 'migrations');
  const files = fs.existsSync(folder) ? fs.readdirSync(folder, { recursive: true, withFileTypes: true }) : [];
  const names = files.filter((file) => file.isFile()).map((file) => path.join(file.parentPath ?? file.path, file.name));
  for (const name of names.sort()) hash.update(name.slice(folder.length)).update(fs.readFileSync(name));
  return hash.digest('hex');
}
