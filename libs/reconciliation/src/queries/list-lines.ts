import {
  decodeCursor,
  notFound,
  reachCondition,
  SqlParams,
  type PageRequest,
  type Reach,
  type ReadTx,
} from '#platform';
import type { ResolutionMethod } from '../reconciliation.entities.js';
import type { LineEvent } from '../statement/statement.js';

export const STANDINGS = ['matched', 'explained', 'unmatched'] as const;
export type Standing = (typeof STANDINGS)[number];

export const DIFFERENCES = [
  'bank_settled_treasury_pending',
  'bank_settled_treasury_rejected',
  'bank_returned_treasury_open',
  'bank_rejected_treasury_open',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

/** A line with what it is found to be. */
export interface LineStanding {
  readonly id: string;
  readonly programmeId: string;
  readonly programmeName: string;
  readonly statementId: string;
  readonly position: number;
  readonly event: LineEvent;
  readonly bankReference: string;
  readonly entryReference: string;
  readonly bookedOn: string;
  readonly amountFen: string | null;
  readonly counterpartyName: string | null;
  readonly counterpartyAccount: string | null;
  readonly reference: string | null;
  readonly remittance: string | null;
  readonly reasonCode: string | null;
  readonly version: number;
  readonly standing: Standing;
  /** Why it stands for nothing; null unless it is unmatched. */
  readonly unmatchedReason: string | null;
  readonly method: ResolutionMethod | null;
  readonly explanation: string | null;
  readonly resolvedAt: Date | null;
  /** The payment it stands for. */
  readonly instructionReference: string | null;
  readonly disbursementId: string | null;
  readonly disbursementNumber: string | null;
  /** Where the bank says something else about that payment than the treasury. */
  readonly difference: Difference | null;
  /** Whether the reader may resolve lines of this programme. */
  readonly mayResolve: boolean;
}

/** Tables of a line with its live resolution and the payment it stands for; `g` is the programme. */
export const LINES = `bank_statement_line l
  join programme g on g.id = l.programme_id
  left join statement_resolution r on r.line_id = l.id and r.voided_at is null
  left join payment_instruction i on i.id = r.instruction_id`;

export const STANDING = `case when r.id is null then 'unmatched' when r.kind = 'match' then 'matched' else 'explained' end`;

/** A match that was undone leaves a line without a reason of its own. */
export const UNMATCHED_REASON = `case when r.id is null then coalesce(l.unmatched_reason, 'reopened') end`;

export const DIFFERENCE = `case
  when l.event in ('paid', 'executed') and i.outcome = 'pending' then 'bank_settled_treasury_pending'
  when l.event in ('paid', 'executed') and i.outcome = 'rejected' then 'bank_settled_treasury_rejected'
  when l.event = 'returned' and i.outcome in ('pending', 'settled') then 'bank_returned_treasury_open'
  when l.event = 'rejected' and i.outcome in ('pending', 'settled') then 'bank_rejected_treasury_open' end`;

const COLUMNS = `l.id, l.programme_id as "programmeId", g.name as "programmeName", l.statement_id as "statementId", l.position, l.event,
  l.bank_reference as "bankReference", l.entry_reference as "entryReference", l.booked_on::text as "bookedOn",
  l.amount_fen::text as "amountFen", l.counterparty_name as "counterpartyName",
  l.counterparty_account as "counterpartyAccount", l.reference, l.remittance, l.reason_code as "reasonCode", l.version,
  ${STANDING} as standing, ${UNMATCHED_REASON} as "unmatchedReason", r.method, r.reason as explanation,
  r.resolved_at as "resolvedAt", i.reference as "instructionReference", i.disbursement_id as "disbursementId",
  (select d.number from disbursement d where d.id = i.disbursement_id) as "disbursementNumber",
  ${DIFFERENCE} as difference`;

const PARTIES = { agency: 'g.agency_id', programmeId: 'l.programme_id' };

function columnsFor(tx: ReadTx, params: SqlParams): string {
  const mayResolve = reachCondition(tx.context.actor.reach('statement_line.resolve'), PARTIES, params);
  return `${COLUMNS}, ${mayResolve} as "mayResolve"`;
}

export interface LineFilters extends PageRequest {
  readonly programmeId?: string;
  readonly statementId?: string;
  readonly standing?: readonly string[];
  readonly difference?: readonly string[];
  /** `YYYY-MM` of the booking date. */
  readonly month?: string;
}

/** The dates of a month. */
export const inMonth = (column: string, month: string, params: SqlParams): string => {
  const first = `${params.add(`${month}-01`)}::date`;
  return `${column} >= ${first} and ${column} < ${first} + interval '1 month'`;
};

/** Lines within reach in the order in which they came; one more than the page asks for. */
export function listLines(tx: ReadTx, reach: Reach, filters: LineFilters): Promise<LineStanding[]> {
  const params = new SqlParams();
  const conditions = [reachCondition(reach, PARTIES, params)];
  if (filters.programmeId) conditions.push(`l.programme_id = ${params.add(filters.programmeId)}::uuid`);
  if (filters.statementId) conditions.push(`l.statement_id = ${params.add(filters.statementId)}::uuid`);
  if (filters.standing) conditions.push(`${STANDING} = any(${params.add(filters.standing)}::text[])`);
  if (filters.difference) conditions.push(`${DIFFERENCE} = any(${params.add(filters.difference)}::text[])`);
  if (filters.month) conditions.push(inMonth('l.booked_on', filters.month, params));
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`l.id > ${params.add(after[0])}::uuid`);
  return tx.query<LineStanding>(
    `select ${columnsFor(tx, params)} from ${LINES} where ${conditions.join(' and ')}
      order by l.id limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
}

/** @throws 404 platform.not_found */
export async function readLine(tx: ReadTx, id: string): Promise<LineStanding> {
  const params = new SqlParams();
  const [line] = await tx.query<LineStanding>(
    `select ${columnsFor(tx, params)} from ${LINES} where l.id = ${params.add(id)}`,
    params.values,
  );
  if (!line) throw notFound('bank_statement_line', id);
  return line;
}
