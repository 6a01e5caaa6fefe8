import type { LocalHandler } from '#platform/jobs';
import { makeMilestones } from '../actions/make-milestones.js';

export const makeMilestonesOfAgreement: LocalHandler = {
  name: 'milestone.make',
  on: 'agreement.effective',
  permissions: ['milestone.create', 'milestone.activate'],
  run: async (tx, event) => {
    await makeMilestones(tx, { projectId: String(event.refs?.['projectId']) });
  },
};
