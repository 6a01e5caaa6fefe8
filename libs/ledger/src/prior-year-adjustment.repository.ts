import { decodeCursor, notFound, reachCondition, SqlParams, type PageRequest, type ReadTx } from '#platform';
import { fiscalYearParties } from './fiscal-year.repository.js';
import { PriorYearAdjustment } from './ledger.entities.js';
import type { PriorYearAdjustmentFacts } from './prior-year-adjustment.lifecycle.js';

/** @throws 404 platform.not_found */
export async function getAdjustment(tx: ReadTx, id: string): Promise<PriorYearAdjustment> {
  const found = await tx.manager.findOneBy(PriorYearAdjustment, { id });
  if (!found) throw notFound('prior_year_adjustment', id);
  return found;
}

export const adjustmentFacts = (subject: PriorYearAdjustment): PriorYearAdjustmentFacts => ({
  subject,
  parties: fiscalYearParties(subject),
});

export type AdjustmentSummary = Pick<
  PriorYearAdjustment,
  'id' | 'number' | 'year' | 'state' | 'kind' | 'amountFen' | 'reason'
>;

/** Adjustments of a programme within the reader's reach, newest first; one row more than the page asks for. */
export function listAdjustments(
  tx: ReadTx,
  programmeId: string,
  page: PageRequest,
): Promise<(Omit<AdjustmentSummary, 'amountFen'> & { amountFen: string })[]> {
  const params = new SqlParams();
  const columns = { agency: 'agency_id', programmeId: 'programme_id' };
  const reach = reachCondition(tx.context.actor.reach('ledger.read'), columns, params);
  const before = page.cursor ? `and id < ${params.add(decodeCursor(page.cursor, ['uuid'])[0])}::uuid` : '';
  return tx.query(
    `select id, number, year, state, kind, amount_fen::text as "amountFen", reason from prior_year_adjustment
      where programme_id = ${params.add(programmeId)} and ${reach} ${before}
      order by id desc limit ${params.rows(page.limit + 1)}`,
    params.values,
  );
}
