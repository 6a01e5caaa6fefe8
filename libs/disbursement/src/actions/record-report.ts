import { lock, row, transition, uuidv7, type Tx } from '#platform';
import { returnPayment, settlePayment } from '#ledger';
import { PaymentInstruction, type Disbursement } from '../disbursement.entities.js';
import { batchFacts, disbursementFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { batchLines, getBatch, getDisbursement, instructionByReference } from '../disbursement.repository.js';
import type { InstructionState, PaymentReport } from '../gateway/index.js';
import { paymentBatchLifecycle } from '../payment-batch.lifecycle.js';
import {
  programmeOfReport,
  reportWithBankReference,
  settlementApplied,
  type KeptReport,
} from '../payment-report.repository.js';
import { projectMoney } from '../project-money.js';
import { keepReport, matchReviews, type Unmatched, type Word } from './keep-report.js';
import { movement } from './request-disbursement.js';

/**
 * Applies one report of the treasury, once: settled → paid; rejected or returned → the money is encumbered again and
 * the payment must be requested anew. What does not fit is kept with its reason and changes nothing.
 * @returns whether it was new
 */
export async function recordReport(tx: Tx, report: PaymentReport): Promise<boolean> {
  const instruction = await lockedInstruction(tx, report.instructionReference);
  const unmatched = report.unreadable ? 'unreadable' : await mismatch(tx, instruction, report);
  if (await keepReport(tx, report, unmatched)) {
    if (instruction && !unmatched) await apply(tx, instruction, report);
    return true;
  }
  // Known by its sequence, or another report has this bank reference. The latter is kept under a reference of its own:
  // the feed is read on from the newest sequence, so a report that is not kept would come again for ever.
  const other = await reportWithBankReference(tx, report.bankReference);
  const bankReference = `${report.bankReference}#${report.sequence}`;
  return keepReport(tx, { ...report, bankReference }, other && sameWord(other, report) ? 'repeated' : 'duplicate');
}

/**
 * Keeps a report that could not be applied, so that the reports behind it are read. The payment stays in flight, and
 * the treasury is asked about it when it is overdue.
 * @param note the error
 */
export async function setAsideReport(tx: Tx, report: PaymentReport, note: string): Promise<void> {
  await lock(tx, [], await programmeOfReport(tx, report));
  await keepReport(tx, report, 'not_applied', note);
}

/**
 * Applies what the treasury says of an instruction when it is asked: what the feed has not told, or has told wrongly.
 * An answer that does not differ from what we know, or not in the amount we instructed, changes nothing.
 * @returns whether the instruction now stands where the treasury says
 */
export async function recordAnswer(tx: Tx, answer: InstructionState): Promise<boolean> {
  const instruction = await lockedInstruction(tx, answer.instructionReference);
  const { status, bankReference } = answer;
  if (!instruction || status === 'accepted' || bankReference === null) return false;
  const word: Word = { ...answer, status, bankReference, sequence: null, reportedAt: answer.settledAt ?? tx.now };
  if (instruction.outcome !== status) {
    if (await mismatch(tx, instruction, word)) return false;
    // The report that was kept and did not fit has the bank reference already.
    const kept =
      (await keepReport(tx, word, null)) ||
      (await keepReport(tx, { ...word, bankReference: `${bankReference}#${uuidv7()}` }, null));
    if (!kept) throw new Error(`the answer on ${instruction.reference} could not be kept`);
    await apply(tx, instruction, word);
  }
  await matchReviews(tx, bankReference);
  return true;
}

/** Locks what a report on this reference moves, and reads the instruction under the lock: others may be faster. */
async function lockedInstruction(tx: Tx, reference: string): Promise<PaymentInstruction | null> {
  const found = await instructionByReference(tx, reference);
  const disbursement = found && (await getDisbursement(tx, found.disbursementId));
  await lock(
    tx,
    disbursement ? [row('disbursement', disbursement.id), row('project', disbursement.projectId)] : [],
    disbursement?.programmeId ?? null,
  );
  return found && instructionByReference(tx, reference);
}

async function mismatch(tx: Tx, instruction: PaymentInstruction | null, word: Word): Promise<Unmatched | null> {
  if (!instruction) return 'unknown_instruction';
  if (word.amountFen !== instruction.amountFen) return 'wrong_amount';
  const expected = word.status === 'returned' ? ['pending', 'settled'] : ['pending'];
  if (expected.includes(instruction.outcome) && instruction.batchId) return null;
  const overtaken = word.status === 'settled' && instruction.outcome === 'returned';
  return overtaken && !(await settlementApplied(tx, instruction.reference)) ? 'out_of_order' : 'unexpected';
}

const sameWord = (kept: KeptReport, report: PaymentReport): boolean =>
  kept.instructionReference === report.instructionReference &&
  kept.report === report.status &&
  kept.amountFen === report.amountFen.toString();

async function apply(tx: Tx, instruction: PaymentInstruction, word: Word): Promise<void> {
  const { bankReference, reasonCode } = word;
  if (word.status === 'settled') await settleInstruction(tx, instruction, bankReference);
  else await returnInstruction(tx, instruction, { outcome: word.status, bankReference, reasonCode });
  if (instruction.batchId) await completeBatch(tx, instruction.batchId);
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

/** A batch is complete when the treasury has acknowledged it and reported on every line of it, in whatever order. */
export async function completeBatch(tx: Tx, batchId: string): Promise<void> {
  await tx.query('select 1 from payment_batch where id = $1 for no key update', [batchId]);
  const batch = await getBatch(tx, batchId);
  const lines = await batchLines(tx, batchId);
  if (batch.state !== 'acknowledged' || lines.some((line) => line.outcome === 'pending')) return;
  await transition(tx, paymentBatchLifecycle, 'complete', { facts: await batchFacts(tx, batch) });
}
