import './disbursement.labels.js';
export { disbursementMessages } from './disbursement.messages.js';
export {
  Contribution,
  Disbursement,
  FinalSettlement,
  PaymentBatch,
  PaymentInstruction,
  Recovery,
  type StoredLine,
} from './disbursement.entities.js';
export {
  batchByNumber,
  batchLines,
  contributionsOf,
  getBatch,
  getContribution,
  getDisbursement,
  getRecovery,
  instructionByReference,
  instructionsOf,
} from './disbursement.repository.js';
export { deliveryEvidence, type DeliveryEvidence } from './delivery-evidence.js';
export { signedAt, type SignedAt } from './signed-at.js';
export { triggerText } from './trigger-text.js';
export { contributionLifecycle } from './contribution.lifecycle.js';
export {
  approveDisbursement,
  liftHold,
  requestDisbursement,
  withholdDisbursement,
  type DisbursementStep,
} from './actions/request-disbursement.js';
export { disbursementLifecycle } from './disbursement.lifecycle.js';
export { paymentBatchLifecycle } from './payment-batch.lifecycle.js';
export { paymentReportReviewLifecycle } from './payment-report-review.lifecycle.js';
export { getReview } from './payment-report.repository.js';
export { PaymentReportReview } from './payment-report.entities.js';
export { recoveryLifecycle } from './recovery.lifecycle.js';
export * from './gateway/index.js';
export {
  contributionWork,
  disbursementWork,
  paymentReportWork,
  projectMoneyWork,
  recoveryWork,
} from './disbursement.work.js';
