import {
  fen,
  localDate,
  notFound,
  reachCondition,
  SqlParams,
  decodeCursor,
  type PageRequest,
  type Permission,
  type Reach,
  type ReadTx,
  type Tx,
} from '#platform';
import { getProgramme, programmeParties, type Programme } from '#programme';
import type { PaymentToMatch } from './matching/match-lines.js';
import {
  BankStatement,
  BankStatementLine,
  PayingAccount,
  PaymentExport,
  StatementResolution,
} from './reconciliation.entities.js';
import type { LineEvent } from './statement/statement.js';

/** @throws 404 when the programme is not there or the actor may not see this of it */
export async function visibleProgramme(tx: ReadTx, id: string, permission: Permission): Promise<Programme> {
  const programme = await getProgramme(tx, id);
  if (!tx.context.actor.may(permission, programmeParties(programme))) throw notFound('programme', id);
  return programme;
}

/** The accounts of a programme, the newest first. */
export function payingAccounts(tx: ReadTx, programmeId: string): Promise<PayingAccount[]> {
  return tx.manager.find(PayingAccount, { where: { programmeId }, order: { id: 'DESC' } });
}

/** The account under which a batch was exported first; null before that. */
export async function accountOfBatch(tx: ReadTx, batchId: string): Promise<PayingAccount | null> {
  const [first] = await exportsOf(tx, batchId);
  return first ? tx.manager.findOneBy(PayingAccount, { id: first.payingAccountId }) : null;
}

/** The exports of a batch, the oldest first. */
export function exportsOf(tx: ReadTx, batchId: string): Promise<PaymentExport[]> {
  return tx.manager.find(PaymentExport, { where: { batchId }, order: { id: 'ASC' } });
}

/** @throws 404 platform.not_found */
export async function getExport(tx: ReadTx, id: string): Promise<PaymentExport> {
  const found = await tx.manager.findOneBy(PaymentExport, { id });
  if (!found) throw notFound('payment_export', id);
  return found;
}

/** @throws 404 platform.not_found */
export async function getStatement(tx: ReadTx, id: string): Promise<BankStatement> {
  const statement = await tx.manager.findOneBy(BankStatement, { id });
  if (!statement) throw notFound('bank_statement', id);
  return statement;
}

/** The bytes of a file that is kept in its row. */
export async function contentOf(tx: ReadTx, table: 'payment_export' | 'bank_statement', id: string): Promise<Buffer> {
  const [kept] = await tx.query<{ content: Buffer }>(`select content from ${table} where id = $1`, [id]);
  if (!kept) throw notFound(table, id);
  return kept.content;
}

/** The same file as it was imported into this programme before; null when it was not. */
export function statementByHash(tx: ReadTx, programmeId: string, sha256: string): Promise<BankStatement | null> {
  return tx.manager.findOneBy(BankStatement, { programmeId, sha256 });
}

export interface StatementFilters extends PageRequest {
  readonly programmeId?: string;
}

