import { createHash } from 'node:crypto';
import { forbidden, lock, refused, row, uuidv7, type ReadTx, type Tx } from '#platform';
import { batchByNumber } from '#disbursement';
import { programmeParties } from '#programme';
import { accountKey, matchLines, referenceIn, type Finding } from '../matching/match-lines.js';
import { BankStatement, type BankStatementLine, type StatementResolution } from '../reconciliation.entities.js';
import {
  insertLines,
  insertMatches,
  knownLines,
  payingAccounts,
  paymentsToMatch,
  statementByHash,
  visibleProgramme,
} from '../reconciliation.repository.js';
import { fileWrong, LineErrors, type ParsedLine, type ParsedStatement } from '../statement/statement.js';

export interface ImportStatement {
  readonly programmeId: string;
  readonly fileName: string;
  readonly content: Buffer;
  /** What `readStatement` made of the content. */
  readonly parsed: ParsedStatement;
}

export interface Imported {
  readonly statement: BankStatement;
  readonly addedLines: number;
}

/**
 * Takes a file of the bank in, all of it or nothing, and matches what is new. The same file again, and entries that
 * another file brought before, add nothing (trust.md A13). No payment is moved by it: the treasury's own reports are the
 * only thing that settles or returns one, and where the bank says otherwise the line shows the difference.
 * @returns the statement, the earlier one when the file was imported before, and how many lines this import added
 * @throws 403 · 404 · 422 statement.wrong_account, statement.wrong_batch, statement.line_conflict
 */
export async function importStatement(tx: Tx, input: ImportStatement): Promise<Imported> {
  const { programmeId, content, parsed } = input;
  await lock(tx, [row('programme', programmeId)]);
  await assertMayImport(tx, programmeId);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const earlier = await statementByHash(tx, programmeId, sha256);
  if (earlier) return { statement: earlier, addedLines: 0 };
  const accountNo = await ownAccount(tx, programmeId, parsed);
  const { lines, batchNumber, ...said } = parsed;
  const fresh = await newLines(tx, { programmeId, accountNo }, lines);
  const statement: BankStatement = {
    ...said,
    id: uuidv7(),
    programmeId,
    accountNo,
    fileName: input.fileName,
    content,
    size: content.length,
    sha256,
    lineCount: lines.length,
    newLineCount: fresh.length,
    importedBy: tx.context.actor.userId,
    importedAt: tx.now,
  };
  await tx.manager.insert(BankStatement, statement);
  const matched = await keepLines(tx, statement, fresh);
  tx.audit({
    action: 'bank_statement.import',
    subjectType: 'bank_statement',
    subjectId: statement.id,
    programmeId,
    changes: { sha256: [null, sha256], newLines: [0, fresh.length], matched: [0, matched] },
  });
  return { statement, addedLines: fresh.length };
}

/** @throws 403 · 404 for a programme whose statements the actor may not see */
export async function assertMayImport(tx: ReadTx, programmeId: string): Promise<void> {
  const programme = await visibleProgramme(tx, programmeId, 'bank_statement.read');
  if (!tx.context.actor.may('bank_statement.import', programmeParties(programme))) {
    throw forbidden('bank_statement.import');
  }
}

/** The file must be about this programme: a statement of its account, or a report about one of its batches. */
async function ownAccount(tx: ReadTx, programmeId: string, parsed: ParsedStatement): Promise<string | null> {
  const { accountNo, batchNumber } = parsed;
  if (batchNumber !== null) {
    const batch = await batchByNumber(tx, batchNumber);
    if (batch?.programmeId !== programmeId) throw fileWrong('statement.wrong_batch', { batch: batchNumber });
    return null;
  }
  const accounts = await payingAccounts(tx, programmeId);
  if (accounts.length === 0) throw refused({ code: 'payment_export.no_paying_account' });
  const own = accounts.find((account) => accountKey(account.accountNo) === accountKey(accountNo ?? ''));
  if (!own) throw fileWrong('statement.wrong_account', { account: accountNo });
  return own.accountNo;
}

/** The lines that no earlier file brought. What the bank says of one of its entries does not change. */
async function newLines(
  tx: ReadTx,
  account: { programmeId: string; accountNo: string | null },
  lines: readonly ParsedLine[],
): Promise<ParsedLine[]> {
  const references = [...new Set(lines.map((line) => line.bankReference))];
  const known = new Map((await knownLines(tx, account, references)).map((line) => [keyOf(line), line]));
  const errors = new LineErrors();
  const fresh = lines.filter((line) => {
    const same = known.get(keyOf(line));
    if (!same) return true;
    if (same.event !== line.event || same.amountFen !== (line.amountFen?.toString() ?? null)) {
      errors.add(line.position, 'bankReference', 'statement.line_conflict');
    }
    return false;
  });
  errors.throwIfAny();
  return fresh;
}

const keyOf = (line: Pick<ParsedLine, 'bankReference' | 'entryReference'>): string =>
  `${line.bankReference}\n${line.entryReference}`;

/** @returns how many were matched */
async function keepLines(tx: Tx, statement: BankStatement, fresh: readonly ParsedLine[]): Promise<number> {
  const payments = await paymentsToMatch(tx, statement.programmeId, {
    references: fresh.flatMap((line) => referenceIn(line) ?? []),
    amounts: fresh.flatMap((line) => line.amountFen?.toString() ?? []),
  });
  const findings = matchLines(fresh, payments);
  const lines = fresh.map((line, index) => lineRow(statement, line, findings[index]));
  await insertLines(tx, lines);
  const matches = lines.flatMap((line, index) => {
    const finding = findings[index];
    return finding?.matched ? [matchRow(tx, line, finding)] : [];
  });
  await insertMatches(tx, matches);
  return matches.length;
}

function lineRow(statement: BankStatement, line: ParsedLine, finding: Finding | undefined): BankStatementLine {
  return {
    ...line,
    id: uuidv7(),
    programmeId: statement.programmeId,
    statementId: statement.id,
    accountNo: statement.accountNo,
    unmatchedReason: finding && !finding.matched ? finding.reason : null,
    version: 1,
  };
}

function matchRow(tx: Tx, line: BankStatementLine, match: Extract<Finding, { matched: true }>): StatementResolution {
  return {
    id: uuidv7(),
    programmeId: line.programmeId,
    lineId: line.id,
    event: line.event,
    kind: 'match',
    instructionId: match.paymentId,
    method: match.method,
    reason: null,
    resolvedBy: null,
    resolvedAt: tx.now,
    voidedBy: null,
    voidedAt: null,
    voidReason: null,
  };
}
