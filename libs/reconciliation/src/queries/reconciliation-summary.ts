import { SqlParams, type ReadTx } from '#platform';
import {
  DIFFERENCE,
  inMonth,
  LINES,
  STANDING,
  UNMATCHED_REASON,
  type Difference,
  type Standing,
} from './list-lines.js';
import { HAS_NO_LINE, REPORTED, REPORTED_EVENT, REPORTED_ON } from './missing-payments.js';
import type { LineEvent } from '../statement/statement.js';

interface Total {
  readonly count: number;
  /** In fen, as digits. */
  readonly amountFen: string;
}

/** A month of a programme: what the bank shows, what the treasury reported, and where they do not meet. */
export interface ReconciliationSummary {
  /** By the booking date of the bank. */
  readonly lines: readonly (Total & { readonly event: LineEvent; readonly standing: Standing })[];
  readonly unmatched: readonly (Total & { readonly reason: string })[];
  readonly differences: readonly (Total & { readonly difference: Difference })[];
  /** By the treasury's report. */
  readonly reported: readonly (Total & { readonly event: 'paid' | 'returned' })[];
  readonly missing: readonly (Total & { readonly event: 'paid' | 'returned' })[];
}

const total = (column: string): string => `count(*)::int as count, coalesce(sum(${column}), 0)::text as "amountFen"`;

/** @param month `YYYY-MM` in Asia/Shanghai */
export async function reconciliationSummary(
  tx: ReadTx,
  programmeId: string,
  month: string,
): Promise<ReconciliationSummary> {
  const params = new SqlParams();
  const programme = `${params.add(programmeId)}::uuid`;
  const booked = `l.programme_id = ${programme} and ${inMonth('l.booked_on', month, params)}`;
  const rows = <Row>(sql: string): Promise<Row[]> => tx.query<Row>(sql, params.values);
  const lines = await rows<ReconciliationSummary['lines'][number]>(
    `select l.event, ${STANDING} as standing, ${total('l.amount_fen')} from ${LINES}
      where ${booked} group by 1, 2 order by 1, 2`,
  );
  const unmatched = await rows<ReconciliationSummary['unmatched'][number]>(
    `select ${UNMATCHED_REASON} as reason, ${total('l.amount_fen')} from ${LINES}
      where ${booked} and r.id is null group by 1 order by 1`,
  );
  const differences = await rows<ReconciliationSummary['differences'][number]>(
    `select ${DIFFERENCE} as difference, ${total('l.amount_fen')} from ${LINES}
      where ${booked} and ${DIFFERENCE} is not null group by 1 order by 1`,
  );
  const reportedThen = new SqlParams();
  const then = `i.programme_id = ${reportedThen.add(programmeId)}::uuid and ${inMonth(REPORTED_ON, month, reportedThen)}`;
  const events = (condition: string): Promise<ReconciliationSummary['reported'][number][]> =>
    tx.query(
      `select ${REPORTED_EVENT} as event, ${total('p.amount_fen')} from ${REPORTED}
        where ${condition} group by 1 order by 1`,
      reportedThen.values,
    );
  return {
    lines,
    unmatched,
    differences,
    reported: await events(then),
    missing: await events(`${then} and ${HAS_NO_LINE}`),
  };
}
