import { lock, row, transition, type Tx } from '#platform';
import type { PaymentReportReview } from '../payment-report.entities.js';
import { paymentReportReviewLifecycle } from '../payment-report-review.lifecycle.js';
import { getReview, keptReport } from '../payment-report.repository.js';
import { reviewFacts } from './keep-report.js';

export interface AskAboutReport {
  readonly reviewId: string;
  readonly version: number;
  /** Our reference the report should have named, when it named another one. */
  readonly instructionReference?: string;
}

/**
 * The finance officer has the treasury asked by our reference what a report means. What it answers is applied when it
 * fits the instruction; nobody can book a payment that the treasury does not confirm.
 * @throws 403 · 404 · 409 platform.stale_version
 */
export async function askAboutReport(tx: Tx, input: AskAboutReport): Promise<PaymentReportReview> {
  await lock(tx, [row('payment_report_review', input.reviewId)]);
  const review = await getReview(tx, input.reviewId);
  const { instructionReference } = await keptReport(tx, review.reportId);
  return transition(tx, paymentReportReviewLifecycle, 'ask', {
    facts: await reviewFacts(tx, review),
    version: input.version,
    set: { askedReference: input.instructionReference ?? instructionReference },
  });
}

/**
 * The finance officer has settled a report otherwise and says how. No money moves.
 * @throws 403 · 404 · 409 platform.reason_required, platform.stale_version
 */
export async function dismissReport(
  tx: Tx,
  input: { reviewId: string; version: number; reason?: string },
): Promise<PaymentReportReview> {
  await lock(tx, [row('payment_report_review', input.reviewId)]);
  const review = await getReview(tx, input.reviewId);
  return transition(tx, paymentReportReviewLifecycle, 'dismiss', {
    facts: await reviewFacts(tx, review),
    version: input.version,
    reason: input.reason,
    set: { decidedBy: tx.context.actor.userId, decidedAt: tx.now, note: input.reason ?? null },
  });
}

/** The reference to ask by, or null when the question has been answered meanwhile. */
export async function askedReference(tx: Tx, reviewId: string): Promise<string | null> {
  const review = await getReview(tx, reviewId);
  return review.state === 'asking' ? review.askedReference : null;
}

/** The treasury has answered and its answer was not this report: people go on with it. */
export async function leaveUnmatched(tx: Tx, reviewId: string): Promise<void> {
  await lock(tx, [row('payment_report_review', reviewId)]);
  const review = await getReview(tx, reviewId);
  if (review.state !== 'asking') return;
  await transition(tx, paymentReportReviewLifecycle, 'leave', {
    facts: await reviewFacts(tx, review),
    reason: 'payment_report.still_unmatched',
  });
}
