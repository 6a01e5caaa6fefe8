import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { activateNextMilestone } from './jobs/activate-next.js';
import { makeMilestonesOfAgreement } from './jobs/make-milestones.js';
import { markMilestoneOverdue } from './jobs/mark-overdue.js';
import { goOnWithProject, restWithProject } from './jobs/rest-with-project.js';
import { supersedeOpenMilestones } from './jobs/supersede-open.js';

@Module({})
export class MilestoneJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(
      makeMilestonesOfAgreement,
      ...activateNextMilestone,
      markMilestoneOverdue,
      ...supersedeOpenMilestones,
      restWithProject,
      goOnWithProject,
    );
  }
}
