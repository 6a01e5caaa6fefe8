import type { ExternalHandler, ExternalServices, PeriodicTask } from '#platform/jobs';
import { recordAnswer } from '../actions/record-report.js';
import { askedReference, leaveUnmatched } from '../actions/resolve-report.js';
import { claimOverdueReferences, stuckBatchIds, stuckProgrammeIds } from '../payment-report.repository.js';
import { PaymentGateway } from '../gateway/index.js';
import { composeAll, sendBatch } from './talk-to-gateway.js';

const EVERY_MS = 5_000;

/**
 * Money that left `payable` and of which nobody has heard: what was released and never sent, sent and never
 * acknowledged, acknowledged and never reported on. The treasury is asked by our reference, at growing distances.
 */
export const askOverdue: PeriodicTask = {
  name: 'disbursement.ask-overdue',
  everyMs: EVERY_MS,
  permissions: ['disbursement.instruct', 'disbursement.report', 'payment_batch.process'],
  run: async (services) => {
    const programmeIds = await services.unit(stuckProgrammeIds);
    for (const programmeId of programmeIds) await composeAll(services, programmeId);
    const batchIds = await services.unit(stuckBatchIds);
    const references = await services.unit(claimOverdueReferences);
    const work = [
      ...batchIds.map((batchId) => () => sendBatch(services, batchId)),
      ...references.map((reference) => () => ask(services, reference)),
    ];
    const failures: unknown[] = [];
    for (const each of work) await each().catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return programmeIds.length + work.length;
  },
};

/** The finance officer wants to know what a report means. */
export const answerAsked: ExternalHandler = {
  kind: 'external',
  name: 'disbursement.answer-asked',
  on: 'payment_report.asked',
  queue: 'money',
  permissions: ['disbursement.report', 'payment_batch.process'],
  call: async (services, event) => {
    const reference = await services.unit((tx) => askedReference(tx, event.subjectId));
    if (reference === null) return;
    await ask(services, reference);
    await services.unit((tx) => leaveUnmatched(tx, event.subjectId));
  },
};

async function ask(services: ExternalServices, reference: string): Promise<void> {
  const answer = await services.port(PaymentGateway).findInstruction(reference);
  if (answer) await services.unit((tx) => recordAnswer(tx, answer));
}
