import type { LocalHandler } from '#platform/jobs';
import { FALLEN_AWARD_STATES, getAward } from '#selection';
import { createProject } from '../actions/create-project.js';

export const createProjectOfAward: LocalHandler = {
  name: 'project.create',
  on: 'award.confirmed',
  permissions: ['project.create', 'agreement.create'],
  run: async (tx, { subjectId: awardId }) => {
    const { state } = await getAward(tx, awardId);
    // Events may be handled late: an award that fell meanwhile comes to no project.
    if (FALLEN_AWARD_STATES.some((fallen) => fallen === state)) return;
    await createProject(tx, { awardId });
  },
};
