import { randomBytes } from 'node:crypto';
import { DomainError, refused, shanghaiDate } from '#platform';
import { assertConsistent, assertWellFormed } from './batch-checks.js';
import type { Journal } from './journal.js';
import type { Knobs } from './knobs.js';
import type { Batch, Entry, Instruction, PaymentBook, Report } from './payment-book.js';
import { batchView, instructionView, type BatchView, type FeedView, type InstructionView } from './treasury.views.js';

type Happening = Pick<Report, 'status' | 'reasonCode'>;

/**
 * Receives batches and pays them at once. Everything is in the journal before it is told to anybody, so a kill at any
 * moment loses nothing that was answered and repeats nothing that was paid.
 */
export class TreasuryDesk {
  constructor(
    private readonly journal: Journal<Entry>,
    private readonly book: PaymentBook,
    private readonly knobs: Knobs,
  ) {}

  /**
   * Receives a batch; the same content under the same reference again pays nothing and is answered with its state now.
   * @returns the batch, and whether it is new
   * @throws DomainError 422 `platform.invalid_input` · 409 `treasury.different_content`, `treasury.instruction_reused`,
   * `treasury.stale_attempt`
   */
  submit(addressedAs: string, batch: Batch): { view: BatchView; isNew: boolean } {
    assertWellFormed(batch, addressedAs);
    assertConsistent(batch, this.book);
    const isNew = this.book.batch(batch.batchReference) === undefined;
    if (isNew || this.hasNewerAttempt(batch)) {
      this.record([{ kind: 'batch', receivedAt: new Date().toISOString(), batch }]);
    }
    this.executePending();
    return { view: this.findBatch(batch.batchReference), isNew };
  }

  /** Pays what is accepted and not yet executed; at start this is what a kill left between receiving and paying. */
  executePending(): void {
    const reports: Report[] = [];
    for (const instruction of this.book.pending()) {
      for (const happening of this.happenings()) {
        const sequence = this.book.latestSequence + reports.length + 1;
        reports.push(reportOf(instruction, happening, sequence));
      }
    }
    if (reports.length > 0) this.record(reports.map((report) => ({ kind: 'report', report })));
  }

  /** @throws DomainError 404 `treasury.unknown_batch` */
  findBatch(reference: string): BatchView {
    const received = this.book.batch(reference);
    if (!received) throw new DomainError(404, 'treasury.unknown_batch');
    const states = received.batch.lines.map((line) => this.findInstruction(line.instructionReference));
    return batchView(received, states);
  }

  /** @throws DomainError 404 `treasury.unknown_instruction` */
  findInstruction(reference: string): InstructionView {
    const instruction = this.book.instruction(reference);
    if (!instruction) throw new DomainError(404, 'treasury.unknown_instruction');
    return instructionView(instruction);
  }

  /**
   * The feed after a sequence, oldest first.
   * @throws DomainError 409 `treasury.unknown_sequence` when the reader knows more than the journal: silence would hide
   * every report until the numbers have caught up
   */
  reportsAfter(after: number, limit: number): FeedView {
    const newest = this.book.latestSequence;
    if (after > newest) throw refused({ code: 'treasury.unknown_sequence', params: { after, newest } });
    return { reports: this.book.reportsAfter(after, limit) };
  }

  private hasNewerAttempt(batch: Batch): boolean {
    return batch.lines.some(({ instructionReference, attempt }) => {
      const known = this.book.instruction(instructionReference);
      return known !== undefined && attempt > known.line.attempt;
    });
  }

  private happenings(): Happening[] {
    const outcome = this.knobs.nextOutcome();
    const settled: Happening = { status: 'settled', reasonCode: null };
    if (outcome.kind === 'settle') return [settled];
    if (outcome.kind === 'reject') return [{ status: 'rejected', reasonCode: outcome.reason }];
    return [settled, { status: 'returned', reasonCode: outcome.reason }];
  }

  private record(entries: readonly Entry[]): void {
    this.journal.append(entries);
    for (const entry of entries) this.book.apply(entry);
  }
}

function reportOf({ line, batchReference }: Instruction, happening: Happening, sequence: number): Report {
  const now = new Date();
  const day = shanghaiDate(now).replaceAll('-', '');
  return {
    sequence,
    instructionReference: line.instructionReference,
    batchReference,
    status: happening.status,
    amountFen: line.amountFen,
    // Random, because the numbers of a lost journal must never come again: the product keeps them unique.
    bankReference: `${day}${randomBytes(8).toString('hex').toUpperCase()}`,
    reportedAt: now.toISOString(),
    reasonCode: happening.reasonCode,
  };
}
