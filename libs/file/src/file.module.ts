import path from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Config } from '#platform';
import { DiskStorage } from './disk-storage.js';
import { FileStorage } from './file-storage.js';
import { OwnedFiles } from './owned-files.js';

/** Provides the storage and what owners do with it. It has no route: owners expose their files after their own policy. */
@Global()
@Module({
  providers: [
    {
      provide: FileStorage,
      useFactory: (config: Config) => new DiskStorage(path.join(config.DATA_DIR, 'files')),
      inject: [Config],
    },
    OwnedFiles,
  ],
  exports: [FileStorage, OwnedFiles],
})
export class FileModule {}
