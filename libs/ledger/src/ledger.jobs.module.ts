import { Inject, Module } from '@nestjs/common';
import type { Logger } from 'pino';
import { LOGGER } from '#platform';
import { HandlerRegistry, JobProcess } from '#platform/jobs';
import { watchDrift } from './jobs/watch-drift.js';

@Module({})
export class LedgerJobsModule {
  constructor(registry: HandlerRegistry, process: JobProcess, @Inject(LOGGER) logger: Logger) {
    registry.registerPeriodic(watchDrift(logger, process.metrics.registry));
  }
}
