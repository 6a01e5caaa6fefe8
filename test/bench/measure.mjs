import assert from 'node:assert/strict';
import { cpuMilliseconds, residentMegabytes } from './process-usage.mjs';

const SAMPLE_MS = 100;
const MEMORY_SAMPLE_MS = 200;

/**
 * @typedef {object} Measured medians over the rounds
 * @property {number} rps requests per second
 * @property {number} p50 milliseconds
 * @property {number} p99 milliseconds
 * @property {number} [cpu] CPU time of the server process, microseconds per request
 */

/** Sends the same requests to the api and to the twin, in turns. */
export class Meter {
  #servers;
  #rounds;
  #seconds;
  /** The most memory the api held while requests came in, in MB; undefined where that cannot be seen. */
  peakMegabytes;

  /** @param {{ servers: Record<'api' | 'twin', { url: string, pid: number }>, rounds: number, seconds: number }} options */
  constructor({ servers, rounds, seconds }) {
    this.#servers = servers;
    this.#rounds = rounds;
    this.#seconds = seconds;
    this.watch = () => {
      const megabytes = residentMegabytes(servers.api.pid);
      if (megabytes !== undefined) this.peakMegabytes = Math.max(this.peakMegabytes ?? 0, megabytes);
    };
  }

  /**
   * Every request is answered, and what both answer is the same.
   *
   * @param {import('./scenarios.mjs').Scenario} scenario
   */
  async assertSame({ name, paths, signedIn }) {
    if (signedIn?.body) return;
    for (const path of paths.slice(0, 20)) {
      const [api, twin] = await Promise.all(
        ['api', 'twin'].map(async (side) => {
          const headers = signedIn && side === 'api' ? { authorization: `Bearer ${signedIn.token}` } : {};
          const response = await fetch(this.#servers[side].url + path[side], { headers });
          return { status: response.status, body: await response.json() };
        }),
      );
      assert.equal(api.status, 200, `${name}: ${path.api}`);
      assert.deepEqual(twin, api, `${name}: the twin answers ${path.twin} differently`);
    }
  }

  /** @param {import('./scenarios.mjs').Scenario} scenario */
  async warmUp(scenario, seconds) {
    for (const side of ['api', 'twin']) await this.#load(scenario, side, seconds);
  }

  /**
   * All scenarios, round by round, so that a slow minute of the machine falls on all of them; who comes first
   * alternates.
   *
   * @param {import('./scenarios.mjs').Scenario[]} scenarios
   * @returns {Promise<{ name: string, connections: number, api: Measured, twin: Measured, ratio: number }[]>} ratio:
   *   the median of api to twin in requests per second, round by round
   */
  async measure(scenarios) {
    const results = scenarios.map(() => ({ api: [], twin: [] }));
    const watching = setInterval(this.watch, MEMORY_SAMPLE_MS);
    for (let round = 0; round < this.#rounds; round += 1) {
      const sides = round % 2 === 0 ? ['api', 'twin'] : ['twin', 'api'];
      for (const [index, scenario] of scenarios.entries()) {
        for (const side of sides) results[index][side].push(await this.#load(scenario, side, this.#seconds));
      }
    }
    clearInterval(watching);
    return scenarios.map(({ name, connections }, index) => {
      const { api, twin } = results[index];
      const ratio = median(api.map(({ rps }, round) => rps / twin[round].rps));
      return { name, connections, api: medians(api), twin: medians(twin), ratio };
    });
  }

  async #load({ name, connections, paths, signedIn }, side, seconds) {
    const { default: autocannon } = await import('autocannon');
    const { url, pid } = this.#servers[side];
    const cpuBefore = cpuMilliseconds(pid);
    let next = 0;
    const result = await autocannon({
      url,
      connections,
      duration: seconds,
      sampleInt: SAMPLE_MS,
      requests: [
        {
          ...(signedIn?.body && { method: 'POST', body: signedIn.body }),
          headers: {
            ...(signedIn?.body && { 'content-type': 'application/json' }),
            ...(signedIn && { authorization: `Bearer ${signedIn.token}` }),
          },
          setupRequest: (request) => ({ ...request, path: paths[next++ % paths.length][side] }),
        },
      ],
    });
    const failed = result.errors + result.timeouts + result.non2xx;
    if (failed > 0) throw new Error(`${name}: ${failed} of ${result.requests.total} requests to the ${side} failed`);
    const { p50, p99 } = result.latency;
    const cpu = cpuBefore && ((cpuMilliseconds(pid) - cpuBefore) * 1_000) / result['2xx'];
    return { rps: result['2xx'] / result.duration, p50, p99, cpu };
  }
}

const medians = (rounds) =>
  Object.fromEntries(['rps', 'p50', 'p99', 'cpu'].map((key) => [key, median(rounds.map((round) => round[key]))]));

export function median(values) {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
