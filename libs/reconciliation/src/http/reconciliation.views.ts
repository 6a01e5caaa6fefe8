import { fenToJson, messageOf, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { userNames } from '#identity';
import { getProgramme, programmeNames } from '#programme';
import { LINE_ACTIONS } from '../actions/resolve-line.js';
import type { BankStatement, PayingAccount, PaymentExport } from '../reconciliation.entities.js';
import type { LineStanding } from '../queries/list-lines.js';
import type { MissingPayment } from '../queries/missing-payments.js';
import type { ReconciliationSummary } from '../queries/reconciliation-summary.js';
import type * as dto from './reconciliation.dto.js';

export function payingAccountView(account: PayingAccount): dto.PayingAccountView {
  const { id, programmeId, accountName, accountNo, bankName, bankCode, recordedAt } = account;
  return { id, programmeId, accountName, accountNo, bankName, bankCode, recordedAt: recordedAt.toISOString() };
}

export async function exportViews(tx: ReadTx, exports: readonly PaymentExport[]): Promise<dto.PaymentExportView[]> {
  const names = await userNames(tx, [...new Set(exports.flatMap(({ createdBy }) => createdBy ?? []))]);
  return exports.map((kept) => ({
    id: kept.id,
    batchId: kept.batchId,
    profile: kept.profile,
    layout: kept.layout,
    fileName: kept.fileName,
    size: kept.size,
    sha256: kept.sha256,
    lineCount: kept.lineCount,
    controlSumFen: fenToJson(kept.controlSumFen),
    createdBy: kept.createdBy === null ? null : (names.get(kept.createdBy) ?? null),
    createdAt: kept.createdAt.toISOString(),
  }));
}

/** Statements with the names of their programmes. */
export async function statementViews(
  tx: ReadTx,
  statements: readonly BankStatement[],
): Promise<dto.BankStatementView[]> {
  const names = await programmeNames(
    tx,
    statements.map(({ programmeId }) => programmeId),
  );
  return statements.map((statement) => named(statement, names.get(statement.programmeId) ?? ''));
}

export async function statementView(tx: ReadTx, statement: BankStatement): Promise<dto.BankStatementView> {
  return named(statement, (await getProgramme(tx, statement.programmeId)).name);
}

function named(statement: BankStatement, programmeName: string): dto.BankStatementView {
  const { id, programmeId, accountNo, format, messageReference, fileName, size, sha256, fromOn, toOn } = statement;
  const { openingFen, closingFen, lineCount, newLineCount, importedAt } = statement;
  return {
    id,
    programmeId,
    programmeName,
    accountNo,
    format,
    messageReference,
    fileName,
    size,
    sha256,
    fromOn,
    toOn,
    openingFen: openingFen === null ? null : fenToJson(openingFen),
    closingFen: closingFen === null ? null : fenToJson(closingFen),
    lineCount,
    newLineCount,
    importedAt: importedAt.toISOString(),
  };
}

export function lineView({ mayResolve, ...line }: LineStanding): dto.BankLineView {
  const { unmatchedReason, difference, resolvedAt } = line;
  return {
    ...line,
    unmatchedReason: unmatchedReason === null ? null : reasonView(unmatchedReason),
    difference: difference === null ? null : differenceView(difference),
    resolvedAt: resolvedAt?.toISOString() ?? null,
    actions: mayResolve
      ? actionViews(LINE_ACTIONS[line.standing].map((name) => ({ name, allowed: true, reasons: [] })))
      : [],
  };
}

const reasonView = (code: string): dto.FindingView => ({ code, ...messageOf(`statement_line.${code}`) });
const differenceView = (code: string): dto.FindingView => ({
  code,
  ...messageOf(`statement_line.difference.${code}`),
});

export function missingView(payment: MissingPayment): dto.MissingPaymentView {
  return { ...payment, reportedAt: payment.reportedAt.toISOString() };
}

export function summaryView(
  { programmeId, month }: { programmeId: string; month: string },
  summary: ReconciliationSummary,
): dto.ReconciliationView {
  return {
    programmeId,
    month,
    lines: [...summary.lines],
    unmatched: summary.unmatched.map(({ reason, ...total }) => ({ ...reasonView(reason), ...total })),
    differences: summary.differences.map(({ difference, ...total }) => ({ ...differenceView(difference), ...total })),
    reported: [...summary.reported],
    missing: [...summary.missing],
  };
}
