import type { LocalHandler } from '#platform/jobs';
import { lapseReReview, RE_REVIEW_DEADLINE } from '../actions/lapse-re-review.js';

/** A re-review nobody asked for in time ends the acceptance of the project. */
export const lapseUnusedReReview: LocalHandler = {
  name: 'acceptance.lapse-re-review',
  on: `${RE_REVIEW_DEADLINE}.due`,
  permissions: [
    'acceptance.lapse_re_review',
    'project.begin_accepting',
    'project.mark_not_accepted',
    'project.start_settling',
  ],
  run: async (tx, { subjectId }) => {
    await lapseReReview(tx, { acceptanceId: subjectId });
  },
};
