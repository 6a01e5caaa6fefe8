import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import {
  discontinueTerminated,
  failWhenLate,
  forgetSuspended,
  watchActivated,
  watchResumed,
} from './jobs/follow-project.js';
import { lapseUnusedReReview } from './jobs/lapse-re-review.js';

@Module({})
export class AcceptanceJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(lapseUnusedReReview, discontinueTerminated);
    registry.register(watchActivated, watchResumed, forgetSuspended, failWhenLate);
  }
}
