import fs from 'node:fs';
import os from 'node:os';
import { tableLines } from '../../apps/dev/lib/text-table.mjs';

const RESULTS = new URL('results.json', import.meta.url);
/** A list is flat when many rows take no more from its requests per second than noise does. */
const FLAT = 0.85;

/**
 * The targets of issue 2 against what was measured.
 *
 * @param {{ rows: number, scenarios: object[] }[]} volumes the smallest first
 * @param {{ idle?: number, peak?: number }} megabytes of the api
 */
export function judge(volumes, { idle, peak }) {
  const [small, large] = [volumes[0], volumes[volumes.length - 1]];
  const of = (volume, name) => volume.scenarios.find((scenario) => scenario.name === name);
  const lists = large.scenarios.filter(({ name }) => name.startsWith('list'));
  const searches = large.scenarios.filter(({ name }) => name.startsWith('search'));
  const flatness = lists.map(({ name, api }) => api.rps / of(small, name).api.rps);
  const slowest = Math.max(...searches.map(({ api }) => api.p99));
  const signedIn = of(large, 'signed-in list').api.rps / of(large, 'list').api.rps;
  return [
    target('list ≥ 0.6 of the twin', Math.min(...lists.map(({ ratio }) => ratio)), (value) => value >= 0.6),
    target(
      `list flat from ${small.rows} to ${large.rows} (≥ ${FLAT})`,
      Math.min(...flatness),
      (value) => value >= FLAT,
    ),
    target('search p99 ≤ 50 ms at concurrency 4', slowest, (value) => value <= 50),
    target('signed-in list ≥ 0.5 of the anonymous one', signedIn, (value) => value >= 0.5),
    target('api < 250 MB idle after warm-up', idle, (value) => value < 250),
    target('api < 400 MB under load', peak, (value) => value < 400),
  ];
}

/** @param {number | undefined} measured undefined where it cannot be seen */
export function target(name, measured, holds) {
  if (measured === undefined) return { name, measured: null, holds: null };
  return { name, measured: rounded(measured), holds: holds(measured) };
}

const LEGEND =
  'Latencies in ms, CPU of the server process in µs per request: medians. api/twin: median of req/s ratios by round.';
const COLUMNS = ['p50', 'p99', 'µs CPU'];

export function printReads(volumes) {
  for (const { rows, scenarios } of volumes) {
    const head = [`${rows} challenges`, 'conns', 'api req/s', ...COLUMNS, 'twin req/s', ...COLUMNS, 'api/twin'];
    const lines = scenarios.map(({ name, connections, api, twin, ratio }) => [
      name,
      String(connections),
      ...columns(api),
      ...columns(twin),
      ratio.toFixed(2),
    ]);
    console.log(`\n${tableLines(head, lines, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]).join('\n')}`);
  }
  console.log(`\n${LEGEND}\n`);
}

/** @param {ReturnType<typeof target>[]} targets */
export function print(targets) {
  for (const { name, measured, holds } of targets) {
    const verdict = holds === null ? 'not seen here' : holds ? 'holds' : 'MISSED';
    console.log(`${verdict.padEnd(13)} ${name}: ${measured ?? '-'}`);
  }
}

const columns = ({ rps, p50, p99, cpu }) => [rps.toFixed(0), String(p50), String(p99), cpu?.toFixed(0) ?? '-'];

/**
 * Writes a part of test/bench/results.json: what was measured, on which machine, when. The other part stays as it is.
 *
 * @param {'reads' | 'money' | 'web'} part
 */
export function save(part, { postgres, embedded, ...measured }) {
  const results = {
    measuredAt: new Date().toISOString(),
    machine: {
      cpu: os.cpus()[0]?.model,
      cores: os.cpus().length,
      memoryGb: Math.round(os.totalmem() / 1e9),
      system: `${os.type()} ${os.release()} ${os.arch()}`,
      loadAverageBefore: rounded(startLoad),
      node: process.version,
      postgres,
      embedded,
    },
    ...measured,
  };
  const kept = fs.existsSync(RESULTS) ? JSON.parse(fs.readFileSync(RESULTS, 'utf8')) : {};
  const { reads, money, web } = { ...kept, [part]: results };
  const inOrder = { reads, money, web };
  const short = (key, value) => (typeof value === 'number' ? rounded(value) : value);
  fs.writeFileSync(RESULTS, `${JSON.stringify(inOrder, short, 2)}\n`);
}

// The machine's load of the minute before the bench added its own.
const startLoad = os.loadavg()[0];

export const plain = ({ name, connections, api, twin, ratio }) => ({
  name,
  connections,
  api: figures(api),
  twin: figures(twin),
  apiToTwin: rounded(ratio),
});
const figures = ({ rps, p50, p99, cpu }) => ({
  requestsPerSecond: Math.round(rps),
  p50Ms: p50,
  p99Ms: p99,
  cpuMicrosecondsPerRequest: cpu === undefined ? null : Math.round(cpu),
});
const rounded = (value) => Math.round(value * 100) / 100;
