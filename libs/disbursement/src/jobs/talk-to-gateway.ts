import { setTimeout as sleep } from 'node:timers/promises';
import { mayPass } from '#platform';
import type { ExternalHandler, ExternalServices, PeriodicTask } from '#platform/jobs';
import { recordReports, setAsideReport } from '../actions/record-report.js';
import { acknowledgeBatch, claimSubmission, composeWaiting, refuseBatch } from '../actions/send-batch.js';
import { programmesOfReferences, unsentBatchIds } from '../disbursement.repository.js';
import { GatewayRefusal, PaymentGateway, type PaymentReport } from '../gateway/index.js';
import { newestSequence } from '../payment-report.repository.js';
import { reportGroups } from './report-groups.js';

/** Releases come one by one; what comes in this time goes into one batch. */
const GATHER_MS = 100;
const POLL_MS = 250;
const REPORTS_IN_A_PAGE = 200;
/** Other periodic work and a stop must not wait for ever. */
const PAGES_AT_A_TIME = 50;
/** Between two looks of which the first has not found a full page. */
const BREATH_MS = 50;

/**
 * Tells the treasury what was released: claim, call, record, each in a unit of its own (trust.md b.3). When the outcome
 * of a call is unknown the delivery fails and comes again, and the batch is asked for before it is sent again.
 */
export const sendReleased: ExternalHandler = {
  kind: 'external',
  name: 'disbursement.send-released',
  on: 'disbursement.released',
  queue: 'money',
  covers: 'programme',
  permissions: ['disbursement.instruct', 'disbursement.report', 'payment_batch.process'],
  call: async (services, event) => {
    const { programmeId } = event;
    if (!programmeId) throw new Error('a released disbursement belongs to a programme');
    await sleep(GATHER_MS);
    const batchIds = await composeAll(services, programmeId);
    for (const id of await services.unit((tx) => unsentBatchIds(tx, programmeId, event.subjectId))) batchIds.add(id);
    const failures: unknown[] = [];
    // A batch that cannot be sent now must not stand in front of the others (trust.md B12).
    for (const batchId of batchIds) await sendBatch(services, batchId).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
};

/** Puts everything that waits into batches; of a long backlog one batch does not hold all. */
export async function composeAll(services: ExternalServices, programmeId: string): Promise<Set<string>> {
  const composed = new Set<string>();
  for (;;) {
    const batch = await services.unit((tx) => composeWaiting(tx, programmeId));
    if (!batch) return composed;
    composed.add(batch.id);
  }
}

/** Sends one batch, or asks for it when an earlier attempt may have arrived. */
export async function sendBatch(services: ExternalServices, batchId: string): Promise<void> {
  const gateway = services.port(PaymentGateway);
  const submission = await services.unit((tx) => claimSubmission(tx, batchId));
  if (!submission) return;
  const { message, askFirst, attempt } = submission;
  const arrived = askFirst && (await gateway.findBatch(message.batchReference)) !== null;
  if (!arrived) {
    try {
      await gateway.submitBatch(message);
    } catch (error) {
      if (!(error instanceof GatewayRefusal) || !refusesContent(error)) throw error;
      await services.unit((tx) => refuseBatch(tx, { batchId, attempt, reason: error.code }));
      return;
    }
  }
  await services.unit((tx) => acknowledgeBatch(tx, { batchId, attempt }));
}

/**
 * Only the treasury's own 422 says that nothing of the batch was taken and never will be. A wrong token or address says
 * nothing about the payments, and a 409 says that the treasury knows them already (an overtaken attempt, other
 * content): that work comes again and is parked for an operator in the end, never booked as refused.
 */
const refusesContent = ({ status, code }: GatewayRefusal): boolean => status === 422 && !code.startsWith('http_');

/**
 * Asks the treasury what has happened since the last report we have, and books it. While there is something new it is
 * asked again.
 */
export const readReports: PeriodicTask = {
  name: 'disbursement.read-reports',
  everyMs: POLL_MS,
  permissions: ['disbursement.report', 'payment_batch.process'],
  run: async (services) => {
    let total = 0;
    for (let page = 1; page <= PAGES_AT_A_TIME; page += 1) {
      const count = await readPage(services);
      total += count;
      if (count === 0) break;
      if (count < REPORTS_IN_A_PAGE) await sleep(BREATH_MS);
    }
    return total;
  },
};

async function readPage(services: ExternalServices): Promise<number> {
  const after = await services.unit(newestSequence);
  const reports = await services.port(PaymentGateway).reportsAfter(after, { limit: REPORTS_IN_A_PAGE });
  if (reports.length === 0) return 0;
  const references = reports.map((report) => report.instructionReference);
  const programmeOf = await services.unit((tx) => programmesOfReferences(tx, references));
  for (const group of reportGroups(reports, programmeOf)) await book(services, group);
  return reports.length;
}

/**
 * Books a group in one unit; when that fails, each of its reports by itself, and what cannot be booked even so is set
 * aside: one report must not stand in front of all others. When the database is away nothing is said about any of them,
 * and the next look reads on from here.
 */
async function book(services: ExternalServices, group: readonly PaymentReport[]): Promise<void> {
  try {
    await services.unit((tx) => recordReports(tx, group));
  } catch (error) {
    if (mayPass(error)) throw error;
    const [report, ...others] = group;
    if (report && others.length === 0) {
      await services.unit((tx) => setAsideReport(tx, report, String(error).slice(0, 500)));
    } else {
      for (const each of group) await book(services, [each]);
    }
  }
}
