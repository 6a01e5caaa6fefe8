import type { LocalHandler } from '#platform/jobs';
import { activateNext } from '../actions/make-milestones.js';
import { DONE_MILESTONE_STATES } from '../milestone.lifecycle.js';
import { getMilestone } from '../milestone.repository.js';

/** A milestone that is done, either way, lets the next one begin. */
export const activateNextMilestone: readonly LocalHandler[] = DONE_MILESTONE_STATES.map((state) => ({
  name: `milestone.activate-next-after-${state}`,
  on: `milestone.${state}`,
  permissions: ['milestone.activate'],
  run: async (tx, event) => {
    const { projectId } = await getMilestone(tx, event.subjectId);
    await activateNext(tx, { projectId });
  },
}));
