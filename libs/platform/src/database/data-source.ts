import { DataSource } from 'typeorm';
import { GatheringSocket } from './gathering-socket.js';
import type { Config } from '../config/config.js';
import { SnakeNaming } from './naming.js';

type EntityClass = new () => object;

const entities: EntityClass[] = [];

/** Modules announce their entities when they are loaded, so no list of all modules exists anywhere. */
export function registerEntities(...targets: EntityClass[]): void {
  for (const target of targets) if (!entities.includes(target)) entities.push(target);
}

/** The role whose rights every connection of the running product has, whatever user it signed in as. */
export const APP_ROLE = 'jbgs_app';
/** The role of public reads: SELECT on public views and nothing else. */
export const PUBLIC_ROLE = 'jbgs_public';

const IDLE_TRANSACTION_MS = 60_000;

/**
 * A pool under the given role. `role` is a start-up option, so RESET ROLE leads back to it and not to the login role.
 */
export function createDataSource(config: Pick<Config, 'DATABASE_URL' | 'DATABASE_POOL'>, role: string): DataSource {
  return new DataSource({
    type: 'postgres',
    url: config.DATABASE_URL,
    entities: role === APP_ROLE ? entities : [],
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsRun: false,
    applicationName: `jbgs:${role}`,
    poolSize: config.DATABASE_POOL,
    extra: {
      options: `-c role=${role} -c timezone=UTC -c idle_in_transaction_session_timeout=${IDLE_TRANSACTION_MS}`,
      connectionTimeoutMillis: 10_000,
      // What a unit asks without waiting (begin and its first statement; events, audit and commit) is one round trip.
      pipeline: true,
      stream: () => new GatheringSocket(),
    },
  });
}

/**
 * Refuses to run with rights that would make the database's own rules void: superusers and table owners pass by
 * triggers, grants and row security (trust.md a.1, fact 1).
 * @throws Error naming what is wrong
 */
export async function assertRuntimeRole(source: DataSource): Promise<void> {
  const [row] = await source.query<
    { name: string; superuser: boolean; bypass: boolean; owned: string; trigrams: string }[]
  >(
    `select current_user as name, r.rolsuper as superuser, r.rolbypassrls as bypass,
            (select count(*) from pg_class c where c.relowner = r.oid and c.relkind in ('r', 'p', 'v'))::text as owned,
            array_length(show_trgm('中文搜索'), 1)::text as trigrams
       from pg_roles r where r.rolname = current_user`,
  );
  if (!row) throw new Error('the database role of this connection is not known');
  if (row.superuser || row.bypass || row.owned !== '0') {
    throw new Error(`role ${row.name} must be neither superuser nor owner of tables, and must not bypass row security`);
  }
  if (row.trigrams === null) {
    throw new Error('this database has a locale without Chinese letters (LC_CTYPE C): create it with C.UTF-8');
  }
}
