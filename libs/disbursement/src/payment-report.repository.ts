import { decodeCursor, notFound, SqlParams, type PageRequest, type ReadTx, type Tx } from '#platform';
import { clockOf } from './disbursement.repository.js';
import { EXPLAINED, PaymentReportReview } from './payment-report.entities.js';

/** A kept report of the treasury; `sequence` is null when it was an answer to a question. */
export interface KeptReport {
  readonly id: string;
  readonly sequence: string | null;
  readonly instructionReference: string;
  readonly batchReference: string | null;
  readonly report: string;
  /** In fen as digits. */
  readonly amountFen: string;
  readonly bankReference: string;
  readonly reasonCode: string | null;
  readonly reportedAt: Date;
  readonly receivedAt: Date;
  readonly unmatched: string | null;
}

const COLUMNS = `
  r.id, r.sequence::text as sequence, r.instruction_reference as "instructionReference",
  r.batch_reference as "batchReference", r.report, r.amount_fen::text as "amountFen",
  r.bank_reference as "bankReference", r.reason_code as "reasonCode", r.reported_at as "reportedAt",
  r.received_at as "receivedAt", r.unmatched`;

export async function keptReport(tx: ReadTx, id: string): Promise<KeptReport> {
  const [report] = await tx.query<KeptReport>(`select ${COLUMNS} from payment_report r where r.id = $1`, [id]);
  if (!report) throw notFound('payment_report', id);
  return report;
}

/** How far the treasury's feed has been read; 0 before the first report. */
export async function newestSequence(tx: ReadTx): Promise<number> {
  const [last] = await tx.query<{ sequence: string }>(
    'select coalesce(max(sequence), 0)::text as sequence from payment_report',
  );
  return Number(last?.sequence ?? 0);
}

/** The report that has a bank reference; a bank gives each of its reports one of its own. */
export async function reportWithBankReference(tx: ReadTx, bankReference: string): Promise<KeptReport | null> {
  const [report] = await tx.query<KeptReport>(`select ${COLUMNS} from payment_report r where r.bank_reference = $1`, [
    bankReference,
  ]);
  return report ?? null;
}

/** Whether a settlement of this instruction was applied. */
export async function settlementApplied(tx: ReadTx, instructionReference: string): Promise<boolean> {
  const rows = await tx.query(
    `select 1 from payment_report where instruction_reference = $1 and report = 'settled' and unmatched is null limit 1`,
    [instructionReference],
  );
  return rows.length > 0;
}

/**
 * The programme a report belongs to: that of its instruction, of its batch, or of the disbursement whose number its
 * reference begins with. Null when it names nothing of ours.
 */
export async function programmeOfReport(
  tx: ReadTx,
  report: { readonly instructionReference: string; readonly batchReference: string | null },
): Promise<string | null> {
  const [found] = await tx.query<{ programmeId: string | null }>(
    `select coalesce(
       (select programme_id from payment_instruction where reference = $1),
       (select programme_id from payment_batch where number = $2),
       (select programme_id from disbursement where number = any(
         select array_to_string((string_to_array($1, '-'))[1:n], '-')
           from generate_series(1, cardinality(string_to_array($1, '-'))) as n)
         order by length(number) desc limit 1)) as "programmeId"`,
    [report.instructionReference, report.batchReference],
  );
  return found?.programmeId ?? null;
}

/** @throws 404 platform.not_found */
export async function getReview(tx: ReadTx, id: string): Promise<PaymentReportReview> {
  const review = await tx.manager.findOneBy(PaymentReportReview, { id });
  if (!review) throw notFound('payment_report_review', id);
  return review;
}

