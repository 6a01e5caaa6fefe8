import type { Fault, KnobSettings } from './knobs.js';
import type { Instruction, ReceivedBatch, Report, ToldReport } from './payment-book.js';

export interface InstructionView {
  readonly instructionReference: string;
  readonly batchReference: string;
  readonly attempt: number;
  readonly amountFen: string;
  readonly status: 'accepted' | Report['status'];
  readonly bankReference: string | null;
  readonly settledAt: string | null;
  readonly reasonCode: string | null;
}

export interface BatchView {
  readonly batchReference: string;
  readonly contentHash: string;
  readonly count: number;
  readonly controlSumFen: string;
  readonly requestedExecutionDate: string;
  readonly receivedAt: string;
  readonly instructions: readonly InstructionView[];
}

export interface FeedView {
  readonly reports: readonly ToldReport[];
}

/** How the stand-in misbehaves now, and how often it has since it was told to. */
export interface KnobsView {
  readonly settings: KnobSettings;
  readonly struck: Readonly<Partial<Record<Fault, number>>>;
  readonly daysAhead: number;
}

/** What really happened to an instruction, whatever the feed has told. */
export interface PaymentView {
  readonly instructionReference: string;
  readonly amountFen: string;
  readonly settled: number;
  readonly rejected: number;
  readonly returned: number;
}

export function instructionView({ line, batchReference, reports }: Instruction): InstructionView {
  const latest = reports.at(-1);
  const settlement = reports.find((report) => report.status === 'settled');
  return {
    instructionReference: line.instructionReference,
    batchReference,
    attempt: line.attempt,
    amountFen: line.amountFen,
    status: latest?.status ?? 'accepted',
    bankReference: latest?.bankReference ?? null,
    settledAt: settlement?.reportedAt ?? null,
    reasonCode: latest?.reasonCode ?? null,
  };
}

export function batchView({ batch, receivedAt }: ReceivedBatch, instructions: readonly InstructionView[]): BatchView {
  const { batchReference, contentHash, count, controlSumFen, requestedExecutionDate } = batch;
  return { batchReference, contentHash, count, controlSumFen, requestedExecutionDate, receivedAt, instructions };
}

export function paymentView({ line, reports }: Instruction): PaymentView {
  const count = (status: Report['status']): number => reports.filter((report) => report.status === status).length;
  return {
    instructionReference: line.instructionReference,
    amountFen: line.amountFen,
    settled: count('settled'),
    rejected: count('rejected'),
    returned: count('returned'),
  };
}
