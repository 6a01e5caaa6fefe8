import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { lapseUnusedReReview } from './jobs/lapse-re-review.js';

@Module({})
export class AcceptanceJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(lapseUnusedReReview);
  }
}
