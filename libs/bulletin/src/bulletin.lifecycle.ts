import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { Bulletin } from './bulletin.entities.js';

export interface BulletinFacts extends Facts {
  readonly subject: Bulletin;
  /** Challenges on the bulletin that were not taken off it again. */
  readonly challenges: number;
  /** How many of them have come to no end yet. */
  readonly unfinished: number;
}

const hasChallenges = defineGuard<BulletinFacts>(
  'bulletin.empty',
  { zh: '榜单中还没有榜题', en: 'There is no challenge on the bulletin' },
  ({ challenges }) => challenges > 0,
);

const anotherPerson = defineGuard<BulletinFacts>(
  'bulletin.same_person',
  { zh: '须由编制人以外的人审批', en: 'Somebody other than who composed the bulletin must approve it' },
  ({ subject }, { actor }) => subject.composedBy !== actor.userId,
);

const allEnded = defineGuard<BulletinFacts>(
  'bulletin.challenges_unfinished',
  { zh: '尚有 {count} 个榜题未结束', en: '{count} of its challenges have not ended' },
  ({ unfinished }) => (unfinished === 0 ? true : { count: unfinished }),
);

/** 榜单: composed by an officer, approved by another person, published at once with all its challenges (domain.md section 3). */
export const bulletinLifecycle = defineLifecycle<BulletinFacts>()({
  name: 'bulletin',
  table: 'bulletin',
  label: { zh: '榜单', en: 'Bulletin' },
  initial: 'draft',
  states: {
    draft: { zh: '编制中', en: 'Draft' },
    returned: { zh: '已退回', en: 'Returned' },
    approved: { zh: '已批准', en: 'Approved' },
    published: { zh: '已发布', en: 'Published' },
    completed: { zh: '已完结', en: 'Completed', final: true },
    cancelled: { zh: '已取消', en: 'Cancelled', final: true },
  },
  actions: {
    edit: { zh: '修改', en: 'Edit', from: ['draft', 'returned'], to: 'same', permission: 'bulletin.compose' },
    add_challenge: {
      zh: '加入榜题',
      en: 'Add a challenge',
      from: ['draft', 'returned'],
      to: 'same',
      permission: 'bulletin.compose',
    },
    remove_challenge: {
      zh: '移出榜题',
      en: 'Remove a challenge',
      from: ['draft', 'returned'],
      to: 'same',
      permission: 'bulletin.compose',
    },
    approve: {
      zh: '批准',
      en: 'Approve',
      from: ['draft'],
      to: 'approved',
      permission: 'bulletin.approve',
      guards: [hasChallenges, anotherPerson],
      emits: 'bulletin.approved',
    },
    return: {
      zh: '退回',
      en: 'Return',
      from: ['draft', 'approved'],
      to: 'returned',
      permission: 'bulletin.approve',
      reason: 'required',
      emits: 'bulletin.returned',
    },
    resubmit: {
      zh: '重新送审',
      en: 'Submit again',
      from: ['returned'],
      to: 'draft',
      permission: 'bulletin.compose',
      guards: [hasChallenges],
      emits: 'bulletin.resubmitted',
    },
    publish: {
      zh: '发布',
      en: 'Publish',
      from: ['approved'],
      to: 'published',
      permission: 'bulletin.publish',
      guards: [hasChallenges],
      emits: 'bulletin.published',
    },
    complete: {
      zh: '完结',
      en: 'Complete',
      from: ['published'],
      to: 'completed',
      permission: 'bulletin.complete',
      guards: [allEnded],
      emits: 'bulletin.completed',
    },
    cancel: {
      zh: '取消',
      en: 'Cancel',
      from: ['draft', 'returned', 'approved'],
      to: 'cancelled',
      permission: 'bulletin.cancel',
      reason: 'required',
      emits: 'bulletin.cancelled',
    },
  },
});

export type BulletinState = keyof typeof bulletinLifecycle.states;
