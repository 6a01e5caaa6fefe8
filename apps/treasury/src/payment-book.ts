/** A line of a batch as it arrived; amounts stay strings of digits in fen. */
export interface BatchLine {
  readonly instructionReference: string;
  readonly attempt: number;
  readonly amountFen: string;
  readonly payee: { readonly name: string; readonly account: string; readonly bankCode: string };
  readonly purpose: string;
}

export interface Batch {
  readonly batchReference: string;
  readonly contentHash: string;
  readonly count: number;
  readonly controlSumFen: string;
  readonly requestedExecutionDate: string;
  readonly lines: readonly BatchLine[];
}

/** What happened to an instruction. The feed tells what has a sequence; null is a report that got lost on its way. */
export interface Report {
  readonly sequence: number | null;
  readonly instructionReference: string;
  readonly batchReference: string;
  readonly status: 'settled' | 'rejected' | 'returned';
  readonly amountFen: string;
  readonly bankReference: string;
  readonly reportedAt: string;
  readonly reasonCode: string | null;
}

/** A report as the feed tells it; a faulty feed repeats it or tells something else than what happened. */
export type ToldReport = Report & { readonly sequence: number };

/**
 * A line of the journal. A batch that comes again with newer attempts is entered again. `told` stands in the feed and
 * says nothing about what happened: a repetition or a distortion of a report.
 */
export type Entry =
  | { readonly kind: 'batch'; readonly receivedAt: string; readonly batch: Batch }
  | { readonly kind: 'report'; readonly report: Report }
  | { readonly kind: 'told'; readonly report: ToldReport };

export interface Instruction {
  readonly line: BatchLine;
  readonly batchReference: string;
  readonly reports: readonly Report[];
}

export interface ReceivedBatch {
  readonly batch: Batch;
  readonly receivedAt: string;
}

/** Everything the stand-in knows, built from the journal's entries and from nothing else. */
export class PaymentBook {
  private readonly batches = new Map<string, ReceivedBatch>();
  private readonly instructions = new Map<string, Instruction>();
  private readonly feed: ToldReport[] = [];
  private readonly unexecuted = new Set<string>();

  apply(entry: Entry): void {
    if (entry.kind === 'report') return this.applyReport(entry.report);
    if (entry.kind === 'told') return this.tell(entry.report);
    const { batch, receivedAt } = entry;
    const first = this.batches.get(batch.batchReference);
    this.batches.set(batch.batchReference, { batch, receivedAt: first?.receivedAt ?? receivedAt });
    for (const line of batch.lines) this.applyLine(line, batch.batchReference);
  }

  batch(reference: string): ReceivedBatch | undefined {
    return this.batches.get(reference);
  }

  instruction(reference: string): Instruction | undefined {
    return this.instructions.get(reference);
  }

  /** Accepted and not yet executed, in the order of their arrival. */
  pending(): Instruction[] {
    return [...this.unexecuted].flatMap((reference) => this.instructions.get(reference) ?? []);
  }

  /** Every instruction, for the stand-in's own account of what it has paid. */
  all(): readonly Instruction[] {
    return [...this.instructions.values()];
  }

  get latestSequence(): number {
    return this.feed.length;
  }

  /** Reports have the sequences 1, 2, 3 …, so that a sequence is a position in the feed. */
  reportsAfter(sequence: number, limit: number): ToldReport[] {
    return this.feed.slice(sequence, sequence + limit);
  }

  /** An instruction belongs to the batch that brought it first, and is to be executed once, in whatever batch it comes. */
  private applyLine(line: BatchLine, batchReference: string): void {
    const known = this.instructions.get(line.instructionReference);
    this.instructions.set(
      line.instructionReference,
      known ? { ...known, line } : { line, batchReference, reports: [] },
    );
    if (!known) this.unexecuted.add(line.instructionReference);
  }

  private applyReport(report: Report): void {
    const known = this.instructions.get(report.instructionReference);
    if (!known) throw new Error(`nobody has instructed ${report.instructionReference}`);
    if (report.sequence !== null) this.tell({ ...report, sequence: report.sequence });
    this.instructions.set(report.instructionReference, { ...known, reports: [...known.reports, report] });
    this.unexecuted.delete(report.instructionReference);
  }

  private tell(report: ToldReport): void {
    if (report.sequence !== this.latestSequence + 1) {
      throw new Error(`report ${report.sequence} does not follow from what stands before it`);
    }
    this.feed.push(report);
  }
}
