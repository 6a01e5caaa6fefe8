import type { LocalHandler } from '#platform/jobs';
import { restMilestones, shiftMilestones } from '../actions/rest-milestones.js';

export const restWithProject: LocalHandler = {
  name: 'milestone.rest-with-project',
  on: 'project.suspended',
  permissions: [],
  run: (tx, { subjectId: projectId }) => restMilestones(tx, { projectId }),
};

export const goOnWithProject: LocalHandler = {
  name: 'milestone.shift-with-project',
  on: 'project.resumed',
  permissions: ['milestone.shift'],
  run: (tx, { subjectId: projectId, refs }) =>
    shiftMilestones(tx, { projectId, days: Number(refs?.['restedDays'] ?? 0) }),
};
