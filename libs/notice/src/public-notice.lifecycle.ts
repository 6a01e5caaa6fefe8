import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { PublicNotice } from './notice.entities.js';

export interface PublicNoticeFacts extends Facts {
  readonly subject: PublicNotice;
  /** Objections that nobody has decided yet. */
  readonly undecidedObjections: number;
  readonly upheldObjections: number;
}

const windowOver = defineGuard<PublicNoticeFacts>(
  'notice.window_open',
  { zh: '公示期未满（至 {endsAt}）', en: 'The notice is on until {endsAt}' },
  ({ subject }, { now }) => (now >= subject.endsAt ? true : { endsAt: subject.endsAt.toISOString() }),
);

const nothingUndecided = defineGuard<PublicNoticeFacts>(
  'notice.objection_undecided',
  { zh: '尚有 {count} 件异议未办结', en: '{count} objections are not decided yet' },
  ({ undecidedObjections: count }) => (count === 0 ? true : { count }),
);

const nothingUpheld = defineGuard<PublicNoticeFacts>(
  'notice.objection_upheld',
  { zh: '有异议成立，公示应予撤回', en: 'An objection was upheld: the notice is to be withdrawn' },
  ({ upheldObjections }) => upheldObjections === 0,
);

/**
 * A public notice ends when its working days are over and no objection is left undecided (domain.md section 3, Award and
 * Objection). An objection that is upheld withdraws it.
 */
export const publicNoticeLifecycle = defineLifecycle<PublicNoticeFacts>()({
  name: 'public_notice',
  table: 'public_notice',
  label: { zh: '公示', en: 'Public notice' },
  initial: 'on_notice',
  states: {
    on_notice: { zh: '公示中', en: 'On notice' },
    ended: { zh: '公示结束', en: 'Ended', final: true },
    withdrawn: { zh: '已撤回', en: 'Withdrawn', final: true },
  },
  actions: {
    move_end: {
      zh: '按放假安排顺延',
      en: 'Move the end by the official calendar',
      from: ['on_notice'],
      to: 'same',
      permission: 'notice.move_end',
    },
    end: {
      zh: '公示期满',
      en: 'End',
      from: ['on_notice'],
      to: 'ended',
      permission: 'notice.end',
      guards: [windowOver, nothingUndecided, nothingUpheld],
      emits: 'notice.ended',
    },
    withdraw: {
      zh: '撤回公示',
      en: 'Withdraw',
      from: ['on_notice'],
      to: 'withdrawn',
      permission: 'notice.publish',
      reason: 'required',
      emits: 'notice.withdrawn',
    },
  },
});
