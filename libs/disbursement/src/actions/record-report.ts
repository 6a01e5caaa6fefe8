import { lock, row, transition, type Tx } from '#platform';
import { returnPayment, settlePayment } from '#ledger';
import { PaymentInstruction, type Disbursement } from '../disbursement.entities.js';
import { batchFacts, disbursementFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { batchLines, getBatch, getDisbursement, instructionByReference } from '../disbursement.repository.js';
import type { PaymentReport } from '../gateway/index.js';
import { paymentBatchLifecycle } from '../payment-batch.lifecycle.js';
import { projectMoney } from '../project-money.js';
import { movement } from './request-disbursement.js';

type Unmatched = 'unknown_instruction' | 'wrong_amount' | 'unexpected' | 'duplicate';

/**
 * Applies one report of the treasury, once: settled → paid; rejected or returned → the money is encumbered again and
 * the payment must be requested anew. What does not fit is kept with its reason and changes nothing.
 * @returns whether it was new
 */
export async function recordReport(tx: Tx, report: PaymentReport): Promise<boolean> {
  const found = await instructionByReference(tx, report.instructionReference);
  const disbursement = found && (await getDisbursement(tx, found.disbursementId));
  await lock(
    tx,
    disbursement ? [row('disbursement', disbursement.id), row('project', disbursement.projectId)] : [],
    disbursement?.programmeId ?? null,
  );
  // Read again under the lock: a second worker may have been faster.
  const instruction = found && (await instructionByReference(tx, report.instructionReference));
  const unmatched = instruction ? mismatch(instruction, report) : 'unknown_instruction';
  if (await keepReport(tx, report, unmatched)) {
    if (instruction && !unmatched) await apply(tx, instruction, report);
    return true;
  }
  // Known by its sequence, or another report has this bank reference. The latter is kept under a reference of its own:
  // the feed is read on from the newest sequence, so a report that is not kept would come again for ever.
  const bankReference = `${report.bankReference}#${report.sequence}`;
  return keepReport(tx, { ...report, bankReference }, 'duplicate');
}

async function keepReport(tx: Tx, report: PaymentReport, unmatched: Unmatched | null): Promise<boolean> {
  const kept = await tx.query(
    `insert into payment_report (sequence, instruction_reference, report, amount_fen, bank_reference, reason_code, reported_at, unmatched)
     values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning sequence`,
    [
      report.sequence,
      report.instructionReference,
      report.status,
      report.amountFen,
      report.bankReference,
      report.reasonCode,
      report.reportedAt,
      unmatched,
    ],
  );
  return kept.length === 1;
}

function mismatch(instruction: PaymentInstruction, report: PaymentReport): Unmatched | null {
  if (report.amountFen !== instruction.amountFen) return 'wrong_amount';
  const expected = report.status === 'returned' ? ['pending', 'settled'] : ['pending'];
  return expected.includes(instruction.outcome) && instruction.batchId ? null : 'unexpected';
}

async function apply(tx: Tx, instruction: PaymentInstruction, report: PaymentReport): Promise<void> {
  const { bankReference, reasonCode } = report;
  if (report.status === 'settled') await settleInstruction(tx, instruction, bankReference);
  else await returnInstruction(tx, instruction, { outcome: report.status, bankReference, reasonCode });
  await completeBatch(tx, instruction.batchId);
}

async function settleInstruction(tx: Tx, instruction: PaymentInstruction, bankReference: string): Promise<void> {
  await tx.manager.update(PaymentInstruction, { id: instruction.id }, { outcome: 'settled', bankReference });
  const { disbursement, money, facts } = await standing(tx, instruction);
  await transition(tx, disbursementLifecycle, 'settle', {
    facts,
    set: { settledAt: tx.now },
    refs: { projectId: disbursement.projectId },
  });
  await settlePayment(tx, movement(money, disbursement, instruction.id));
}

/**
 * The money of an instruction is back; its disbursement waits for a new request. What the three persons agreed to is
 * spent: nobody has requested, approved or released what comes next.
 */
export async function returnInstruction(
  tx: Tx,
  instruction: PaymentInstruction,
  report: { outcome: 'rejected' | 'returned'; bankReference: string | null; reasonCode: string | null },
): Promise<void> {
  await tx.manager.update(PaymentInstruction, { id: instruction.id }, report);
  const { disbursement, money, facts } = await standing(tx, instruction);
  await transition(tx, disbursementLifecycle, 'return', {
    facts,
    reason: report.reasonCode ?? report.outcome,
    set: { requestedBy: null, approvedBy: null, releasedBy: null, settledAt: null },
    refs: { projectId: disbursement.projectId },
  });
  const from = disbursement.state === 'instructed' ? 'in_flight' : 'paid';
  await returnPayment(tx, { ...movement(money, disbursement, instruction.id), from });
}

async function standing(tx: Tx, instruction: PaymentInstruction) {
  const disbursement: Disbursement = await getDisbursement(tx, instruction.disbursementId);
  const money = await projectMoney(tx, disbursement.projectId);
  if (!money) throw new Error(`disbursement ${disbursement.id} has no plan`);
  const { facts } = await disbursementFacts(tx, money, disbursement);
  return { disbursement, money, facts };
}

/** A batch is complete when the treasury has reported on every line of it. */
async function completeBatch(tx: Tx, batchId: string | null): Promise<void> {
  if (!batchId) return;
  await tx.query('select 1 from payment_batch where id = $1 for no key update', [batchId]);
  const batch = await getBatch(tx, batchId);
  const lines = await batchLines(tx, batchId);
  if (batch.state !== 'acknowledged' || lines.some((line) => line.outcome === 'pending')) return;
  await transition(tx, paymentBatchLifecycle, 'complete', { facts: await batchFacts(tx, batch) });
}
