import { tableLines } from '../../apps/dev/lib/text-table.mjs';
import { median } from './measure.mjs';
import { target } from './report.mjs';

/** Memory is flat when ten times the jobs take no more of it than garbage not yet collected does. */
const FLAT = 1.15;

/**
 * @typedef {object} MoneyFigures per second, milliseconds, megabytes of 10⁶ bytes
 * @property {number} payments
 * @property {number} backlog
 * @property {number} rate releases, or events, a second where delays are measured
 * @property {{ perSecond: number, releasedPerSecond: number, instructedPerSecond: number, perBatch: number,
 *   apiCpu: number, workerCpu: number }} product perBatch: payments in a batch; CPU time of the process for a payment
 * @property {number[]} twin
 * @property {{ p50: number, p99: number }} delays release answered → seen instructed
 * @property {{ perSecond: number }} rawQueue
 * @property {{ perSecond: number }} journals
 * @property {{ drainedPerSecond: number, p50: number, p99: number, max: number }} queue of measure-queue
 * @property {{ perSecond: number, early: number, late: number, peak: number }} worker
 */

/**
 * The targets of issue 3 against what was measured.
 *
 * @param {MoneyFigures} figures
 */
export function judgeMoney({ backlog, rate, product, twin, delays, journals, queue, worker }) {
  const seen = Number.isFinite(worker.peak);
  return [
    target('payments settled ≥ 0.5 of the bare script', product.perSecond / median(twin), (value) => value >= 0.5),
    target('journals through the service, one hot account ≥ 200/s', journals.perSecond, (value) => value >= 200),
    target(`backlog of ${backlog} due rows drains ≥ 300/s`, queue.drainedPerSecond, (value) => value >= 300),
    target(`commit → handler starts, p99 at ${rate}/s ≤ 2000 ms`, queue.p99, (value) => value <= 2_000),
    target(`release → instructed, p99 at ${rate}/s ≤ 2000 ms`, delays.p99, (value) => value <= 2_000),
    target(`worker < 250 MB over ${backlog} jobs`, seen ? worker.peak : undefined, (value) => value < 250),
    target(
      `worker flat: after ${backlog} jobs ≤ ${FLAT} of after ${backlog / 10}`,
      seen ? worker.late / worker.early : undefined,
      (value) => value <= FLAT,
    ),
  ];
}

/** @param {MoneyFigures} figures */
export function printMoney({ payments, backlog, rate, product, twin, delays, ...figures }) {
  const { rawQueue, journals, queue, worker } = figures;
  const whole = (value) => (Number.isFinite(value) ? value.toFixed(0) : '-');
  const lines = [
    [`${payments} payments, release over HTTP → settled`, whole(product.perSecond), '/s'],
    ['  of which releases answered', whole(product.releasedPerSecond), '/s'],
    ['  of which seen instructed', whole(product.instructedPerSecond), '/s'],
    ['  payments in a batch', whole(product.perBatch), ''],
    ['  CPU of the api for a payment', whole(product.apiCpu), 'ms'],
    ['  CPU of the worker for a payment', whole(product.workerCpu), 'ms'],
    ['bare script, same rows, before', whole(twin[0]), '/s'],
    ['bare script, same rows, after', whole(twin[1]), '/s'],
    [`raw BullMQ on PostgreSQL, empty handler, ${backlog} jobs`, whole(rawQueue.perSecond), '/s'],
    ['journals through the service layer', whole(journals.perSecond), '/s'],
    [`${backlog} due rows, empty handler`, whole(queue.drainedPerSecond), '/s'],
    [`${backlog} due rows, real worker and handler`, whole(worker.perSecond), '/s'],
    [`commit → handler at ${rate}/s, p50`, whole(queue.p50), 'ms'],
    [`commit → handler at ${rate}/s, p99`, whole(queue.p99), 'ms'],
    [`release → instructed at ${rate}/s, p50`, whole(delays.p50), 'ms'],
    [`release → instructed at ${rate}/s, p99`, whole(delays.p99), 'ms'],
    [`worker after ${backlog / 10} jobs`, whole(worker.early), 'MB'],
    [`worker after ${backlog} jobs`, whole(worker.late), 'MB'],
    ['worker at most', whole(worker.peak), 'MB'],
  ];
  console.log(`\n${tableLines(['money', 'measured', ''], lines, [1]).join('\n')}\n`);
}
