import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { JobsModule } from '#platform/jobs';
import { FileJobsModule } from '#file';
import { LedgerJobsModule } from '#ledger/jobs';
import { PanelJobsModule } from '#panel/jobs';
import { NoticeJobsModule } from '#notice/jobs';
import { NeedJobsModule } from '#need/jobs';
import { BulletinJobsModule } from '#bulletin/jobs';
import { ProposalJobsModule } from '#proposal/jobs';
import { SelectionJobsModule } from '#selection/jobs';
import { ProjectJobsModule } from '#project/jobs';
import { MilestoneJobsModule } from '#milestone/jobs';
import { AcceptanceJobsModule } from '#acceptance/jobs';
import { DisbursementJobsModule } from '#disbursement/jobs';
import { NotificationJobsModule } from '#notification/jobs';

/** The process without HTTP: relay, queues and the handlers of every module. */
@Module({
  imports: [
    PlatformModule,
    JobsModule,
    FileJobsModule,
    LedgerJobsModule,
    // modules of the road, in the order in which a challenge lives
    PanelJobsModule,
    NoticeJobsModule,
    NeedJobsModule,
    BulletinJobsModule,
    ProposalJobsModule,
    SelectionJobsModule,
    ProjectJobsModule,
    MilestoneJobsModule,
    AcceptanceJobsModule,
    DisbursementJobsModule,
    NotificationJobsModule,
  ],
})
export class WorkerModule {}
