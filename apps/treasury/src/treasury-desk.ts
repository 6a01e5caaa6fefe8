import { DomainError, refused } from '#platform';
import { assertConsistent, assertWellFormed } from './batch-checks.js';
import { HeldReports } from './held-reports.js';
import type { Journal } from './journal.js';
import type { Knobs } from './knobs.js';
import type { Batch, Entry, Instruction, PaymentBook } from './payment-book.js';
import { entriesOf, type Happening } from './telling.js';
import type { TreasuryClock } from './treasury-clock.js';
import {
  batchView,
  instructionView,
  paymentView,
  type BatchView,
  type FeedView,
  type InstructionView,
  type PaymentView,
} from './treasury.views.js';

const LATE_POLLS = 3;
const RETURN_AFTER_DAYS = 30;

/**
 * Receives batches and pays them at once. Everything is in the journal before it is told to anybody, so a kill at any
 * moment loses nothing that was answered and repeats nothing that was paid.
 */
export class TreasuryDesk {
  private readonly held = new HeldReports();

  constructor(
    private readonly journal: Journal<Entry>,
    private readonly book: PaymentBook,
    private readonly knobs: Knobs,
    private readonly clock: TreasuryClock,
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
    this.accept(batch);
    // The network delivers the same file once more; it must find everything paid.
    if (this.knobs.strikes('duplicateFile')) this.accept(batch);
    return { view: this.findBatch(batch.batchReference), isNew };
  }

  /** Pays what is accepted and not yet executed; at start this is what a kill left between receiving and paying. */
  executePending(): void {
    this.tell(
      this.book
        .pending()
        .filter(({ line }) => !this.held.holds(line.instructionReference))
        .flatMap((instruction) => this.happenings(instruction)),
    );
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
    this.tell(
      this.held.due(this.clock.now()).flatMap(({ instructionReference, happening }) => {
        const instruction = this.book.instruction(instructionReference);
        return instruction ? [{ instruction, ...happening }] : [];
      }),
    );
    const newest = this.book.latestSequence;
    if (after > newest) throw refused({ code: 'treasury.unknown_sequence', params: { after, newest } });
    return { reports: this.book.reportsAfter(after, limit) };
  }

  /** The stand-in's own account of every instruction: how often it was really paid, rejected, returned. */
  payments(): readonly PaymentView[] {
    return this.book.all().map(paymentView);
  }

  private accept(batch: Batch): void {
    const known = this.book.batch(batch.batchReference) !== undefined;
    if (!known || this.hasNewerAttempt(batch)) {
      this.record([{ kind: 'batch', receivedAt: this.clock.now().toISOString(), batch }]);
    }
    this.executePending();
    if (known && this.knobs.current.paysAgain) this.payAgain(batch);
  }

  private payAgain(batch: Batch): void {
    const instructions = batch.lines.flatMap((line) => this.book.instruction(line.instructionReference) ?? []);
    this.tell(instructions.map((instruction) => ({ instruction, status: 'settled', reasonCode: null })));
  }

  private hasNewerAttempt(batch: Batch): boolean {
    return batch.lines.some(({ instructionReference, attempt }) => {
      const known = this.book.instruction(instructionReference);
      return known !== undefined && attempt > known.line.attempt;
    });
  }

  /** What happens to an instruction now; what the knobs put off is held. */
  private happenings(instruction: Instruction): Happening[] {
    const outcome = this.knobs.nextOutcome();
    if (outcome.kind === 'reject') return [{ instruction, status: 'rejected', reasonCode: outcome.reason }];
    const settled: Happening = { instruction, status: 'settled', reasonCode: null };
    if (outcome.kind === 'settle_then_return') {
      return [settled, { instruction, status: 'returned', reasonCode: outcome.reason }];
    }
    if (this.knobs.strikes('lateReport')) {
      this.hold(settled);
      return [];
    }
    if (this.knobs.strikes('returnLater')) this.holdReturn(instruction);
    return [settled];
  }

  private hold({ instruction, status, reasonCode }: Happening): void {
    const { latePolls, lateDays } = this.knobs.current;
    this.held.hold({
      instructionReference: instruction.line.instructionReference,
      happening: { status, reasonCode },
      polls: latePolls ?? (lateDays === undefined ? LATE_POLLS : 0),
      from: this.clock.in(lateDays ?? 0),
    });
  }

  private holdReturn({ line }: Instruction): void {
    this.held.hold({
      instructionReference: line.instructionReference,
      happening: { status: 'returned', reasonCode: 'account_closed' },
      polls: 0,
      from: this.clock.in(this.knobs.current.returnAfterDays ?? RETURN_AFTER_DAYS),
    });
  }

  private tell(happenings: readonly Happening[]): void {
    const { knobs, clock, book } = this;
    const entries = entriesOf(happenings, { knobs, now: clock.now(), after: book.latestSequence });
    if (entries.length > 0) this.record(entries);
  }

  private record(entries: readonly Entry[]): void {
    this.journal.append(entries);
    for (const entry of entries) this.book.apply(entry);
  }
}
