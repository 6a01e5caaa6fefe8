import type { LocalHandler } from '#platform/jobs';
import { getProject } from '#project';
import { supersedeOpen } from '../actions/supersede-open.js';

export const supersedeOpenMilestones: LocalHandler = {
  name: 'milestone.supersede-open',
  on: 'project.terminated',
  permissions: ['milestone.supersede'],
  run: async (tx, { subjectId: projectId }) => {
    const { outcome } = await getProject(tx, projectId);
    await supersedeOpen(tx, { projectId, reason: `project terminated: ${outcome ?? ''}` });
  },
};
