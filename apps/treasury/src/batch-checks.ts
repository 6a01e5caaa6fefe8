import { createHash } from 'node:crypto';
import { canonicalJson, checkCnaps, fen, fenToJson, invalid, refused, sumFen, type FieldError } from '#platform';
import type { Batch, BatchLine, PaymentBook } from './payment-book.js';

/**
 * Checks a batch by itself: reference, lines, count, control sum, hash.
 * @throws DomainError 422 `platform.invalid_input` naming every wrong field · `money.out_of_range`
 */
export function assertWellFormed(batch: Batch, addressedAs: string): void {
  const errors = [...referenceErrors(batch, addressedAs), ...lineErrors(batch.lines), ...controlErrors(batch)];
  if (errors.length > 0) throw invalid(...errors);
}

/**
 * Checks a batch against everything received before: a reference never changes its content, an instruction never
 * becomes another payment, and an older attempt never comes after a newer one (fencing, trust.md b.3).
 * @throws DomainError 409 `treasury.different_content`, `treasury.instruction_reused`, `treasury.stale_attempt`
 */
export function assertConsistent(batch: Batch, book: PaymentBook): void {
  const known = book.batch(batch.batchReference)?.batch;
  if (known && known.contentHash !== batch.contentHash) throw refused({ code: 'treasury.different_content' });
  for (const line of batch.lines) {
    const { instructionReference, attempt } = line;
    const earlier = book.instruction(instructionReference)?.line;
    if (!earlier) continue;
    if (canonicalJson(withoutAttempt(earlier)) !== canonicalJson(withoutAttempt(line))) {
      throw refused({ code: 'treasury.instruction_reused', params: { instructionReference } });
    }
    if (attempt < earlier.attempt) {
      throw refused({
        code: 'treasury.stale_attempt',
        params: { instructionReference, attempt, newest: earlier.attempt },
      });
    }
  }
}

/** SHA-256 in hex over the canonical JSON (RFC 8785) of the batch without its hash and without the attempts. */
export function contentHashOf(batch: Omit<Batch, 'contentHash'>): string {
  const { batchReference, count, controlSumFen, requestedExecutionDate, lines } = batch;
  const hashed = { batchReference, count, controlSumFen, requestedExecutionDate, lines: lines.map(withoutAttempt) };
  return createHash('sha256').update(canonicalJson(hashed)).digest('hex');
}

function referenceErrors({ batchReference }: Batch, addressedAs: string): FieldError[] {
  return batchReference === addressedAs ? [] : [{ path: 'batchReference', code: 'treasury.reference_mismatch' }];
}

function lineErrors(lines: readonly BatchLine[]): FieldError[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const errors: FieldError[] = [];
    if (seen.has(line.instructionReference)) {
      errors.push({ path: `lines.${index}.instructionReference`, code: 'treasury.duplicate_instruction' });
    }
    seen.add(line.instructionReference);
    if (fen(line.amountFen) === 0n) errors.push({ path: `lines.${index}.amountFen`, code: 'treasury.not_positive' });
    if (!checkCnaps(line.payee.bankCode).ok) {
      errors.push({ path: `lines.${index}.payee.bankCode`, code: 'treasury.wrong_bank_code' });
    }
    return errors;
  });
}

function controlErrors(batch: Batch): FieldError[] {
  const actualSum = fenToJson(sumFen(batch.lines.map((line) => fen(line.amountFen))));
  if (batch.count !== batch.lines.length) {
    return [{ path: 'count', code: 'treasury.wrong_count', params: { actual: batch.lines.length } }];
  }
  if (batch.controlSumFen !== actualSum) {
    return [{ path: 'controlSumFen', code: 'treasury.wrong_control_sum', params: { actual: actualSum } }];
  }
  return batch.contentHash === contentHashOf(batch) ? [] : [{ path: 'contentHash', code: 'treasury.wrong_hash' }];
}

function withoutAttempt({ instructionReference, amountFen, payee, purpose }: BatchLine): Omit<BatchLine, 'attempt'> {
  const { name, account, bankCode } = payee;
  return { instructionReference, amountFen, payee: { name, account, bankCode }, purpose };
}
