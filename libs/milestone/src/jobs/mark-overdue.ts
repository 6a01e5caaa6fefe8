import type { LocalHandler } from '#platform/jobs';
import { markOverdue } from '../actions/mark-overdue.js';
import { DUE_DEADLINE } from '../milestone.facts.js';

export const markMilestoneOverdue: LocalHandler = {
  name: 'milestone.mark-overdue',
  on: `${DUE_DEADLINE}.due`,
  permissions: ['milestone.mark_overdue'],
  run: async (tx, event) => {
    await markOverdue(tx, { milestoneId: event.subjectId });
  },
};
