import {
  create,
  fen,
  invalid,
  lock,
  nextNumber,
  notFound,
  refused,
  requirePermission,
  row,
  transition,
  uuidv7,
  type Tx,
} from '#platform';
import { fiscalYearParties, findFiscalYear, standingYear } from '../fiscal-year.repository.js';
import type { PriorYearAdjustment } from '../ledger.entities.js';
import { adjustmentLegs, type AdjustmentKind } from '../prior-year-adjustment.kinds.js';
import { priorYearAdjustmentLifecycle } from '../prior-year-adjustment.lifecycle.js';
import { adjustmentFacts, getAdjustment } from '../prior-year-adjustment.repository.js';
import { postJournal } from './post-journal.js';

export interface ProposeAdjustment {
  readonly programmeId: string;
  readonly year: number;
  readonly kind: AdjustmentKind;
  /** Fen as digits, greater than zero. */
  readonly amountFen: string;
  readonly reason: string;
}

/**
 * The first of two persons proposes a correction of a closed year; it gets its number here.
 * @throws 403 · 404 · 409 prior_year_adjustment.year_not_closed · 422 ledger.amount_not_positive
 */
export async function proposeAdjustment(tx: Tx, input: ProposeAdjustment): Promise<PriorYearAdjustment> {
  const year = await findFiscalYear(tx, input.programmeId, input.year);
  if (!year) throw notFound('fiscal_year', String(input.year));
  await lock(tx, [row('fiscal_year', year.id)]);
  const parties = fiscalYearParties(year);
  requirePermission(tx, 'prior_year_adjustment.propose', parties);
  const { userId } = tx.context.actor;
  const amountFen = fen(input.amountFen);
  if (amountFen <= 0n) throw invalid({ path: 'amountFen', code: 'ledger.amount_not_positive' });
  if (year.state !== 'closed' || userId === null) {
    throw refused({ code: 'prior_year_adjustment.year_not_closed', params: { year: year.year } });
  }
  const adjustment: PriorYearAdjustment = {
    id: uuidv7(),
    programmeId: year.programmeId,
    agencyId: year.agencyId,
    year: year.year,
    number: await nextNumber(tx, 'TZ'),
    state: 'proposed',
    kind: input.kind,
    amountFen,
    reason: input.reason,
    proposedBy: userId,
    decidedBy: null,
    decidedAt: null,
    version: 1,
    createdAt: tx.now,
  };
  return create(tx, priorYearAdjustmentLifecycle, {
    row: adjustment,
    permission: 'prior_year_adjustment.propose',
    parties,
    reason: input.reason,
    emits: 'prior_year_adjustment.proposed',
  });
}

interface AdjustmentStep {
  readonly adjustmentId: string;
  readonly version: number;
}

/**
 * The second person approves; the journal stands in the closed year under the adjustment's number.
 * @throws 403 · 404 · 409 prior_year_adjustment.same_person, ledger.insufficient_lapsed, ledger.insufficient_available
 */
export async function postAdjustment(tx: Tx, input: AdjustmentStep): Promise<PriorYearAdjustment> {
  await lock(tx, [row('prior_year_adjustment', input.adjustmentId)]);
  const adjustment = await getAdjustment(tx, input.adjustmentId);
  const posted = (await transition(tx, priorYearAdjustmentLifecycle, 'post', {
    facts: adjustmentFacts(adjustment),
    version: input.version,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now },
  })) as PriorYearAdjustment;
  const { programmeId, agencyId, year, kind, amountFen } = adjustment;
  const openYear = await standingYear(tx, programmeId, year);
  await postJournal(tx, {
    kind: 'adjustment',
    key: adjustment.id,
    programmeId,
    agencyId,
    effectiveAt: tx.now,
    subject: { type: 'prior_year_adjustment', id: adjustment.id },
    reference: adjustment.number,
    legs: adjustmentLegs(kind, { programmeId, agencyId, fiscalYear: year }, openYear, amountFen),
    exactYears: true,
    adjustmentId: adjustment.id,
  });
  return posted;
}

/** The second person says no, with a reason. @throws 403 · 404 · 409 prior_year_adjustment.same_person */
export async function rejectAdjustment(
  tx: Tx,
  input: AdjustmentStep & { readonly reason?: string },
): Promise<PriorYearAdjustment> {
  await lock(tx, [row('prior_year_adjustment', input.adjustmentId)]);
  const adjustment = await getAdjustment(tx, input.adjustmentId);
  return transition(tx, priorYearAdjustmentLifecycle, 'reject', {
    facts: adjustmentFacts(adjustment),
    version: input.version,
    reason: input.reason,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now },
  }) as Promise<PriorYearAdjustment>;
}