/** Reviews still open of what the bank calls by this reference, also where it stands in a report that repeats it. */
export async function openReviewIds(tx: ReadTx, bankReference: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select v.id from payment_report_review v join payment_report r on r.id = v.report_id
      where split_part(r.bank_reference, '#', 1) = $1 and v.state in ('unmatched', 'asking') order by v.id`,
    [bankReference],
  );
  return rows.map((row) => row.id);
}

export interface ReviewFilters extends PageRequest {
  readonly programmeId: string;
  readonly state?: readonly string[];
}

/** Ids of a programme's reviews, oldest first; one more than the page asks for. */
export async function listReviewIds(tx: ReadTx, filters: ReviewFilters): Promise<string[]> {
  const params = new SqlParams();
  const conditions = [`programme_id = ${params.add(filters.programmeId)}::uuid`];
  if (filters.state) conditions.push(`state = any(${params.add(filters.state)}::text[])`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`id > ${params.add(after[0])}::uuid`);
  const rows = await tx.query<{ id: string }>(
    `select id from payment_report_review where ${conditions.join(' and ')} order by id limit ${params.rows(filters.limit + 1)}`,
    params.values,
  );
  return rows.map((row) => row.id);
}

/** When it was received, to the millisecond that a cursor can name. */
const RECEIVED = `date_trunc('milliseconds', r.received_at)`;

/**
 * Reports that name nothing of ours and therefore belong to no programme, the latest received first; one row more than
 * the page asks for.
 */
export function listStrayReports(tx: ReadTx, { limit, cursor }: PageRequest): Promise<KeptReport[]> {
  const params = new SqlParams();
  const [at, id] = cursor ? decodeCursor(cursor, ['instant', 'uuid']) : [];
  const after = at && id ? `and (${RECEIVED}, r.id) < (${params.add(at)}::timestamptz, ${params.add(id)}::uuid)` : '';
  return tx.query<KeptReport>(
    `select ${COLUMNS} from payment_report r
      where r.unmatched <> all(${params.add(EXPLAINED)}::text[])
        and not exists (select from payment_report_review v where v.report_id = r.id) ${after}
      order by ${RECEIVED} desc, r.id desc limit ${params.rows(limit + 1)}`,
    params.values,
  );
}

/** How long the treasury has to take in a message or to report on it before it is asked. */
const PATIENCE = `interval '30 seconds'`;
const AT_A_TIME = 100;

/**
 * Instructions the treasury has acknowledged and not reported on. It is asked after 30 seconds, a minute, two minutes
 * and so on, at last every hour; the next time is set before they are asked, so that an outage of the treasury does not
 * have all of them asked at once again and again.
 * @returns their references
 */
export async function claimOverdueReferences(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ reference: string }>(
    `with overdue as (
       select i.id from payment_instruction i join payment_batch b on b.id = i.batch_id
        where i.outcome = 'pending' and b.state = 'acknowledged'
          and coalesce(i.asked_at, b.tried_at, b.created_at) + least(interval '1 hour', ${PATIENCE} * 2 ^ least(i.asks, 7))
              <= ${clockOf('i')}
        order by i.id limit ${AT_A_TIME})
     update payment_instruction i set asks = asks + 1, asked_at = ${clockOf('i')} from overdue where i.id = overdue.id
     returning i.reference`,
  );
  return rows.map((row) => row.reference);
}

/** Batches whose last attempt is so long ago that its delivery must have been given up. */
export async function stuckBatchIds(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select b.id from payment_batch b
      where b.state in ('open', 'sending') and coalesce(b.tried_at, b.created_at) + ${PATIENCE} <= ${clockOf('b')}
      order by b.id limit ${AT_A_TIME}`,
  );
  return rows.map((row) => row.id);
}

/** Programmes with released instructions that no batch has carried for so long that their delivery was given up. */
export async function stuckProgrammeIds(tx: ReadTx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `select distinct i.programme_id as id from payment_instruction i
      where i.batch_id is null and i.created_at + ${PATIENCE} <= ${clockOf('i')} order by 1 limit ${AT_A_TIME}`,
  );
  return rows.map((row) => row.id);
}
