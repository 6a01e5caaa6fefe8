import { createHash } from 'node:crypto';
import { canonicalJson, fenToJson, sumFen } from '#platform';
import type { PaymentBatchContent, PaymentBatchMessage, PaymentLine } from './payment-gateway.js';

/**
 * Counts, sums and hashes a batch. The same content always gives the same hash, whatever the attempts are.
 * @throws DomainError 422 `money.out_of_range` when the sum is beyond the range of Fen
 */
export function composeBatch(content: PaymentBatchContent): PaymentBatchMessage {
  const { batchReference, requestedExecutionDate, lines } = content;
  const counted = {
    batchReference,
    requestedExecutionDate,
    count: lines.length,
    controlSumFen: sumFen(lines.map((line) => line.amountFen)),
  };
  const hashed = canonicalJson({ ...counted, lines: lines.map(lineWithoutAttempt) });
  return { ...counted, lines, contentHash: createHash('sha256').update(hashed).digest('hex') };
}

/** The wire form of a batch (apps/treasury/README.md): amounts are strings of digits. */
export function batchToJson(batch: PaymentBatchMessage): object {
  const { batchReference, contentHash, count, controlSumFen, requestedExecutionDate, lines } = batch;
  return {
    batchReference,
    contentHash,
    count,
    controlSumFen: fenToJson(controlSumFen),
    requestedExecutionDate,
    lines: lines.map((line) => ({ ...lineWithoutAttempt(line), attempt: line.attempt })),
  };
}

function lineWithoutAttempt({ instructionReference, amountFen, payee, purpose }: PaymentLine): object {
  const { name, account, bankCode } = payee;
  return { instructionReference, amountFen: fenToJson(amountFen), payee: { name, account, bankCode }, purpose };
}
