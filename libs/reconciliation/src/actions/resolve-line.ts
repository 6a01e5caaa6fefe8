import { forbidden, lock, notFound, refused, row, stale, uuidv7, type ReadTx, type Tx } from '#platform';
import { instructionByReference } from '#disbursement';
import { getProgramme, programmeParties } from '#programme';
import { StatementResolution, type BankStatementLine } from '../reconciliation.entities.js';
import type { Standing } from '../queries/list-lines.js';
import { getLine, liveResolution } from '../reconciliation.repository.js';

export interface LineStep {
  readonly lineId: string;
  readonly version: number;
  /** Why a person decides so; kept with the decision. */
  readonly reason: string;
}

/** What those who may resolve lines can do with one, by what it is found to be. */
export const LINE_ACTIONS: Readonly<Record<Standing, readonly string[]>> = {
  unmatched: ['match', 'explain'],
  matched: ['reopen'],
  explained: ['reopen'],
};

/**
 * Says that a line stands for a payment, though it was not found or does not fit. Nothing is paid or settled by it.
 * @throws 403 · 404 · 409 statement_line.resolved, statement_line.unknown_instruction, statement_line.already_matched
 */
export async function matchLine(tx: Tx, input: LineStep & { reference: string }): Promise<BankStatementLine> {
  const line = await lockedLine(tx, input);
  await assertUnresolved(tx, line);
  const { reference } = input;
  const instruction = await instructionByReference(tx, reference);
  if (!instruction?.batchId || instruction.programmeId !== line.programmeId) {
    throw refused({ code: 'statement_line.unknown_instruction', params: { reference } });
  }
  await insertResolution(tx, line, { kind: 'match', instructionId: instruction.id, reason: input.reason });
  return changed(tx, line, { action: 'match', reason: input.reason, payment: [null, reference] });
}

/**
 * Says what a line is that stands for no payment of this system.
 * @throws 403 · 404 · 409 statement_line.resolved
 */
export async function explainLine(tx: Tx, input: LineStep): Promise<BankStatementLine> {
  const line = await lockedLine(tx, input);
  await assertUnresolved(tx, line);
  await insertResolution(tx, line, { kind: 'explanation', instructionId: null, reason: input.reason });
  return changed(tx, line, { action: 'explain', reason: input.reason });
}

/**
 * Undoes what was found or decided about a line; it stays on record.
 * @throws 403 · 404 · 409 statement_line.not_resolved
 */
export async function reopenLine(tx: Tx, input: LineStep): Promise<BankStatementLine> {
  const line = await lockedLine(tx, input);
  const live = await liveResolution(tx, line.id);
  if (!live) throw refused({ code: 'statement_line.not_resolved' });
  await tx.manager.update(
    StatementResolution,
    { id: live.id },
    { voidedBy: tx.context.actor.userId, voidedAt: tx.now, voidReason: input.reason },
  );
  return changed(tx, line, { action: 'reopen', reason: input.reason, payment: [live.instructionId, null] });
}

async function lockedLine(tx: Tx, { lineId, version }: LineStep): Promise<BankStatementLine> {
  await lock(tx, [row('bank_statement_line', lineId)]);
  const line = await visibleLine(tx, lineId);
  const parties = programmeParties(await getProgramme(tx, line.programmeId));
  if (!tx.context.actor.may('statement_line.resolve', parties)) throw forbidden('statement_line.resolve');
  if (line.version !== version) throw stale(line.version);
  return line;
}

/** @throws 404 when the line is not there or the actor may not see it */
export async function visibleLine(tx: ReadTx, lineId: string): Promise<BankStatementLine> {
  const line = await getLine(tx, lineId);
  const parties = programmeParties(await getProgramme(tx, line.programmeId));
  if (!tx.context.actor.may('bank_statement.read', parties)) throw notFound('bank_statement_line', lineId);
  return line;
}

async function assertUnresolved(tx: ReadTx, line: BankStatementLine): Promise<void> {
  if (await liveResolution(tx, line.id)) throw refused({ code: 'statement_line.resolved' });
}

async function insertResolution(
  tx: Tx,
  line: BankStatementLine,
  decision: Pick<StatementResolution, 'kind' | 'instructionId' | 'reason'>,
): Promise<void> {
  await tx.manager.insert(StatementResolution, {
    ...decision,
    id: uuidv7(),
    programmeId: line.programmeId,
    lineId: line.id,
    event: line.event,
    method: 'by_hand',
    resolvedBy: tx.context.actor.userId,
    resolvedAt: tx.now,
  });
}

async function changed(
  tx: Tx,
  line: BankStatementLine,
  { action, reason, payment }: { action: string; reason: string; payment?: readonly [unknown, unknown] },
): Promise<BankStatementLine> {
  await tx.query('update bank_statement_line set version = version + 1 where id = $1', [line.id]);
  tx.audit({
    action: `statement_line.${action}`,
    subjectType: 'bank_statement_line',
    subjectId: line.id,
    programmeId: line.programmeId,
    reason,
    ...(payment && { changes: { payment } }),
  });
  return { ...line, version: line.version + 1 };
}
