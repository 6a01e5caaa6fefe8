import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { serverDirectory } from '../../apps/dev/lib/data-dir.mjs';
import { assertUsable } from '../../apps/dev/lib/database.mjs';
import { openCluster } from '../../apps/dev/lib/embedded-postgres.mjs';
import { UserError } from '../../apps/dev/lib/log.mjs';
import { migrate } from '../../apps/dev/lib/migrate.mjs';
import { findPostgres } from '../../apps/dev/lib/postgres-binaries.mjs';
import { pidFile } from '../../apps/dev/lib/postmaster.mjs';
import { onDatabase, withConnection } from '../../apps/dev/lib/sql.mjs';

const CLUSTER = 'chaos';
const NAME = 'jbgs_chaos';

/**
 * A PostgreSQL of the run's own, because it is stopped in the middle of everything: never a given one. It is as durable
 * as the one of `npm start`; what it acknowledged must be there after it was stopped.
 */
export class ChaosDatabase {
  #cluster;

  /** Opens it with an empty database of the newest schema. */
  static async open() {
    const database = new ChaosDatabase();
    await database.#start();
    if (!(await database.#cluster.claim())) throw new UserError('Another npm run chaos is under way.');
    await withConnection(database.#cluster.superuserUrl, drop);
    await withConnection(database.#cluster.ownerUrl, (owner) =>
      owner.query(`CREATE DATABASE ${NAME} TEMPLATE template0 ENCODING 'UTF8'`),
    );
    await assertUsable(database.ownerUrl);
    await migrate({ appUrl: database.appUrl, ownerUrl: database.ownerUrl });
    return database;
  }

  get appUrl() {
    return onDatabase(this.#cluster.appUrl, NAME);
  }

  get ownerUrl() {
    return onDatabase(this.#cluster.ownerUrl, NAME);
  }

  get port() {
    return Number(new URL(this.#cluster.appUrl).port);
  }

  /** The file by which the server marks its data; its first line is the pid. */
  get postmasterFile() {
    return pidFile(path.join(serverDirectory(), `${CLUSTER}-${findPostgres().major}`, 'data'));
  }

  /** Reads or changes what no role of the product may, past every proxy. */
  asSuperuser(task) {
    return withConnection(onDatabase(this.#cluster.superuserUrl, NAME), task);
  }

  /** Like `pg_ctl stop -m immediate` and a start: no goodbye to anybody, recovery from the log. It gets another port. */
  async stopImmediately() {
    const pid = Number(fs.readFileSync(this.postmasterFile, 'utf8').split('\n')[0]);
    process.kill(pid, 'SIGQUIT');
    while (isAlive(pid)) await sleep(20);
    await this.#start();
    await this.#cluster.claim();
  }

  async close() {
    await withConnection(this.#cluster.superuserUrl, drop).catch(() => {});
    await this.#cluster.stop();
  }

  async #start() {
    this.#cluster = await openCluster({ name: CLUSTER, durable: true });
  }
}

const drop = (client) => client.query(`DROP DATABASE IF EXISTS ${NAME} WITH (FORCE)`);

function isAlive(pid) {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
