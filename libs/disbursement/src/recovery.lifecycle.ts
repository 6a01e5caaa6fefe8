import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Recovery } from './disbursement.entities.js';

export interface RecoveryFacts extends Facts {
  readonly subject: Recovery;
}

const replyOver = defineGuard<RecoveryFacts>(
  'recovery.reply_window_open',
  { zh: '答复期至 {replyBy}，期满方可追缴', en: 'The debtor may reply until {replyBy}' },
  ({ subject }, { now }) =>
    subject.replyBy === null || now >= subject.replyBy ? true : { replyBy: subject.replyBy.toISOString() },
);

/** 追回: what was paid beyond the final settlement comes back; the settled payment stays settled. */
export const recoveryLifecycle = defineLifecycle<RecoveryFacts>()({
  name: 'recovery',
  table: 'recovery',
  label: { zh: '追回', en: 'Recovery' },
  initial: 'assessed',
  states: {
    assessed: { zh: '已核定', en: 'Assessed' },
    notified: { zh: '已告知', en: 'Notified' },
    demanded: { zh: '已追缴', en: 'Demanded' },
    part_recovered: { zh: '部分收回', en: 'Partly recovered' },
    recovered: { zh: '已收回', en: 'Recovered', final: true },
  },
  actions: {
    notify: {
      zh: '告知',
      en: 'Notify',
      from: ['assessed'],
      to: 'notified',
      permission: 'recovery.manage',
      emits: 'recovery.notified',
    },
    demand: {
      zh: '追缴',
      en: 'Demand',
      from: ['notified'],
      to: 'demanded',
      permission: 'recovery.manage',
      guards: [replyOver],
      emits: 'recovery.demanded',
    },
    receive: {
      zh: '登记到账',
      en: 'Record a receipt',
      from: ['demanded', 'part_recovered'],
      to: ['part_recovered', 'recovered'],
      permission: 'recovery.receive',
      emits: 'recovery.received',
    },
  },
});
