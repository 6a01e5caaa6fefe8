import type { LocalHandler } from '#platform/jobs';
import { closeProject, TRACKING_DEADLINE } from '../actions/move-project.js';
import { getProject } from '../project.repository.js';

export const closeTrackedProject: LocalHandler = {
  name: 'project.close-tracked',
  on: `${TRACKING_DEADLINE}.due`,
  permissions: ['project.close', 'agreement.fulfil'],
  run: async (tx, { subjectId: projectId }) => {
    const { state } = await getProject(tx, projectId);
    // An officer may have closed it between the deadline and this moment.
    if (state === 'tracking') await closeProject(tx, { projectId });
  },
};
