import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { FileModule } from './file.module.js';
import { FileStorage } from './file-storage.js';
import { sweepOrphans } from './jobs/sweep-orphans.js';

@Module({ imports: [FileModule] })
export class FileJobsModule {
  constructor(registry: HandlerRegistry, storage: FileStorage) {
    registry.registerPeriodic(sweepOrphans(storage));
  }
}
