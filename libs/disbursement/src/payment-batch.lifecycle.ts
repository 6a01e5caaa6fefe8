import { defineLifecycle, type Facts } from '#platform';
import type { PaymentBatch } from './disbursement.entities.js';

export interface PaymentBatchFacts extends Facts {
  readonly subject: PaymentBatch;
}

/**
 * 支付批次. `sending` means that the message may have arrived: the outcome is asked by our reference before anything is
 * sent again (trust.md b.3).
 */
export const paymentBatchLifecycle = defineLifecycle<PaymentBatchFacts>()({
  name: 'payment_batch',
  table: 'payment_batch',
  label: { zh: '支付批次', en: 'Payment batch' },
  initial: 'open',
  states: {
    open: { zh: '已组批', en: 'Open' },
    sending: { zh: '发送中', en: 'Sending' },
    acknowledged: { zh: '国库已受理', en: 'Acknowledged' },
    refused: { zh: '国库拒收', en: 'Refused', final: true },
    completed: { zh: '已完成', en: 'Completed', final: true },
  },
  actions: {
    send: { zh: '发送', en: 'Send', from: ['open', 'sending'], to: 'sending', permission: 'payment_batch.process' },
    acknowledge: {
      zh: '受理',
      en: 'Acknowledge',
      from: ['sending'],
      to: 'acknowledged',
      permission: 'payment_batch.process',
    },
    refuse: {
      zh: '拒收',
      en: 'Refuse',
      from: ['sending'],
      to: 'refused',
      permission: 'payment_batch.process',
      reason: 'required',
      emits: 'payment_batch.refused',
    },
    complete: {
      zh: '完成',
      en: 'Complete',
      from: ['acknowledged'],
      to: 'completed',
      permission: 'payment_batch.process',
    },
  },
});
