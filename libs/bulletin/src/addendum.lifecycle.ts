import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Addendum } from './bulletin.entities.js';

export interface AddendumFacts extends Facts {
  readonly subject: Addendum;
  readonly challenge: {
    readonly state: string;
    readonly textVersion: number;
    readonly takeUpClosesAt: Date | null;
  };
  /** The end of the window that the addendum sets; null when it leaves it where it is. */
  readonly closesAfter: Date | null;
  /** From this instant on nothing is amended any more, counted from the end of the window as the addendum leaves it. */
  readonly frozenFrom: Date;
  /** How many working days before the end that is. */
  readonly freezeDays: number;
}

const challengeOpen = defineGuard<AddendumFacts>(
  'addendum.challenge_not_open',
  { zh: '榜题不在揭榜期内，不能更正', en: 'Only an open challenge can be amended' },
  ({ challenge }, { now }) =>
    challenge.state === 'open' && challenge.takeUpClosesAt !== null && now < challenge.takeUpClosesAt,
);

const anotherPerson = defineGuard<AddendumFacts>(
  'addendum.same_person',
  { zh: '须由起草人以外的人批准', en: 'Somebody other than who drafted the addendum must approve it' },
  ({ subject }, { actor }) => subject.draftedBy !== actor.userId,
);

/** None in the last working days unless the window extends (domain.md section 3): takers need the days to answer it. */
const beforeFreeze = defineGuard<AddendumFacts>(
  'addendum.frozen',
  {
    zh: '截止前 {days} 个工作日内不得更正，除非同时延长揭榜期（应早于 {frozenFrom}）',
    en: 'Nothing is amended in the last {days} working days unless the window is extended (since {frozenFrom})',
  },
  ({ frozenFrom, freezeDays }, { now }) =>
    now < frozenFrom || { days: freezeDays, frozenFrom: frozenFrom.toISOString() },
);

const closesLater = defineGuard<AddendumFacts>(
  'addendum.window_not_longer',
  { zh: '新的截止时间须晚于原截止时间 {closesAt}', en: 'The window must close later than now set, {closesAt}' },
  ({ challenge, closesAfter }) =>
    closesAfter === null ||
    (challenge.takeUpClosesAt !== null && closesAfter > challenge.takeUpClosesAt) || {
      closesAt: challenge.takeUpClosesAt?.toISOString() ?? '',
    },
);

const textUnchanged = defineGuard<AddendumFacts>(
  'addendum.text_changed',
  { zh: '起草之后榜题文本已有变动，请重新起草', en: 'The text has changed since the draft; draft it again' },
  ({ subject, challenge }) => subject.baseVersion === challenge.textVersion,
);

/** 更正: drafted by an officer, issued by another person, and the text of the challenge has a new version. */
export const addendumLifecycle = defineLifecycle<AddendumFacts>()({
  name: 'addendum',
  table: 'addendum',
  label: { zh: '更正', en: 'Addendum' },
  initial: 'draft',
  states: {
    draft: { zh: '待批准', en: 'Awaiting approval' },
    returned: { zh: '已退回', en: 'Returned' },
    issued: { zh: '已发布', en: 'Issued', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    edit: {
      zh: '修改',
      en: 'Edit',
      from: ['draft', 'returned'],
      to: 'same',
      permission: 'addendum.draft',
      guards: [challengeOpen],
    },
    return: {
      zh: '退回',
      en: 'Return',
      from: ['draft'],
      to: 'returned',
      permission: 'addendum.issue',
      reason: 'required',
      emits: 'addendum.returned',
    },
    resubmit: {
      zh: '重新送审',
      en: 'Submit again',
      from: ['returned'],
      to: 'draft',
      permission: 'addendum.draft',
      guards: [challengeOpen],
      emits: 'addendum.resubmitted',
    },
    issue: {
      zh: '批准并发布',
      en: 'Approve and issue',
      from: ['draft'],
      to: 'issued',
      permission: 'addendum.issue',
      guards: [challengeOpen, anotherPerson, textUnchanged, closesLater, beforeFreeze],
      emits: 'addendum.issued',
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['draft', 'returned'],
      to: 'cancelled',
      permission: 'addendum.draft',
      reason: 'required',
      emits: 'addendum.cancelled',
    },
  },
});

export type AddendumState = keyof typeof addendumLifecycle.states;
