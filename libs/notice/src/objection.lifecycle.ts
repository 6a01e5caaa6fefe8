import { defineGuard, defineLifecycle, type Actor, type Facts } from '#platform';
import type { Objection } from './notice.entities.js';

export interface ObjectionFacts extends Facts {
  readonly subject: Objection;
}

/** States in which an objection suspends what the notice announces. */
export const OPEN_STATES = ['accepted', 'investigating'] as const;

/** States in which somebody still has to decide. */
export const UNDECIDED_STATES = ['received', ...OPEN_STATES] as const;

/**
 * Whether the actor handles objections of this kind: the agency those about a result, oversight those about misconduct.
 * Oversight's grants reach everything, which tells it from the agency it oversees.
 */
export function handles({ subject, parties }: ObjectionFacts, actor: Actor): boolean {
  if (!actor.may('objection.handle', parties)) return false;
  return subject.kind === 'misconduct' || !actor.reach('objection.handle').all;
}

const rightHandler = defineGuard<ObjectionFacts>(
  'objection.other_handler',
  { zh: '结果异议由主管部门办理', en: 'An objection to a result is handled by the agency' },
  (facts, { actor }) => handles(facts, actor),
);

const notOwn = defineGuard<ObjectionFacts>(
  'objection.own',
  { zh: '不得办理本人提出的异议', en: 'Nobody handles an objection of their own' },
  ({ subject }, { actor }) => subject.filerId === null || subject.filerId !== actor.userId,
);

const byFiler = defineGuard<ObjectionFacts>(
  'objection.not_filer',
  { zh: '只有提出人可以撤回异议', en: 'Only who filed the objection can withdraw it' },
  ({ subject }, { actor }) => subject.filerId !== null && subject.filerId === actor.userId,
);

const handlers = [rightHandler, notOwn];

/** An objection from its receipt to its decision (domain.md section 3, Objection). */
export const objectionLifecycle = defineLifecycle<ObjectionFacts>()({
  name: 'objection',
  table: 'objection',
  label: { zh: '异议', en: 'Objection' },
  initial: 'received',
  states: {
    received: { zh: '已收到', en: 'Received' },
    accepted: { zh: '已受理', en: 'Accepted' },
    not_accepted: { zh: '不予受理', en: 'Not accepted', final: true },
    investigating: { zh: '调查中', en: 'Investigating' },
    upheld: { zh: '异议成立', en: 'Upheld', final: true },
    dismissed: { zh: '异议不成立', en: 'Dismissed', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    accept: {
      zh: '受理',
      en: 'Accept',
      from: ['received'],
      to: 'accepted',
      permission: 'objection.handle',
      guards: handlers,
      emits: 'objection.accepted',
    },
    not_accept: {
      zh: '不予受理',
      en: 'Do not accept',
      from: ['received'],
      to: 'not_accepted',
      permission: 'objection.handle',
      guards: handlers,
      reason: 'required',
      emits: 'objection.not_accepted',
    },
    investigate: {
      zh: '开始调查',
      en: 'Investigate',
      from: ['accepted'],
      to: 'investigating',
      permission: 'objection.handle',
      guards: handlers,
      emits: 'objection.investigating',
    },
    uphold: {
      zh: '认定成立',
      en: 'Uphold',
      from: ['investigating'],
      to: 'upheld',
      permission: 'objection.handle',
      guards: handlers,
      reason: 'required',
      emits: 'objection.upheld',
    },
    dismiss: {
      zh: '认定不成立',
      en: 'Dismiss',
      from: ['investigating'],
      to: 'dismissed',
      permission: 'objection.handle',
      guards: handlers,
      reason: 'required',
      emits: 'objection.dismissed',
    },
    withdraw: {
      zh: '撤回异议',
      en: 'Withdraw',
      from: ['received', 'accepted', 'investigating'],
      to: 'withdrawn',
      permission: 'objection.withdraw',
      guards: [byFiler],
      emits: 'objection.withdrawn',
    },
    move_reply: {
      zh: '按放假安排顺延答复期限',
      en: 'Move the reply date by the official calendar',
      from: ['received', 'accepted', 'investigating'],
      to: 'same',
      permission: 'objection.move_reply',
    },
  },
});
