import fs from 'node:fs';
import { tableLines } from '../../apps/dev/lib/text-table.mjs';

const RESULTS = new URL('results.md', import.meta.url);
const HEAD = [
  'seed',
  'backend',
  'disbursements',
  'ops',
  'kills',
  'pauses',
  'redeliveries',
  'suppressed',
  'lost',
  'doubled',
  'stuck > 60 s',
  'Σ ledger',
  'max outbox age s',
  'time to recover s',
  'duration s',
  'broken',
];
const TITLE = `# Full runs

Written by \`npm run chaos -- --record\` (README.md says what each column means).

| measured | ${HEAD.join(' | ')} |
| --- |${' ---: |'.repeat(HEAD.length)}
`;

/**
 * @typedef {object} Result one row of the table that every run prints (trust.md B15)
 * @property {import('./options.mjs').Options} options
 * @property {number} ops requests sent
 * @property {number} kills
 * @property {number} pauses
 * @property {{ lost: number, doubled: number, redeliveries: number, suppressed: number, broken: string[] }} verdict
 * @property {number} stuck payments that had not arrived 60 s after the last kill
 * @property {string} ledgerFen what all postings add up to
 * @property {number} maxOutboxAgeMs
 * @property {number} recoveryMs from the last fault until everything had arrived
 * @property {number} durationMs
 */

/** @param {Result} result */
export function print(result) {
  console.log(`\n${tableLines(HEAD, [columns(result)], [...HEAD.keys()]).join('\n')}\n`);
  for (const line of result.verdict.broken) console.log(`✗ ${line}`);
  if (result.verdict.broken.length === 0) console.log('✓ every invariant holds');
}

/** Adds the row to test/chaos/results.md. @param {Result} result */
export function record(result) {
  if (!fs.existsSync(RESULTS)) fs.writeFileSync(RESULTS, TITLE);
  const day = new Date().toISOString().slice(0, 16).replace('T', ' ');
  fs.appendFileSync(RESULTS, `| ${[day, ...columns(result)].join(' | ')} |\n`);
}

function columns({ options, verdict, ...result }) {
  return [
    options.seed,
    options.backend,
    options.disbursements,
    result.ops,
    result.kills,
    result.pauses,
    verdict.redeliveries,
    verdict.suppressed,
    verdict.lost,
    verdict.doubled,
    result.stuck,
    result.ledgerFen,
    seconds(result.maxOutboxAgeMs),
    seconds(result.recoveryMs),
    seconds(result.durationMs),
    verdict.broken.length,
  ].map(String);
}

const seconds = (milliseconds) => (milliseconds / 1000).toFixed(1);
