import type { Fen, FieldError, LocalDate } from '#platform';
import { invalid, type DomainError, type Params } from '#platform';

export const STATEMENT_FORMATS = ['csv', 'camt.053', 'camt.054', 'pain.002'] as const;
export type StatementFormat = (typeof STATEMENT_FORMATS)[number];

/**
 * What the bank says has happened. `paid` left and `returned` came to the account: these are entries. The others are
 * words of a status report about a payment (pain.002) and prove no movement of money.
 */
export const LINE_EVENTS = ['paid', 'returned', 'executed', 'accepted', 'rejected'] as const;
export type LineEvent = (typeof LINE_EVENTS)[number];

export interface ParsedLine {
  /** Where it stands: the row of a table, the number of the entry in a message; from 1. */
  readonly position: number;
  readonly event: LineEvent;
  /** The bank's own number 银行流水号; together with `entryReference` unique on an account. */
  readonly bankReference: string;
  readonly entryReference: string;
  /** Date in Asia/Shanghai. */
  readonly bookedOn: LocalDate;
  /** Above zero; null when a status report names no amount. */
  readonly amountFen: Fen | null;
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  /** Our reference, when the bank brought one back in its own field. */
  readonly reference: string | null;
  readonly remittance: string | null;
  readonly reasonCode: string | null;
}

export interface ParsedStatement {
  readonly format: StatementFormat;
  /** Whose account; null in a status report. */
  readonly accountNo: string | null;
  /** The batch a status report is about; null in a statement. */
  readonly batchNumber: string | null;
  readonly messageReference: string | null;
  readonly fromOn: LocalDate | null;
  readonly toOn: LocalDate | null;
  readonly openingFen: Fen | null;
  readonly closingFen: Fen | null;
  readonly lines: readonly ParsedLine[];
}

const MOST_ERRORS = 100;

/** Gathers what is wrong with the lines of a file, so that all of it is said at once and nothing is half imported. */
export class LineErrors {
  private readonly errors: FieldError[] = [];

  add(position: number, column: string, code: string, params: Params = {}): void {
    this.errors.push({ path: `lines.${position}.${column}`, code, params: { row: position, column, ...params } });
  }

  /** @throws 422 platform.invalid_input that names the first hundred wrong fields */
  throwIfAny(): void {
    if (this.errors.length > 0) throw invalid(...this.errors.slice(0, MOST_ERRORS));
  }
}

/** 422 that names the file as a whole as wrong. */
export const fileWrong = (code: string, params?: Params): DomainError => invalid({ path: 'file', code, params });
