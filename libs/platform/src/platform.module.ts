import { Global, Inject, Module, type OnApplicationShutdown } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { Config, loadConfig } from './config/config.js';
import { APP_ROLE, assertRuntimeRole, createDataSource, PUBLIC_ROLE } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { PublicReads } from './database/public-reads.js';
import { createLogger } from './logging/logger.js';
import { APP_DATA_SOURCE, LOGGER, PUBLIC_DATA_SOURCE } from './tokens.js';

/** What every process has: configuration, the two pools, the unit of work and a log. */
@Global()
@Module({
  providers: [
    { provide: Config, useFactory: () => loadConfig() },
    { provide: LOGGER, useFactory: createLogger, inject: [Config] },
    { provide: APP_DATA_SOURCE, useFactory: openAppSource, inject: [Config] },
    {
      provide: PUBLIC_DATA_SOURCE,
      useFactory: (config: Config) => createDataSource(config, PUBLIC_ROLE).initialize(),
      inject: [Config],
    },
    { provide: UnitOfWork, useFactory: (source: DataSource) => new UnitOfWork(source), inject: [APP_DATA_SOURCE] },
    {
      provide: PublicReads,
      useFactory: (source: DataSource) => new PublicReads(source),
      inject: [PUBLIC_DATA_SOURCE],
    },
  ],
  exports: [Config, LOGGER, APP_DATA_SOURCE, PUBLIC_DATA_SOURCE, UnitOfWork, PublicReads],
})
export class PlatformModule implements OnApplicationShutdown {
  constructor(
    @Inject(APP_DATA_SOURCE) private readonly app: DataSource,
    @Inject(PUBLIC_DATA_SOURCE) private readonly reader: DataSource,
  ) {}

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([this.app.destroy(), this.reader.destroy()]);
  }
}

async function openAppSource(config: Config): Promise<DataSource> {
  const source = await createDataSource(config, APP_ROLE).initialize();
  await assertRuntimeRole(source);
  return source;
}
