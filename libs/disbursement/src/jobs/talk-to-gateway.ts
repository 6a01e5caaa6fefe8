import type { ExternalHandler, ExternalServices, PeriodicTask } from '#platform/jobs';
import { recordReport, setAsideReport } from '../actions/record-report.js';
import { acknowledgeBatch, claimSubmission, composeWaiting, refuseBatch } from '../actions/send-batch.js';
import { unsentBatchIds } from '../disbursement.repository.js';
import { GatewayRefusal, PaymentGateway } from '../gateway/index.js';

const POLL_MS = 1_000;
const REPORTS_AT_A_TIME = 100;

/**
 * Tells the treasury what was released: claim, call, record, each in a unit of its own (trust.md b.3). When the outcome
 * of a call is unknown the delivery fails and comes again, and the batch is asked for before it is sent again.
 */
export const sendReleased: ExternalHandler = {
  kind: 'external',
  name: 'disbursement.send-released',
  on: 'disbursement.released',
  queue: 'money',
  permissions: ['disbursement.instruct', 'disbursement.report', 'payment_batch.process'],
  call: async (services, event) => {
    const { programmeId } = event;
    if (!programmeId) throw new Error('a released disbursement belongs to a programme');
    await services.unit((tx) => composeWaiting(tx, programmeId));
    const batchIds = await services.unit((tx) => unsentBatchIds(tx, programmeId));
    const failures: unknown[] = [];
    // A batch that cannot be sent now must not stand in front of the others (trust.md B12).
    for (const batchId of batchIds) await sendBatch(services, batchId).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
  },
};

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

/** Asks the treasury what has happened since the last report we have, and applies each report in a unit of its own. */
export const readReports: PeriodicTask = {
  name: 'disbursement.read-reports',
  everyMs: POLL_MS,
  permissions: ['disbursement.report', 'payment_batch.process'],
  run: async (services) => {
    const after = await services.unit(async (tx) => {
      const [last] = await tx.query<{ sequence: string }>(
        'select coalesce(max(sequence), 0)::text as sequence from payment_report',
      );
      return Number(last?.sequence ?? 0);
    });
    const reports = await services.port(PaymentGateway).reportsAfter(after, { limit: REPORTS_AT_A_TIME });
    for (const report of reports) {
      // One report that cannot be booked must not stand in front of all others.
      await services
        .unit((tx) => recordReport(tx, report))
        .catch((error: unknown) => services.unit((tx) => setAsideReport(tx, report, String(error).slice(0, 500))));
    }
    return reports.length;
  },
};
