import { Global, Module } from '@nestjs/common';
import { HandlerRegistry } from './handler-registry.js';
import { JobProcess } from './job-process.js';
import { pruneIdempotencyKeys } from './prune-idempotency-keys.js';

/** What a process needs to run handlers. Jobs modules of the domain register theirs in `HandlerRegistry`. */
@Global()
@Module({ providers: [HandlerRegistry, JobProcess], exports: [HandlerRegistry, JobProcess] })
export class JobsModule {
  constructor(registry: HandlerRegistry) {
    registry.registerPeriodic(pruneIdempotencyKeys);
  }
}
