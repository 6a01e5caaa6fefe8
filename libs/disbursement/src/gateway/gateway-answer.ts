import { fen, localDate, zeroFen, type Fen, type FieldError } from '#platform';
import type { BatchReceipt, InstructionState, InstructionStatus, PaymentReport } from './payment-gateway.js';

/** An answer that is not what the protocol says; it proves nothing about the outcome. */
export class UnreadableAnswer extends Error {}

type Members = Readonly<Record<string, unknown>>;

const REPORTED = ['settled', 'rejected', 'returned'] as const;
const STATUSES: readonly InstructionStatus[] = ['accepted', ...REPORTED];

/** The readers below take parsed JSON and throw `UnreadableAnswer` or a DomainError at the first wrong member. */
export function readReceipt(body: unknown): BatchReceipt {
  const members = membersOf(body);
  return {
    batchReference: textOf(members, 'batchReference'),
    contentHash: textOf(members, 'contentHash'),
    count: integerOf(members, 'count'),
    controlSumFen: fenOf(members, 'controlSumFen'),
    requestedExecutionDate: localDate(textOf(members, 'requestedExecutionDate')),
    receivedAt: instantOf(members, 'receivedAt'),
    instructions: listOf(members, 'instructions').map(readInstruction),
  };
}

export function readInstruction(body: unknown): InstructionState {
  const members = membersOf(body);
  return {
    instructionReference: textOf(members, 'instructionReference'),
    batchReference: textOf(members, 'batchReference'),
    attempt: integerOf(members, 'attempt'),
    amountFen: fenOf(members, 'amountFen'),
    status: oneOf(members, 'status', STATUSES),
    bankReference: orNull(members, 'bankReference', textOf),
    settledAt: orNull(members, 'settledAt', instantOf),
    reasonCode: orNull(members, 'reasonCode', textOf),
  };
}

/** A report that cannot be read but for its sequence does not keep the others from being read. */
export function readReports(body: unknown): readonly PaymentReport[] {
  return listOf(membersOf(body), 'reports').map((report) => {
    const members = membersOf(report);
    const sequence = integerOf(members, 'sequence');
    try {
      return readReport(members, sequence);
    } catch {
      return unreadableReport(members, sequence);
    }
  });
}

function readReport(members: Members, sequence: number): PaymentReport {
  return {
    sequence,
    instructionReference: textOf(members, 'instructionReference'),
    batchReference: textOf(members, 'batchReference'),
    status: oneOf(members, 'status', REPORTED),
    amountFen: fenOf(members, 'amountFen'),
    bankReference: textOf(members, 'bankReference'),
    reportedAt: instantOf(members, 'reportedAt'),
    reasonCode: orNull(members, 'reasonCode', textOf),
  };
}

function unreadableReport(members: Members, sequence: number): PaymentReport {
  const textOr = (name: string, otherwise: string): string => {
    const value = members[name];
    return typeof value === 'string' && value !== '' ? value.replaceAll('\0', '').slice(0, 200) : otherwise;
  };
  return {
    sequence,
    instructionReference: textOr('instructionReference', '?'),
    batchReference: textOr('batchReference', '?'),
    status: 'rejected',
    amountFen: zeroFen,
    // Not the bank's own: what it belongs to may still be reported properly.
    bankReference: `UNREADABLE-${sequence}`,
    reportedAt: new Date(),
    reasonCode: null,
    unreadable: true,
  };
}

/** The code and the wrong fields of a problem+json body; both are optional, a proxy in between gives neither. */
export function readProblem(body: unknown): { code?: string; errors: readonly FieldError[] } {
  if (typeof body !== 'object' || body === null) return { errors: [] };
  const { code, errors } = body as Members;
  return {
    ...(typeof code === 'string' && { code }),
    errors: Array.isArray(errors) ? errors.filter(isFieldError) : [],
  };
}

function isFieldError(value: unknown): value is FieldError {
  const { path, code } = (value ?? {}) as Members;
  return typeof path === 'string' && typeof code === 'string';
}

function membersOf(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new UnreadableAnswer('not an object');
  return value as Members;
}

function textOf(members: Members, name: string): string {
  const value = members[name];
  if (typeof value !== 'string' || value === '') throw new UnreadableAnswer(`${name} is not a text`);
  // PostgreSQL cannot keep it.
  if (value.includes('\0')) throw new UnreadableAnswer(`${name} has a null character`);
  return value;
}

function integerOf(members: Members, name: string): number {
  const value = members[name];
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) throw new UnreadableAnswer(`${name} is no integer`);
  return value;
}

function instantOf(members: Members, name: string): Date {
  const instant = new Date(textOf(members, name));
  if (Number.isNaN(instant.getTime())) throw new UnreadableAnswer(`${name} is not an instant`);
  return instant;
}

function listOf(members: Members, name: string): readonly unknown[] {
  const value = members[name];
  if (!Array.isArray(value)) throw new UnreadableAnswer(`${name} is not a list`);
  return value as readonly unknown[];
}

function oneOf<T extends string>(members: Members, name: string, values: readonly T[]): T {
  const found = values.find((value) => value === members[name]);
  if (found === undefined) throw new UnreadableAnswer(`${name} is none of ${values.join(', ')}`);
  return found;
}

const fenOf = (members: Members, name: string): Fen => fen(textOf(members, name));

function orNull<T>(members: Members, name: string, read: (members: Members, name: string) => T): T | null {
  return members[name] === null ? null : read(members, name);
}
