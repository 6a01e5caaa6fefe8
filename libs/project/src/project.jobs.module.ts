import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { completeChallengeOfProject } from './jobs/complete-challenge.js';
import { createProjectOfAward } from './jobs/create-project.js';
import { closeTrackedProject } from './jobs/close-tracked-project.js';
import { lapseAfterAwardFell } from './jobs/lapse-project.js';

@Module({})
export class ProjectJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(createProjectOfAward, ...lapseAfterAwardFell, closeTrackedProject, completeChallengeOfProject);
  }
}
