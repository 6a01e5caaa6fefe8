import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Challenge } from './bulletin.entities.js';

export interface ChallengeFacts extends Facts {
  readonly subject: Challenge;
}

const hourHasCome = defineGuard<ChallengeFacts>(
  'challenge.window_still_open',
  { zh: '揭榜尚未截止（截止时间 {closesAt}）', en: 'The window is open until {closesAt}' },
  ({ subject }, { now }) =>
    (subject.takeUpClosesAt !== null && now >= subject.takeUpClosesAt) || {
      closesAt: subject.takeUpClosesAt?.toISOString() ?? '',
    },
);

const hourHasNotCome = defineGuard<ChallengeFacts>(
  'challenge.window_over',
  { zh: '揭榜已截止（截止时间 {closesAt}）', en: 'The window closed at {closesAt}' },
  ({ subject }, { now }) =>
    (subject.takeUpClosesAt !== null && now < subject.takeUpClosesAt) || {
      closesAt: subject.takeUpClosesAt?.toISOString() ?? '',
    },
);

/**
 * 榜题: drafted on a bulletin, open until its hour, then closed by the system, evaluated and decided (domain.md
 * section 3). No person closes a window: whether the hour has come is decided by the database's clock alone.
 */
export const challengeLifecycle = defineLifecycle<ChallengeFacts>()({
  name: 'challenge',
  table: 'challenge',
  label: { zh: '榜题', en: 'Challenge' },
  initial: 'drafted',
  states: {
    drafted: { zh: '待发布', en: 'Drafted' },
    open: { zh: '揭榜中', en: 'Open' },
    window_closed: { zh: '揭榜截止', en: 'Window closed' },
    evaluating: { zh: '评审中', en: 'Being evaluated' },
    decided: { zh: '已定榜', en: 'Decided' },
    completed: { zh: '已完结', en: 'Completed', final: true },
    no_award: { zh: '流榜', en: 'No award', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    open: {
      zh: '开榜',
      en: 'Open',
      from: ['drafted'],
      to: 'open',
      permission: 'bulletin.publish',
      emits: 'challenge.opened',
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['drafted'],
      to: 'cancelled',
      permission: 'challenge.cancel',
      reason: 'required',
      emits: 'challenge.cancelled',
    },
    extend_window: {
      zh: '延长揭榜期',
      en: 'Extend the window',
      from: ['open'],
      to: 'same',
      permission: 'challenge.extend_window',
      guards: [hourHasNotCome],
      reason: 'required',
      emits: 'challenge.window_extended',
    },
    amend: {
      zh: '更正',
      en: 'Amend',
      from: ['open'],
      to: 'same',
      permission: 'addendum.issue',
      guards: [hourHasNotCome],
      emits: 'challenge.amended',
    },
    close_window: {
      zh: '揭榜截止',
      en: 'Close the window',
      from: ['open'],
      to: 'window_closed',
      permission: 'challenge.close_window',
      guards: [hourHasCome],
      emits: 'challenge.window_closed',
    },
    start_evaluation: {
      zh: '开始评审',
      en: 'Start the evaluation',
      from: ['window_closed'],
      to: 'evaluating',
      permission: 'challenge.start_evaluation',
      emits: 'challenge.evaluation_started',
    },
    declare_no_award: {
      zh: '宣布流榜',
      en: 'Declare no award',
      from: ['window_closed', 'evaluating', 'decided'],
      to: 'no_award',
      permission: 'challenge.declare_no_award',
      emits: 'challenge.no_award',
    },
    mark_decided: {
      zh: '定榜',
      en: 'Mark decided',
      from: ['evaluating'],
      to: 'decided',
      permission: 'challenge.decide',
      emits: 'challenge.decided',
    },
    complete: {
      zh: '完结',
      en: 'Complete',
      from: ['decided'],
      to: 'completed',
      permission: 'challenge.complete',
      emits: 'challenge.completed',
    },
  },
});

export type ChallengeState = keyof typeof challengeLifecycle.states;

/** The states in which the public sees a challenge. */
export const PUBLIC_CHALLENGE_STATES: readonly ChallengeState[] = [
  'open',
  'window_closed',
  'evaluating',
  'decided',
  'completed',
  'no_award',
];
