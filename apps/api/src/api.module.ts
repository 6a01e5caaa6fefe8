import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { PlatformHttpModule } from '#platform/http';
import { IdentityHttpModule } from '#identity/http';
import { LedgerHttpModule } from '#ledger/http';
import { ProgrammeHttpModule } from '#programme/http';

/** The HTTP process: the kernel's routes and those of every module. */
@Module({
  imports: [
    PlatformModule,
    PlatformHttpModule,
    IdentityHttpModule,
    LedgerHttpModule,
    ProgrammeHttpModule,
    // modules of the road, in the order in which a challenge lives
  ],
})
export class ApiModule {}
