import { parseArgs } from 'node:util';
import { UserError } from '../../apps/dev/lib/log.mjs';

/**
 * @typedef {object} Options
 * @property {number} seed
 * @property {number} durationMs how long faults happen
 * @property {'pg' | 'redis'} backend what the queue runs on
 * @property {number} disbursements
 * @property {number} kills
 * @property {boolean} mutant whether the defences against doubled payments are taken out
 * @property {boolean} record whether the result goes into results.md
 */

/** @param {string[]} given the arguments of the command @returns {Options} */
export function readOptions(given) {
  const { values } = parse(given);
  const minutes = Number(values.minutes);
  if (!(minutes > 0)) throw new UserError(`--minutes ${values.minutes} is not a time.`);
  if (!['pg', 'redis'].includes(values.backend)) throw new UserError(`--backend is pg or redis.`);
  return {
    seed: count(values.seed, 'seed'),
    durationMs: Math.round(minutes * 60_000),
    backend: values.backend,
    disbursements: count(values.disbursements, 'disbursements'),
    kills: count(values.kills, 'kills'),
    mutant: values.mutant,
    record: values.record,
  };
}

function parse(args) {
  try {
    return parseArgs({
      args,
      options: {
        seed: { type: 'string', default: '1' },
        minutes: { type: 'string', default: '0.5' },
        backend: { type: 'string', default: 'pg' },
        disbursements: { type: 'string', default: '200' },
        kills: { type: 'string', default: '20' },
        mutant: { type: 'boolean', default: false },
        record: { type: 'boolean', default: false },
      },
    });
  } catch (error) {
    throw new UserError(error.message);
  }
}

function count(text, name) {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new UserError(`--${name} ${text} is not a count.`);
  return Number(text);
}
