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

const isDebtor = defineGuard<RecoveryFacts>(
  'recovery.not_debtor',
  { zh: '只有被追回单位可以答复', en: 'Only the debtor may reply' },
  ({ subject }, { actor }) => actor.organisationId === subject.debtorId,
);

const notProposed = defineGuard<RecoveryFacts>(
  'recovery.write_off_proposed',
  { zh: '已提请核销，等待审批', en: 'It is proposed already and waits for the approver' },
  ({ subject }) => subject.writeOffProposedBy === null,
);

const proposed = defineGuard<RecoveryFacts>(
  'recovery.write_off_not_proposed',
  { zh: '财务尚未提请核销', en: 'Finance has not proposed to write it off' },
  ({ subject }) => subject.writeOffProposedBy !== null,
);

const anotherPerson = defineGuard<RecoveryFacts>(
  'recovery.write_off_same_person',
  { zh: '提请人不得批准核销', en: 'Whoever proposed it may not approve it' },
  ({ subject }, { actor }) => subject.writeOffProposedBy !== actor.userId,
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
    written_off: { zh: '已核销', en: 'Written off', final: true },
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
    reply: {
      zh: '答复',
      en: 'Reply',
      from: ['notified', 'demanded', 'part_recovered'],
      to: 'same',
      permission: 'recovery.reply',
      guards: [isDebtor],
      emits: 'recovery.replied',
    },
    move_reply: {
      zh: '顺延答复期',
      en: 'Move the end of the reply days',
      from: ['notified'],
      to: 'same',
      permission: 'recovery.move_reply',
    },
    propose_write_off: {
      zh: '提请核销',
      en: 'Propose to write off',
      from: ['demanded', 'part_recovered'],
      to: 'same',
      permission: 'recovery.propose_write_off',
      guards: [notProposed],
      reason: 'required',
      emits: 'recovery.write_off_proposed',
    },
    refuse_write_off: {
      zh: '不予核销',
      en: 'Refuse to write off',
      from: ['demanded', 'part_recovered'],
      to: 'same',
      permission: 'recovery.write_off',
      guards: [proposed],
      reason: 'required',
      emits: 'recovery.write_off_refused',
    },
    write_off: {
      zh: '批准核销',
      en: 'Write off',
      from: ['demanded', 'part_recovered'],
      to: 'written_off',
      permission: 'recovery.write_off',
      guards: [proposed, anotherPerson],
      emits: 'recovery.written_off',
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
