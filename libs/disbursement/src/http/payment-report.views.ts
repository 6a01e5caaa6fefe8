import { allowedActions, fenToJson, messageOf, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { userNames } from '#identity';
import { reviewFacts } from '../actions/keep-report.js';
import { getDisbursement, instructionByReference } from '../disbursement.repository.js';
import type { PaymentReportReview } from '../payment-report.entities.js';
import { paymentReportReviewLifecycle } from '../payment-report-review.lifecycle.js';
import { keptReport, type KeptReport } from '../payment-report.repository.js';
import type * as dto from './payment-report.dto.js';

/** A report that fits no payment, why, and what has become of it. */
export async function paymentReportView(
  tx: ReadTx,
  review: PaymentReportReview,
  now: Date,
): Promise<dto.PaymentReportView> {
  const { id, state, version, askedReference, decidedBy, decidedAt, note } = review;
  const kept = await keptReport(tx, review.reportId);
  const instruction = await instructionByReference(tx, askedReference ?? kept.instructionReference);
  const names = await userNames(tx, decidedBy === null ? [] : [decidedBy]);
  const facts = await reviewFacts(tx, review);
  const disbursement = instruction && (await getDisbursement(tx, instruction.disbursementId));
  return {
    ...strayReportView(kept),
    id,
    state,
    version,
    disbursementId: disbursement?.id ?? null,
    disbursementNumber: disbursement?.number ?? null,
    instructedFen: instruction === null ? null : fenToJson(instruction.amountFen),
    askedReference,
    decidedBy: decidedBy === null ? null : (names.get(decidedBy) ?? null),
    decidedAt: decidedAt?.toISOString() ?? null,
    note,
    actions: actionViews(allowedActions(paymentReportReviewLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

/** What the treasury has said, and why it changed nothing. */
export function strayReportView(kept: KeptReport): dto.StrayReportView {
  const { id, instructionReference, batchReference, report, amountFen, bankReference, reasonCode } = kept;
  const code = `payment_report.unmatched.${kept.unmatched ?? 'unexpected'}`;
  return {
    id,
    reason: { code, ...messageOf(code) },
    instructionReference,
    batchReference,
    report,
    amountFen,
    bankReference,
    reasonCode,
    reportedAt: kept.reportedAt.toISOString(),
    receivedAt: kept.receivedAt.toISOString(),
  };
}
