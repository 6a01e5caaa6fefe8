import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { JobsModule } from '#platform/jobs';

/** The process without HTTP: relay, queues and the handlers of every module. */
@Module({
  imports: [
    PlatformModule,
    JobsModule,
    // modules of the road, in the order in which a challenge lives
  ],
})
export class WorkerModule {}
