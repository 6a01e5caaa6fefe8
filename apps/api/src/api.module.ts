import { Module } from '@nestjs/common';
import { PlatformModule } from '#platform';
import { PlatformHttpModule } from '#platform/http';
import { IdentityHttpModule } from '#identity/http';

/** The HTTP process: the kernel's routes and those of every module. */
@Module({ imports: [PlatformModule, PlatformHttpModule, IdentityHttpModule] })
export class ApiModule {}