/** Statements of the agency's programmes, newest first; one more than the page asks for. */
export async function listStatements(tx: ReadTx, reach: Reach, filters: StatementFilters): Promise<BankStatement[]> {
  const params = new SqlParams();
  const conditions = [reachCondition(reach, { agency: 'g.agency_id', programmeId: 's.programme_id' }, params)];
  if (filters.programmeId) conditions.push(`s.programme_id = ${params.add(filters.programmeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`s.id < ${params.add(after[0])}::uuid`);
  const rows = await tx.query<{ id: string }>(
    `select s.id from bank_statement s join programme g on g.id = s.programme_id
      where ${conditions.join(' and ')} order by s.id desc limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
  const statements: BankStatement[] = [];
  for (const { id } of rows) statements.push(await getStatement(tx, id));
  return statements;
}

/** @throws 404 platform.not_found */
export async function getLine(tx: ReadTx, id: string): Promise<BankStatementLine> {
  const line = await tx.manager.findOneBy(BankStatementLine, { id });
  if (!line) throw notFound('bank_statement_line', id);
  return line;
}

/** What a line is at present; null when it is neither matched nor explained. */
export async function liveResolution(tx: ReadTx, lineId: string): Promise<StatementResolution | null> {
  const all = await tx.manager.findBy(StatementResolution, { lineId });
  return all.find(({ voidedAt }) => voidedAt === null) ?? null;
}

export interface KnownLine {
  readonly bankReference: string;
  readonly entryReference: string;
  readonly event: LineEvent;
  readonly amountFen: string | null;
}

/** Lines of an account that are here already, of those with one of these numbers of the bank. */
export function knownLines(
  tx: ReadTx,
  account: { programmeId: string; accountNo: string | null },
  bankReferences: readonly string[],
): Promise<KnownLine[]> {
  return tx.query<KnownLine>(
    `select bank_reference as "bankReference", entry_reference as "entryReference", event,
            amount_fen::text as "amountFen"
       from bank_statement_line
      where programme_id = $1 and account_no is not distinct from $2 and bank_reference = any($3::text[])`,
    [account.programmeId, account.accountNo, bankReferences],
  );
}

/** Payments of a programme that the bank was told to make and that one of these references or amounts may mean. */
export async function paymentsToMatch(
  tx: ReadTx,
  programmeId: string,
  { references, amounts }: { references: readonly string[]; amounts: readonly string[] },
): Promise<PaymentToMatch[]> {
  const rows = await tx.query<{
    id: string;
    reference: string;
    amountFen: string;
    payeeName: string;
    payeeAccount: string;
    instructedOn: string;
    taken: LineEvent[];
  }>(
    `select i.id, i.reference, i.amount_fen::text as "amountFen", i.payee_name as "payeeName",
            i.payee_account as "payeeAccount",
            (i.created_at at time zone 'Asia/Shanghai')::date::text as "instructedOn",
            coalesce(array_agg(r.event) filter (where r.id is not null), '{}') as taken
       from payment_instruction i
       left join statement_resolution r on r.instruction_id = i.id and r.voided_at is null
        and r.event in ('paid', 'returned')
      where i.programme_id = $1 and i.batch_id is not null
        and (i.reference = any($2::text[]) or i.amount_fen = any($3::bigint[]))
      group by i.id`,
    [programmeId, references, amounts],
  );
  return rows.map((row) => ({ ...row, amountFen: fen(row.amountFen), instructedOn: localDate(row.instructedOn) }));
}

const ROWS_AT_A_TIME = 1_000;

/** Writes many lines in few statements: a month has ten thousand. */
export async function insertLines(tx: Tx, lines: readonly BankStatementLine[]): Promise<void> {
  for (let from = 0; from < lines.length; from += ROWS_AT_A_TIME) {
    const rows = lines.slice(from, from + ROWS_AT_A_TIME).map((line) => ({
      id: line.id,
      programme_id: line.programmeId,
      statement_id: line.statementId,
      account_no: line.accountNo,
      position: line.position,
      event: line.event,
      bank_reference: line.bankReference,
      entry_reference: line.entryReference,
      booked_on: line.bookedOn,
      amount_fen: line.amountFen?.toString() ?? null,
      counterparty_name: line.counterpartyName,
      counterparty_account: line.counterpartyAccount,
      reference: line.reference,
      remittance: line.remittance,
      reason_code: line.reasonCode,
      unmatched_reason: line.unmatchedReason,
      version: line.version,
    }));
    await tx.query(
      `insert into bank_statement_line select * from jsonb_populate_recordset(null::bank_statement_line, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}

/** The matches that an import found; nobody has resolved them by hand, so they carry no person and no reason. */
export async function insertMatches(tx: Tx, matches: readonly StatementResolution[]): Promise<void> {
  for (let from = 0; from < matches.length; from += ROWS_AT_A_TIME) {
    const rows = matches.slice(from, from + ROWS_AT_A_TIME).map((match) => ({
      id: match.id,
      programme_id: match.programmeId,
      line_id: match.lineId,
      event: match.event,
      kind: match.kind,
      instruction_id: match.instructionId,
      method: match.method,
      resolved_at: match.resolvedAt.toISOString(),
    }));
    await tx.query(
      `insert into statement_resolution select * from jsonb_populate_recordset(null::statement_resolution, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}
