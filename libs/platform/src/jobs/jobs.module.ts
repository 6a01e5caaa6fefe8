import { Global, Module } from '@nestjs/common';
import { HandlerRegistry } from './handler-registry.js';
import { JobProcess } from './job-process.js';

/** What a process needs to run handlers. Jobs modules of the domain register theirs in `HandlerRegistry`. */
@Global()
@Module({ providers: [HandlerRegistry, JobProcess], exports: [HandlerRegistry, JobProcess] })
export class JobsModule {}
