import type { LocalHandler } from '#platform/jobs';
import { getProject } from '#project';
import { getAcceptance } from '../acceptance.repository.js';
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
    const { projectId } = await getAcceptance(tx, subjectId);
    // A project may be suspended or terminated while it works towards its other round.
    if ((await getProject(tx, projectId)).state !== 'active') return;
    await lapseReReview(tx, { acceptanceId: subjectId });
  },
};
