export { disbursementMessages } from './disbursement.messages.js';
export { Contribution, Disbursement, FinalSettlement, PaymentBatch, Recovery } from './disbursement.entities.js';
export { contributionLifecycle } from './contribution.lifecycle.js';
export { disbursementLifecycle } from './disbursement.lifecycle.js';
export { paymentBatchLifecycle } from './payment-batch.lifecycle.js';
export { recoveryLifecycle } from './recovery.lifecycle.js';
export * from './gateway/index.js';
