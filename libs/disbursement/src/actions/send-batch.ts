import {
  create,
  localDate,
  lock,
  nextNumber,
  row,
  shanghaiDate,
  sumFen,
  transition,
  transitionAll,
  uuidv7,
  type Tx,
} from '#platform';
import { instructPayments } from '#ledger';
import { programmeParties, getProgramme } from '#programme';
import type { PaymentBatch, PaymentInstruction } from '../disbursement.entities.js';
import { batchFacts } from '../disbursement.facts.js';
import { disbursementLifecycle } from '../disbursement.lifecycle.js';
import { batchLines, getBatch, waitingInstructions } from '../disbursement.repository.js';
import { composeBatch, type PaymentBatchMessage } from '../gateway/index.js';
import { paymentBatchLifecycle } from '../payment-batch.lifecycle.js';
import { paymentsUnderWay } from '../payments-under-way.js';
import { completeBatches, returnInstruction } from './record-report.js';

const BATCH_LIMIT = 500;

/**
 * Puts a programme's released instructions into one batch and marks their disbursements instructed: payable → in flight.
 * From here on the money counts as on its way, whether or not the message arrives.
 * @returns the batch, or null when nothing waits
 */
export async function composeWaiting(tx: Tx, programmeId: string): Promise<PaymentBatch | null> {
  // The programme row keeps two workers from composing the same instructions.
  await lock(tx, [row('programme', programmeId)]);
  const waiting = await waitingInstructions(tx, programmeId, BATCH_LIMIT);
  if (waiting.length === 0) return null;
  const ids = waiting.map((each) => each.disbursementId);
  await tx.query('select 1 from disbursement where id = any($1::uuid[]) order by id for no key update', [ids]);
  const payments = await paymentsUnderWay(tx, waiting);
  const batch = await createBatch(tx, programmeId, waiting);
  const carried = waiting.map(({ id }) => id);
  await tx.query('update payment_instruction set batch_id = $1 where id = any($2::uuid[])', [batch.id, carried]);
  await transitionAll(tx, disbursementLifecycle, 'instruct', {
    facts: payments.map(({ facts }) => facts),
    refs: ({ projectId }) => ({ projectId }),
  });
  await instructPayments(
    tx,
    payments.map(({ movement }) => movement),
  );
  return batch;
}

async function createBatch(tx: Tx, programmeId: string, lines: readonly PaymentInstruction[]): Promise<PaymentBatch> {
  const programme = await getProgramme(tx, programmeId);
  const unhashed: PaymentBatch = {
    id: uuidv7(),
    programmeId,
    number: await nextNumber(tx, 'PC'),
    state: 'open',
    count: lines.length,
    controlSumFen: sumFen(lines.map((line) => line.amountFen)),
    requestedOn: shanghaiDate(tx.now),
    contentHash: '',
    attempt: 0,
    version: 1,
    createdAt: tx.now,
  };
  const { contentHash } = messageOf(unhashed, lines);
  return create(tx, paymentBatchLifecycle, {
    row: { ...unhashed, contentHash },
    permission: 'payment_batch.process',
    parties: programmeParties(programme),
  });
}

/** The message of a batch; the same rows give the same bytes at every attempt. */
function messageOf(batch: PaymentBatch, lines: readonly PaymentInstruction[]): PaymentBatchMessage {
  const ordered = [...lines].sort((a, b) => (a.reference < b.reference ? -1 : 1));
  return composeBatch({
    batchReference: batch.number,
    requestedExecutionDate: localDate(batch.requestedOn),
    lines: ordered.map((line) => ({
      instructionReference: line.reference,
      attempt: Math.max(1, batch.attempt),
      amountFen: line.amountFen,
      payee: { name: line.payeeName, account: line.payeeAccount, bankCode: line.payeeBankCode },
      purpose: line.purpose,
    })),
  });
}

export interface Submission {
  readonly message: PaymentBatchMessage;
  /** True when an earlier submission may have arrived: ask before sending. */
  readonly askFirst: boolean;
  /** The fencing number of this submission; a result of an older one decides nothing (trust.md b.3). */
  readonly attempt: number;
}

/**
 * Records that the batch is about to be sent, under a new attempt number, and gives the message; null when it is no
 * longer to be sent.
 */
export async function claimSubmission(tx: Tx, batchId: string): Promise<Submission | null> {
  await lock(tx, [row('payment_batch', batchId)]);
  const batch = await getBatch(tx, batchId);
  if (batch.state !== 'open' && batch.state !== 'sending') return null;
  const sending = await transition(tx, paymentBatchLifecycle, 'send', {
    facts: await batchFacts(tx, batch),
    set: { attempt: batch.attempt + 1 },
  });
  await tx.query('update payment_batch set tried_at = $2 where id = $1', [batchId, tx.now]);
  const message = messageOf(sending, await batchLines(tx, batchId));
  if (message.contentHash !== batch.contentHash) throw new Error(`batch ${batch.number} is not what was composed`);
  return { message, askFirst: batch.state === 'sending', attempt: sending.attempt };
}

/**
 * The treasury has the batch. What an attempt hears that another worker has overtaken decides nothing: the newer one
 * hears it itself, or asks.
 */
export async function acknowledgeBatch(
  tx: Tx,
  { batchId, attempt }: { batchId: string; attempt: number },
): Promise<void> {
  await lock(tx, [row('payment_batch', batchId)]);
  const batch = await getBatch(tx, batchId);
  if (batch.state !== 'sending' || batch.attempt !== attempt) return;
  await transition(tx, paymentBatchLifecycle, 'acknowledge', { facts: await batchFacts(tx, batch) });
  await completeBatches(tx, [batchId]);
}

/**
 * The treasury refused the whole message: nothing of it was or will be paid, so every line comes back. The refusal of
 * an attempt that another worker has overtaken says nothing about the newer one and changes nothing.
 */
export async function refuseBatch(
  tx: Tx,
  { batchId, attempt, reason }: { batchId: string; attempt: number; reason: string },
): Promise<void> {
  const lines = await batchLines(tx, batchId);
  const ids = lines.map((line) => line.disbursementId);
  await lock(tx, [row('payment_batch', batchId), ...ids.map((id) => row('disbursement', id))]);
  const batch = await getBatch(tx, batchId);
  if (batch.state !== 'sending' || batch.attempt !== attempt) return;
  await transition(tx, paymentBatchLifecycle, 'refuse', { facts: await batchFacts(tx, batch), reason });
  for (const line of lines) {
    await returnInstruction(tx, line, { outcome: 'rejected', bankReference: null, reasonCode: reason });
  }
}
