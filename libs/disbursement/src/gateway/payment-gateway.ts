import type { Fen, LocalDate } from '#platform';

/** One payment to be made. */
export interface PaymentLine {
  /** Ours and unique for ever: what carries it is paid at most once; paying again after a return needs a new one. */
  readonly instructionReference: string;
  /** Fencing number: the gateway refuses a submission whose attempt is older than one it has seen. */
  readonly attempt: number;
  readonly amountFen: Fen;
  readonly payee: Payee;
  /** What the payee reads on the bank statement 附言. */
  readonly purpose: string;
}

export interface Payee {
  readonly name: string;
  readonly account: string;
  /** CNAPS bank number 联行号, 12 digits. */
  readonly bankCode: string;
}

export interface PaymentBatchContent {
  readonly batchReference: string;
  readonly requestedExecutionDate: LocalDate;
  readonly lines: readonly PaymentLine[];
}

/** A batch as it is sent; made by `composeBatch`. */
export interface PaymentBatchMessage extends PaymentBatchContent {
  /** SHA-256 in hex over everything but itself and the attempts, so that a later attempt is the same content. */
  readonly contentHash: string;
  readonly count: number;
  readonly controlSumFen: Fen;
}

/** `accepted` is received and not yet executed; `returned` 退汇 comes after a settlement, also weeks later. */
export type InstructionStatus = 'accepted' | 'settled' | 'rejected' | 'returned';

export interface InstructionState {
  readonly instructionReference: string;
  /** The batch that brought the instruction first. */
  readonly batchReference: string;
  /** The newest attempt the gateway has seen. */
  readonly attempt: number;
  readonly amountFen: Fen;
  readonly status: InstructionStatus;
  /** Of the latest report; null while accepted. */
  readonly bankReference: string | null;
  /** The instant of the settlement, kept after a return. */
  readonly settledAt: Date | null;
  /** Why it was rejected or returned; the words are under `gateway.reason.<code>`. */
  readonly reasonCode: string | null;
}

export interface BatchReceipt {
  readonly batchReference: string;
  readonly contentHash: string;
  readonly count: number;
  readonly controlSumFen: Fen;
  readonly requestedExecutionDate: LocalDate;
  readonly receivedAt: Date;
  /** In the order of the batch's lines, as they stand now. */
  readonly instructions: readonly InstructionState[];
}

/** Something that happened to an instruction. A return after a settlement is a report of its own. */
export interface PaymentReport {
  /** Ascending from 1, without gaps; the cursor of the feed. */
  readonly sequence: number;
  readonly instructionReference: string;
  readonly batchReference: string;
  readonly status: Exclude<InstructionStatus, 'accepted'>;
  readonly amountFen: Fen;
  /** The bank's own number 银行流水号, unique to this report. */
  readonly bankReference: string;
  readonly reportedAt: Date;
  readonly reasonCode: string | null;
  /** Set when only its sequence could be read for certain; it is kept and never applied. */
  readonly unreadable?: true;
}

export interface CallOptions {
  /** Gives the call up; the outcome is unknown then. */
  readonly signal?: AbortSignal;
}

export interface FeedOptions extends CallOptions {
  /** At most 500. */
  readonly limit?: number;
}

/**
 * The treasury or bank that moves the money. Every call throws `GatewayUnknownOutcome` when nobody can say what
 * happened, and `GatewayRefusal` when the gateway said no. After an unknown outcome of a submission it is asked by our
 * reference before anything is sent again (trust.md b.3).
 */
export abstract class PaymentGateway {
  /** Hands a batch over. The same batch again is answered with its present state and pays nothing twice. */
  abstract submitBatch(batch: PaymentBatchMessage, options?: CallOptions): Promise<BatchReceipt>;

  /** What the gateway knows of a batch; null when it never received it. */
  abstract findBatch(batchReference: string, options?: CallOptions): Promise<BatchReceipt | null>;

  /** What the gateway knows of an instruction; null when it never received it. */
  abstract findInstruction(instructionReference: string, options?: CallOptions): Promise<InstructionState | null>;

  /**
   * The reports with a sequence above the given one (0 = from the beginning), in order; an empty list when there is
   * nothing new.
   */
  abstract reportsAfter(sequence: number, options?: FeedOptions): Promise<readonly PaymentReport[]>;
}
