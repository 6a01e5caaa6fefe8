import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { PlatformHttpModule } from '#platform/http';
import { IdentityHttpModule } from '#identity/http';
import { FileModule } from '#file';
import { LedgerHttpModule } from '#ledger/http';
import { ProgrammeHttpModule } from '#programme/http';
import { PanelHttpModule } from '#panel/http';
import { NoticeHttpModule } from '#notice/http';
import { FundingHttpModule } from '#funding/http';
import { NeedHttpModule } from '#need/http';
import { BulletinHttpModule } from '#bulletin/http';
import { ProposalHttpModule } from '#proposal/http';
import { SelectionHttpModule } from '#selection/http';
import { ProjectHttpModule } from '#project/http';
import { MilestoneHttpModule } from '#milestone/http';
import { AcceptanceHttpModule } from '#acceptance/http';
import { DisbursementHttpModule } from '#disbursement/http';
import { DocumentHttpModule } from '#document/http';
import { ReconciliationHttpModule } from '#reconciliation/http';
import { MatchingHttpModule } from '#matching/http';
import { NotificationHttpModule } from '#notification/http';
import { ReportingHttpModule } from '#reporting/http';

/** The HTTP process: the kernel's routes and those of every module. */
@Module({
  imports: [
    PlatformModule,
    PlatformHttpModule,
    IdentityHttpModule,
    FileModule,
    LedgerHttpModule,
    ProgrammeHttpModule,
    // modules of the road, in the order in which a challenge lives
    PanelHttpModule,
    NoticeHttpModule,
    FundingHttpModule,
    NeedHttpModule,
    BulletinHttpModule,
    ProposalHttpModule,
    SelectionHttpModule,
    ProjectHttpModule,
    MilestoneHttpModule,
    AcceptanceHttpModule,
    DisbursementHttpModule,
    DocumentHttpModule,
    ReconciliationHttpModule,
    MatchingHttpModule,
    NotificationHttpModule,
    ReportingHttpModule,
  ],
})
export class ApiModule {}
