import { allowedActions, fenToJson, subtractFen, zeroFen, type Fen, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { fiscalYearLifecycle } from '../fiscal-year.lifecycle.js';
import { fiscalYearFacts, openAccounts } from '../fiscal-year.repository.js';
import type { FiscalYear, PriorYearAdjustment } from '../ledger.entities.js';
import { priorYearAdjustmentLifecycle } from '../prior-year-adjustment.lifecycle.js';
import { adjustmentFacts } from '../prior-year-adjustment.repository.js';
import type { AdjustmentView, CarryOverView, FiscalYearSummaryView, FiscalYearView } from './fiscal-year.dto.js';

export const fiscalYearSummary = ({ id, year, state }: FiscalYear): FiscalYearSummaryView => ({ id, year, state });

export async function fiscalYearView(tx: ReadTx, year: FiscalYear, now: Date): Promise<FiscalYearView> {
  const facts = await fiscalYearFacts(tx, year);
  return {
    ...fiscalYearSummary(year),
    programmeId: year.programmeId,
    version: year.version,
    availableFen: fenToJson(facts.availableFen),
    carryAvailableFen: year.carryAvailableFen === null ? null : fenToJson(year.carryAvailableFen),
    closeProposedBy: year.closeProposedBy,
    closedBy: year.closedBy,
    closedAt: year.closedAt?.toISOString() ?? null,
    actions: actionViews(allowedActions(fiscalYearLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

/** What closing the year now would carry over and let lapse; before a proposal nothing of the available money goes on. */
export async function carryOverView(tx: ReadTx, year: FiscalYear): Promise<CarryOverView> {
  const { availableFen } = await fiscalYearFacts(tx, year);
  const accounts = await openAccounts(tx, year);
  const proposed = year.carryAvailableFen ?? zeroFen;
  const goesOn = (account: string, balanceFen: Fen): Fen => (account === 'available' ? proposed : balanceFen);
  return {
    year: year.year,
    nextYear: year.year + 1,
    lapsingFen: fenToJson(year.state === 'closed' ? zeroFen : subtractFen(availableFen, proposed)),
    lines: accounts.map(({ balanceFen, ...line }) => ({
      ...line,
      balanceFen: fenToJson(balanceFen),
      carriedFen: fenToJson(goesOn(line.account, balanceFen)),
    })),
  };
}

export function adjustmentView(tx: ReadTx, adjustment: PriorYearAdjustment, now: Date): AdjustmentView {
  const facts = adjustmentFacts(adjustment);
  const { id, number, year, state, kind, reason, programmeId, version, proposedBy, decidedBy } = adjustment;
  return {
    ...{ id, number, year, state, kind, reason, programmeId, version, proposedBy, decidedBy },
    amountFen: fenToJson(adjustment.amountFen),
    decidedAt: adjustment.decidedAt?.toISOString() ?? null,
    actions: actionViews(allowedActions(priorYearAdjustmentLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
