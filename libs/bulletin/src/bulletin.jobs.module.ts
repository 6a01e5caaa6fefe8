import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { closeDueWindows } from './jobs/close-due-windows.js';
import { onChallengeCompleted, onChallengeNoAward } from './jobs/on-challenge-ended.js';

@Module({})
export class BulletinJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(closeDueWindows, onChallengeCompleted, onChallengeNoAward);
  }
}
