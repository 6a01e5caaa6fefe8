import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** Lets the faults of a plan happen, each at its time, and writes each into the history. */
export class Faults {
  #fleet;
  #database;
  #links;
  #history;
  #redisPort;
  #restarting = Promise.resolve();
  /** When the last process was killed, by performance.now(). */
  lastKillAt = performance.now();

  /**
   * @param {object} subject
   * @param {import('./fleet.mjs').Fleet} subject.fleet
   * @param {import('./chaos-database.mjs').ChaosDatabase} subject.database
   * @param {Record<string, import('./tcp-proxy.mjs').TcpProxy>} subject.links
   * @param {import('./history.mjs').History} subject.history
   * @param {number | undefined} subject.redisPort undefined when the queue is on PostgreSQL
   */
  constructor({ fleet, database, links, history, redisPort }) {
    this.#fleet = fleet;
    this.#database = database;
    this.#links = links;
    this.#history = history;
    this.#redisPort = redisPort;
  }

  /**
   * @param {import('./fault-plan.mjs').Fault[]} plan
   * @param {Promise<unknown>} released over when the last payment has been released, or when that takes too long
   */
  async inflict(plan, released) {
    const startedAt = performance.now();
    const happening = [];
    for (const fault of plan) {
      await sleep(Math.max(0, fault.at - (performance.now() - startedAt)));
      if (fault.afterReleases) await released;
      happening.push(this.#inflict(fault));
    }
    await Promise.all(happening);
    for (const link of Object.values(this.#links)) link.repair();
  }

  async #inflict({ kind, afterReleases: _, ...fault }) {
    const done = await this[kind](fault);
    if (done !== false) this.#history.add({ type: 'fault', process: 'chaos', op: kind, ...fault });
  }

  /** A process that has just been killed and is not there yet is killed as soon as it is. */
  async kill({ app, index, clockMs }) {
    for (;;) {
      if (await this.#fleet.kill(app, index, clockMs)) break;
      await sleep(100);
    }
    this.lastKillAt = performance.now();
  }

  async pause({ app, index, forMs }) {
    this.#fleet.pause(app, index, forMs);
    await sleep(forMs);
  }

  /** One at a time; the proxy then leads to the new server. */
  stop_postgres() {
    this.#restarting = this.#restarting.then(async () => {
      await this.#database.stopImmediately();
      this.#links.postgres.leadTo(this.#database.port);
    });
    return this.#restarting;
  }

  async empty_queue() {
    if (this.#redisPort) return flushRedis(this.#redisPort);
    for (let attempt = 1; attempt <= 10; attempt += 1) {
      const emptied = await this.#database.asSuperuser(emptyTables).catch(() => false);
      if (emptied) return true;
      await sleep(300);
    }
    return false;
  }

  async network({ link, forMs, damage }) {
    this.#links[link].damage(damage);
    await sleep(forMs);
    this.#links[link].repair();
  }
}

/** Takes every job away, and whatever BullMQ remembers of its queues. */
async function emptyTables(client) {
  const { rows } = await client.query(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
      where schemaname = 'bullmq' and tablename not like '%migration%'`,
  );
  await client.query(`set lock_timeout = '2s'`);
  await client.query(`truncate ${rows.map(({ name }) => name).join(', ')} cascade`);
  return true;
}

function flushRedis(port) {
  return new Promise((resolve, reject) => {
    const socket = net.connect({ port, host: '127.0.0.1' }, () => socket.write('FLUSHALL\r\n'));
    socket.once('error', reject);
    socket.once('data', (answer) => {
      socket.destroy();
      resolve(answer.toString().startsWith('+OK'));
    });
  });
}
