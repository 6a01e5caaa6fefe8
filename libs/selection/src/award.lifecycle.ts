import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Award } from './selection.entities.js';

export interface AwardFacts extends Facts {
  readonly subject: Award;
  /** Objections that are accepted or being investigated. */
  readonly openObjections: number;
  /** Whether its notice has run its days. */
  readonly noticeEnded: boolean;
}

const noticeEnded = defineGuard<AwardFacts>(
  'award.notice_not_ended',
  { zh: '公示期未满', en: 'The public notice has not ended' },
  (facts) => facts.noticeEnded,
);

const noOpenObjection = defineGuard<AwardFacts>(
  'award.objection_open',
  { zh: '尚有 {count} 件异议未办结', en: '{count} objections are not decided yet' },
  ({ openObjections }) => openObjections === 0 || { count: openObjections },
);

const signingDaysOver = defineGuard<AwardFacts>(
  'award.signing_days_not_over',
  { zh: '签约期限未满', en: 'The days for signing are not over' },
  ({ subject }, { now }) => subject.signingDueAt !== null && now >= subject.signingDueAt,
);

/**
 * 中榜: noticed in public, confirmed when the notice ends, signed with the agreement. An accepted objection really
 * suspends: the award stores where to go on, and goes on there when no objection is open any more (domain.md section 3).
 */
export const awardLifecycle = defineLifecycle<AwardFacts>()({
  name: 'award',
  table: 'award',
  label: { zh: '中榜', en: 'Award' },
  initial: 'pending',
  states: {
    pending: { zh: '待公示', en: 'To be noticed' },
    on_notice: { zh: '公示中', en: 'On public notice' },
    confirmed: { zh: '已确认', en: 'Confirmed' },
    signed: { zh: '已签约', en: 'Signed', final: true },
    suspended: { zh: '暂停', en: 'Suspended' },
    voided: { zh: '已撤销', en: 'Voided', final: true },
    declined: { zh: '已放弃', en: 'Declined', final: true },
    lapsed: { zh: '逾期失效', en: 'Lapsed', final: true },
  },
  actions: {
    publish_notice: {
      zh: '发布公示',
      en: 'Publish the notice',
      from: ['pending'],
      to: 'on_notice',
      permission: 'award.publish_notice',
      emits: 'award.on_notice',
    },
    confirm: {
      zh: '确认',
      en: 'Confirm',
      from: ['on_notice'],
      to: 'confirmed',
      permission: 'award.confirm',
      guards: [noticeEnded, noOpenObjection],
      emits: 'award.confirmed',
    },
    sign: {
      zh: '签约',
      en: 'Sign',
      from: ['confirmed'],
      to: 'signed',
      permission: 'award.sign',
      emits: 'award.signed',
    },
    suspend: {
      zh: '暂停',
      en: 'Suspend',
      from: ['on_notice', 'confirmed'],
      to: 'suspended',
      permission: 'award.suspend',
      emits: 'award.suspended',
    },
    resume: {
      zh: '恢复',
      en: 'Resume',
      from: ['suspended'],
      to: ['on_notice', 'confirmed'],
      permission: 'award.resume',
      guards: [noOpenObjection],
      emits: 'award.resumed',
    },
    move_signing_deadline: {
      zh: '调整签约期限',
      en: 'Move the signing deadline',
      from: ['confirmed'],
      to: 'same',
      permission: 'award.move_signing_deadline',
    },
    void: {
      zh: '撤销',
      en: 'Void',
      from: ['on_notice', 'confirmed', 'suspended'],
      to: 'voided',
      permission: 'award.void',
      reason: 'required',
      emits: 'award.voided',
    },
    decline: {
      zh: '放弃',
      en: 'Decline',
      from: ['pending', 'on_notice', 'confirmed'],
      to: 'declined',
      permission: 'award.decline',
      reason: 'required',
      emits: 'award.declined',
    },
    lapse: {
      zh: '逾期失效',
      en: 'Lapse',
      from: ['confirmed'],
      to: 'lapsed',
      permission: 'award.lapse',
      guards: [signingDaysOver],
      emits: 'award.lapsed',
    },
  },
});

export type AwardState = keyof typeof awardLifecycle.states;

/** States in which an award does not hold its slot any more. */
export const FALLEN_AWARD_STATES: readonly AwardState[] = ['voided', 'declined', 'lapsed'];
