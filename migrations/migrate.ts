import { readdirSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import path from 'node:path';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import { DataSource, type MigrationInterface } from 'typeorm';

/**
 * Brings a database up to date, as its owner: the two group roles, our migrations, BullMQ's PostgreSQL schema, and the
 * membership of the login role of the running product in `jbgs_app`. Run by `npm run db:migrate`, by `npm start`
 * and by the tests; running it twice changes nothing.
 */
const APP_ROLE = 'jbgs_app';
const PUBLIC_ROLE = 'jbgs_public';
const QUEUE_SCHEMA = 'bullmq';

async function migrate(ownerUrl: string, appUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await createGroupRoles(client, userOf(appUrl));
    await runTypeOrmMigrations(ownerUrl);
    await runMigrations(client, QUEUE_SCHEMA);
    await grantQueue(client);
    // The readiness answer counts them.
    await client.query(`grant select on migrations to ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

/**
 * Group roles carry every right, login roles only belong to them. Two processes may migrate two databases of one
 * cluster at the same time, so the roles are made under a lock.
 */
async function createGroupRoles(client: pg.Client, appUser: string): Promise<void> {
  await client.query('begin');
  await client.query('select pg_advisory_xact_lock(5105105)');
  for (const role of [APP_ROLE, PUBLIC_ROLE]) {
    const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [role]);
    if (rowCount === 0) await client.query(`create role ${role} nologin`);
  }
  await client.query(`grant ${APP_ROLE}, ${PUBLIC_ROLE} to ${client.escapeIdentifier(appUser)}`);
  await client.query('commit');
}

async function runTypeOrmMigrations(url: string): Promise<void> {
  const source = new DataSource({ type: 'postgres', url, migrations: await loadMigrations(), synchronize: false });
  await source.initialize();
  try {
    await source.runMigrations({ transaction: 'each' });
  } finally {
    await source.destroy();
  }
}

/** Every `<timestamp>-<module>-<what>` file beside this one. */
async function loadMigrations(): Promise<(new () => MigrationInterface)[]> {
  const folder = path.dirname(fileURLToPath(import.meta.url));
  const files = readdirSync(folder).filter((file) => /^\d{13}-[a-z0-9-]+\.(js|ts)$/.test(file));
  const modules = await Promise.all(files.sort().map((file) => import(pathToFileURL(path.join(folder, file)).href)));
  return modules.flatMap((module) => Object.values(module as Record<string, new () => MigrationInterface>));
}

/**
 * BullMQ makes a sequence per queue at run time, so its schema (and none of ours) is open to creation. Those sequences
 * belong to who made them and are not ours to grant.
 */
async function grantQueue(client: pg.Client): Promise<void> {
  await client.query(`
    grant usage, create on schema ${QUEUE_SCHEMA} to ${APP_ROLE};
    grant select, insert, update, delete on all tables in schema ${QUEUE_SCHEMA} to ${APP_ROLE};
    grant execute on all functions in schema ${QUEUE_SCHEMA} to ${APP_ROLE};`);
  const { rows: sequences } = await client.query<{ name: string }>(
    `select oid::regclass::text as name from pg_class
      where relkind = 'S' and relnamespace = $1::regnamespace and relowner = current_user::regrole`,
    [QUEUE_SCHEMA],
  );
  for (const { name } of sequences) await client.query(`grant usage, select on sequence ${name} to ${APP_ROLE}`);
}

function userOf(url: string): string {
  const user = decodeURIComponent(new URL(url).username);
  if (!user) throw new Error('the database URL names no user');
  return user;
}

const appUrl = process.env['DATABASE_URL'];
if (!appUrl) throw new Error('DATABASE_URL is not set');
await migrate(process.env['DATABASE_OWNER_URL'] ?? appUrl, appUrl);
