import type { LocalHandler } from '#platform/jobs';
import { getProject } from '#project';
import { supersedeOpen } from '../actions/supersede-open.js';

const superseding = (name: string, on: string): LocalHandler => ({
  name,
  on,
  permissions: ['milestone.supersede'],
  run: async (tx, { subjectId: projectId }) => {
    const { outcome } = await getProject(tx, projectId);
    await supersedeOpen(tx, { projectId, reason: `project ended: ${outcome ?? ''}` });
  },
});

/** A project that ends before its acceptance leaves no milestone open. */
export const supersedeOpenMilestones: readonly LocalHandler[] = [
  superseding('milestone.supersede-open', 'project.terminated'),
  superseding('milestone.supersede-open-of-eliminated', 'project.eliminated'),
  superseding('milestone.supersede-open-of-not-placed', 'project.not_placed'),
  superseding('milestone.supersede-open-of-not-accepted', 'project.not_accepted'),
];
