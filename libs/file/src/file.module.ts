import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '#platform';
import { DiskStorage } from './disk-storage.js';
import { FileStorage } from './file-storage.js';

/** Provides the storage. It has no route: owners expose their files after their own policy. */
@Global()
@Module({
  providers: [
    {
      provide: FileStorage,
      useFactory: (config: Config) => new DiskStorage(path.join(config.DATA_DIR, 'files')),
      inject: [Config],
    },
  ],
  exports: [FileStorage],
})
export class FileModule {}
