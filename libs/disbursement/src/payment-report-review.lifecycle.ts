import { defineLifecycle, type Facts } from '#platform';
import type { PaymentReportReview } from './payment-report.entities.js';

export interface PaymentReportReviewFacts extends Facts {
  readonly subject: PaymentReportReview;
}

/**
 * 回报处理: a report that fits no payment waits until the treasury, asked by our reference, says what it means, or until
 * the finance officer has settled it outside and says why. Nobody books a payment by hand: only the treasury's own
 * word moves money.
 */
export const paymentReportReviewLifecycle = defineLifecycle<PaymentReportReviewFacts>()({
  name: 'payment_report_review',
  table: 'payment_report_review',
  label: { zh: '回报处理', en: 'Review of a payment report' },
  initial: 'unmatched',
  states: {
    unmatched: { zh: '未匹配', en: 'Unmatched' },
    asking: { zh: '查询中', en: 'Asking the treasury' },
    matched: { zh: '已匹配', en: 'Matched', final: true },
    dismissed: { zh: '已了结', en: 'Dismissed', final: true },
  },
  actions: {
    ask: {
      zh: '向国库查询',
      en: 'Ask the treasury',
      from: ['unmatched', 'asking'],
      to: 'asking',
      permission: 'payment_report.resolve',
      emits: 'payment_report.asked',
    },
    match: {
      zh: '匹配',
      en: 'Match',
      from: ['unmatched', 'asking'],
      to: 'matched',
      permission: 'disbursement.report',
    },
    leave: {
      zh: '查询后仍不符',
      en: 'Still unmatched after asking',
      from: ['asking'],
      to: 'unmatched',
      permission: 'disbursement.report',
      reason: 'required',
    },
    dismiss: {
      zh: '了结',
      en: 'Dismiss',
      from: ['unmatched', 'asking'],
      to: 'dismissed',
      permission: 'payment_report.resolve',
      reason: 'required',
    },
  },
});
