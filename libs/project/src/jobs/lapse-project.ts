import type { LocalHandler } from '#platform/jobs';
import { FALLEN_AWARD_STATES } from '#selection';
import { lapseProject } from '../actions/lapse-project.js';

/** An award falls in several ways before its agreement takes effect; each is an event of its own. */
export const lapseAfterAwardFell: readonly LocalHandler[] = FALLEN_AWARD_STATES.map((state) => ({
  name: `project.lapse-after-award-${state}`,
  on: `award.${state}`,
  permissions: ['project.lapse', 'agreement.rescind'],
  run: async (tx, event) => {
    await lapseProject(tx, { awardId: event.subjectId, reason: `award ${state}` });
  },
}));
