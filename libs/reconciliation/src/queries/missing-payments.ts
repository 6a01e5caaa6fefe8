import { decodeCursor, SqlParams, type PageRequest, type ReadTx } from '#platform';
import { inMonth } from './list-lines.js';

/** A payment the treasury has reported on and no statement of the bank shows. */
export interface MissingPayment {
  /** Of the treasury's report. */
  readonly id: string;
  readonly event: 'paid' | 'returned';
  readonly instructionReference: string;
  readonly disbursementId: string;
  readonly disbursementNumber: string;
  readonly amountFen: string;
  readonly payeeName: string;
  readonly bankReference: string;
  readonly reportedAt: Date;
}

/**
 * What the treasury settled or returned, as the bank's entries would name it; rejected money never left. A settlement that
 * was told after its return changed nothing here, but the bank has moved the money twice.
 */
export const REPORTED = `payment_report p
  join payment_instruction i on i.reference = p.instruction_reference
   and p.report in ('settled', 'returned') and (p.unmatched is null or p.unmatched = 'out_of_order')`;
export const REPORTED_EVENT = `case p.report when 'settled' then 'paid' else 'returned' end`;
export const REPORTED_ON = `(p.reported_at at time zone 'Asia/Shanghai')::date`;
export const HAS_NO_LINE = `not exists (
  select 1 from statement_resolution r
   where r.instruction_id = i.id and r.voided_at is null and r.event = ${REPORTED_EVENT})`;

export interface MissingFilters extends PageRequest {
  /** `YYYY-MM` of the treasury's report. */
  readonly month?: string;
}

/** In the order of the treasury's reports; one more than the page asks for. */
export function missingPayments(tx: ReadTx, programmeId: string, filters: MissingFilters): Promise<MissingPayment[]> {
  const params = new SqlParams();
  const conditions = [`i.programme_id = ${params.add(programmeId)}::uuid`, HAS_NO_LINE];
  if (filters.month) conditions.push(inMonth(REPORTED_ON, filters.month, params));
  const after = filters.cursor ? decodeCursor(filters.cursor, ['instant', 'uuid']) : null;
  if (after) {
    conditions.push(`(p.reported_at, p.id) > (${params.add(after[0])}::timestamptz, ${params.add(after[1])}::uuid)`);
  }
  return tx.query<MissingPayment>(
    `select p.id, ${REPORTED_EVENT} as event, i.reference as "instructionReference",
            i.disbursement_id as "disbursementId",
            (select d.number from disbursement d where d.id = i.disbursement_id) as "disbursementNumber", p.amount_fen::text as "amountFen", i.payee_name as "payeeName",
            p.bank_reference as "bankReference", p.reported_at as "reportedAt"
       from ${REPORTED} where ${conditions.join(' and ')}
      order by p.reported_at, p.id limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
}
