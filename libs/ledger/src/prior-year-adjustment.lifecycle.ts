import { defineGuard, defineLifecycle, type Facts } from '#platform';
import type { PriorYearAdjustment } from './ledger.entities.js';

export interface PriorYearAdjustmentFacts extends Facts {
  readonly subject: PriorYearAdjustment;
}

const anotherPerson = defineGuard<PriorYearAdjustmentFacts>(
  'prior_year_adjustment.same_person',
  { zh: '须由提出调整的人以外的人决定', en: 'Somebody other than who proposed the adjustment must decide it' },
  ({ subject }, { actor }) => actor.userId !== null && subject.proposedBy !== actor.userId,
);

/** 以前年度调整: proposed with its reason by one person, posted into the closed year by another. */
export const priorYearAdjustmentLifecycle = defineLifecycle<PriorYearAdjustmentFacts>()({
  name: 'prior_year_adjustment',
  table: 'prior_year_adjustment',
  label: { zh: '以前年度调整', en: 'Prior-year adjustment' },
  initial: 'proposed',
  states: {
    proposed: { zh: '已提出', en: 'Proposed' },
    posted: { zh: '已入账', en: 'Posted', final: true },
    rejected: { zh: '已否决', en: 'Rejected', final: true },
  },
  actions: {
    post: {
      zh: '批准入账',
      en: 'Approve and post',
      from: ['proposed'],
      to: 'posted',
      permission: 'prior_year_adjustment.decide',
      guards: [anotherPerson],
      emits: 'prior_year_adjustment.posted',
    },
    reject: {
      zh: '否决',
      en: 'Reject',
      from: ['proposed'],
      to: 'rejected',
      permission: 'prior_year_adjustment.decide',
      guards: [anotherPerson],
      reason: 'required',
      emits: 'prior_year_adjustment.rejected',
    },
  },
});
