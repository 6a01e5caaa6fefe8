import { seededRandom } from '../support/zipf-text.mjs';

const WORKERS = 4;
const APIS = 2;
/** Of ten kills eight hit a worker: there the money moves. */
const WORKER_SHARE = 0.8;
const PAUSE_MS = 2_500;
const CLOCK_SHIFTS_MS = [0, 120_000, -120_000];
const DAMAGES = ['latency', 'reset', 'half_open', 'cut'];

/**
 * @typedef {{ at: number } & (
 *   { kind: 'kill', app: 'worker' | 'api', index: number, clockMs: number, afterReleases?: boolean } |
 *   { kind: 'pause', app: 'worker' | 'api', index: number, forMs: number } |
 *   { kind: 'empty_queue' } | { kind: 'stop_postgres' } |
 *   { kind: 'network', link: string, forMs: number, damage: import('./tcp-proxy.mjs').Damage })} Fault
 *   at: milliseconds after the beginning
 */

/**
 * What goes wrong in a run, and when: the same for the same options, so that a run can be repeated.
 *
 * @param {{ seed: number, kills: number, durationMs: number, links: string[] }} options links: what can be damaged
 * @returns {Fault[]} in the order of time
 */
export function faultPlan({ seed, kills, durationMs, links }) {
  const random = seededRandom(seed);
  const whole = (below) => Math.floor(random() * below);
  const at = () => Math.round(random() * durationMs);
  const many = (count, make) => Array.from({ length: count }, (_, index) => ({ at: at(), ...make(index) }));
  const victim = () => {
    const app = random() < WORKER_SHARE ? 'worker' : 'api';
    return { app, index: whole(app === 'worker' ? WORKERS : APIS) };
  };
  const windowMs = Math.min(30_000, Math.max(1_000, Math.round(durationMs / 40)));
  const damaged = (index) => ({
    kind: 'network',
    link: links[index % links.length],
    forMs: windowMs,
    damage: { kind: DAMAGES[whole(DAMAGES.length)], latencyMs: 500, bytes: 500 + whole(20_000) },
  });
  const faults = [
    ...many(kills, () => ({ kind: 'kill', ...victim(), clockMs: CLOCK_SHIFTS_MS[whole(CLOCK_SHIFTS_MS.length)] })),
    ...many(Math.ceil(kills / 3), () => ({ kind: 'pause', ...victim(), forMs: PAUSE_MS })),
    ...many(5, () => ({ kind: 'empty_queue' })),
    ...many(Math.max(1, Math.floor(kills / 10)), () => ({ kind: 'stop_postgres' })),
    ...many(Math.max(links.length, Math.floor(kills / 20)), damaged),
  ];
  return lastKillLast(faults.sort((one, other) => one.at - other.at));
}

/**
 * The last kill comes after everything else, and not before the last release (`Faults`): what has not arrived a minute
 * after it is stuck, whatever the machine is like.
 */
function lastKillLast(faults) {
  const last = faults.findLast(({ kind }) => kind === 'kill');
  if (!last) return faults;
  const others = faults.filter((fault) => fault !== last);
  return [...others, { ...last, at: Math.max(last.at, ...others.map(({ at }) => at)), afterReleases: true }];
}
