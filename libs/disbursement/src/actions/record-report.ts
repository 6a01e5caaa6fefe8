import { inTurn, lock, row, transition, transitionAll, uuidv7, type Tx } from '#platform';
import { returnPayment, settlePayments } from '#ledger';
import { PaymentInstruction } from '../disbursement.entities.js';
import { batchFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import {
  getBatch,
  instructionsByReference,
  poolsOfDisbursements,
  projectsInSettlement,
  projectsOfDisbursements,
} from '../disbursement.repository.js';
import type { InstructionState, PaymentReport } from '../gateway/index.js';
import { paymentBatchLifecycle } from '../payment-batch.lifecycle.js';
import type { Unmatched } from '../payment-report.entities.js';
import {
  programmeOfReport,
  reportWithBankReference,
  settlementApplied,
  type KeptReport,
} from '../payment-report.repository.js';
import { paymentsUnderWay, type PaymentUnderWay } from '../payments-under-way.js';
import { keepReport, keepReports, matchReviews, type Word } from './keep-report.js';

/**
 * Applies reports of the treasury, each once: settled → paid; rejected or returned → the money is encumbered again and
 * the payment must be requested anew. What does not fit is kept with its reason and changes nothing.
 * @param reports of one programme, no two about one instruction or under one bank reference (`reportGroups`)
 */
export async function recordReports(tx: Tx, reports: readonly PaymentReport[]): Promise<void> {
  const instructions = await lockedInstructions(
    tx,
    reports.map((report) => report.instructionReference),
  );
  const judged = await inTurn(reports, async (word) => {
    const instruction = instructions.get(word.instructionReference) ?? null;
    return { word, instruction, unmatched: word.unreadable ? 'unreadable' : await mismatch(tx, instruction, word) };
  });
  const kept = await keepReports(tx, judged);
  await apply(
    tx,
    judged.flatMap(({ word, instruction, unmatched }) =>
      kept.has(word) && instruction && !unmatched ? [{ word, instruction }] : [],
    ),
  );
  for (const { word } of judged) if (!kept.has(word)) await keepBesides(tx, word);
}

/**
 * Known by its sequence, or another report has this bank reference. The latter is kept under a reference of its own: the
 * feed is read on from the newest sequence, so a report that is not kept would come again for ever.
 */
async function keepBesides(tx: Tx, report: PaymentReport): Promise<void> {
  const other = await reportWithBankReference(tx, report.bankReference);
  const word = { ...report, bankReference: `${report.bankReference}#${report.sequence}` };
  await keepReport(tx, { word, unmatched: other && sameWord(other, report) ? 'repeated' : 'duplicate' });
}

/**
 * Keeps a report that could not be applied, so that the reports behind it are read. The payment stays in flight, and
 * the treasury is asked about it when it is overdue.
 * @param note the error
 */
export async function setAsideReport(tx: Tx, report: PaymentReport, note: string): Promise<void> {
  await lock(tx, [], await programmeOfReport(tx, report));
  const kept = await keepReport(tx, { word: report, unmatched: 'not_applied', note });
  if (!kept) await keepBesides(tx, report);
}

/**
 * Applies what the treasury says of an instruction when it is asked: what the feed has not told, or has told wrongly.
 * An answer that does not differ from what we know, or not in the amount we instructed, changes nothing.
 * @returns whether the instruction now stands where the treasury says
 */
export async function recordAnswer(tx: Tx, answer: InstructionState): Promise<boolean> {
  const instructions = await lockedInstructions(tx, [answer.instructionReference]);
  const instruction = instructions.get(answer.instructionReference);
  const { status, bankReference } = answer;
  if (!instruction || status === 'accepted' || bankReference === null) return false;
  const word: Word = { ...answer, status, bankReference, sequence: null, reportedAt: answer.settledAt ?? tx.now };
  if (instruction.outcome !== status) {
    if (await mismatch(tx, instruction, word)) return false;
    // The report that was kept and did not fit has the bank reference already.
    const kept =
      (await keepReport(tx, { word, unmatched: null })) ||
      (await keepReport(tx, { word: { ...word, bankReference: `${bankReference}#${uuidv7()}` }, unmatched: null }));
    if (!kept) throw new Error(`the answer on ${instruction.reference} could not be kept`);
    await apply(tx, [{ word, instruction }]);
  }
  await matchReviews(tx, bankReference);
  return true;
}

/** Locks what reports on these references move, and reads the instructions under the lock: others may be faster. */
async function lockedInstructions(
  tx: Tx,
  references: readonly string[],
): Promise<ReadonlyMap<string, PaymentInstruction>> {
  const found = await instructionsByReference(tx, references);
  const disbursementIds = found.map(({ disbursementId }) => disbursementId);
  const [projectIds, pools] = await Promise.all([
    projectsOfDisbursements(tx, disbursementIds),
    poolsOfDisbursements(tx, disbursementIds),
  ]);
  const batchIds = new Set(found.flatMap(({ batchId }) => batchId ?? []));
  await lock(
    tx,
    [
      ...found.map(({ disbursementId }) => row('disbursement', disbursementId)),
      ...pools,
      ...[...batchIds].map((id) => row('payment_batch', id)),
      ...projectIds.map((id) => row('project', id)),
    ],
    found[0]?.programmeId ?? null,
  );
  const locked = await instructionsByReference(
    tx,
    found.map(({ reference }) => reference),
  );
  return new Map(locked.map((instruction) => [instruction.reference, instruction]));
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

interface Fitting {
  readonly word: Word;
  readonly instruction: PaymentInstruction;
}

async function apply(tx: Tx, fitting: readonly Fitting[]): Promise<void> {
  await settleInstructions(
    tx,
    fitting.filter(({ word }) => word.status === 'settled'),
  );
  for (const { instruction, word } of fitting) {
    const { status, bankReference, reasonCode } = word;
    if (status !== 'settled') await returnInstruction(tx, instruction, { outcome: status, bankReference, reasonCode });
  }
  await completeBatches(
    tx,
    fitting.flatMap(({ instruction }) => instruction.batchId ?? []),
  );
}

async function settleInstructions(tx: Tx, settled: readonly Fitting[]): Promise<void> {
  if (settled.length === 0) return;
  const instructions = settled.map(({ instruction }) => instruction);
  await tx.query(
    `update payment_instruction i set outcome = 'settled', bank_reference = s.bank_reference
       from unnest($1::uuid[], $2::text[]) as s(id, bank_reference) where i.id = s.id`,
    [instructions.map(({ id }) => id), settled.map(({ word }) => word.bankReference)],
  );
  const payments = await paymentsUnderWay(tx, instructions);
  // Under the projects' locks, at which a settlement waits to be recorded.
  const inSettlement = await projectsInSettlement(
    tx,
    payments.map(({ disbursement }) => disbursement.projectId),
  );
  await transitionAll(tx, disbursementLifecycle, 'settle', {
    facts: payments.map(({ facts }) => facts),
    set: { settledAt: tx.now },
    refs: ({ projectId }) => ({ projectId, beforeSettlement: inSettlement.has(projectId) ? 0 : 1 }),
  });
  await settlePayments(
    tx,
    payments.map(({ movement }) => movement),
  );
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
  const [payment] = await paymentsUnderWay(tx, [instruction]);
  const { disbursement, facts, movement } = payment as PaymentUnderWay;
  await transition(tx, disbursementLifecycle, 'return', {
    facts,
    reason: report.reasonCode ?? report.outcome,
    set: { requestedBy: null, approvedBy: null, releasedBy: null, settledAt: null },
    refs: { projectId: disbursement.projectId },
  });
  const from = disbursement.state === 'instructed' ? 'in_flight' : 'paid';
  await returnPayment(tx, { ...movement, from });
}

/**
 * A batch is complete when the treasury has acknowledged it and reported on every line of it, in whatever order. The lock
 * is what two units that each report on one of the last lines wait at.
 */
export async function completeBatches(tx: Tx, batchIds: readonly string[]): Promise<void> {
  if (batchIds.length === 0) return;
  await tx.query('select 1 from payment_batch where id = any($1::uuid[]) order by id for no key update', [batchIds]);
  const complete = await tx.query<{ id: string }>(
    `select b.id from payment_batch b where b.id = any($1::uuid[]) and b.state = 'acknowledged'
        and not exists (select 1 from payment_instruction i where i.batch_id = b.id and i.outcome = 'pending')
      order by b.id`,
    [batchIds],
  );
  for (const { id } of complete) {
    await transition(tx, paymentBatchLifecycle, 'complete', { facts: await batchFacts(tx, await getBatch(tx, id)) });
  }
}
