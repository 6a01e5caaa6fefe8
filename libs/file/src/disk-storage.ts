import { mkdirSync } from 'node:fs';
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { isUuid } from '#platform';
import { FileStorage, type StoredBytes } from './file-storage.js';

const RECEIVING = 'receiving';

/** Blobs as files in one folder of this machine, spread over sub-folders by the last two digits of their key. */
export class DiskStorage extends FileStorage {
  readonly receivingFolder: string;

  constructor(private readonly folder: string) {
    super();
    this.receivingFolder = path.join(folder, RECEIVING);
    mkdirSync(this.receivingFolder, { recursive: true, mode: 0o700 });
  }

  async keep(blobKey: string, localPath: string): Promise<void> {
    const target = this.pathOf(blobKey);
    await mkdir(path.dirname(target), { recursive: true, mode: 0o700 });
    await rename(localPath, target);
    await flushFolder(path.dirname(target));
  }

  async open(blobKey: string): Promise<Readable> {
    const file = await open(this.pathOf(blobKey), 'r');
    return file.createReadStream();
  }

  async remove(blobKey: string): Promise<void> {
    await rm(this.pathOf(blobKey), { force: true });
  }

  async *olderThan(instant: Date): AsyncIterable<StoredBytes> {
    for (const folder of await readdir(this.folder)) {
      for (const name of await readdir(path.join(this.folder, folder))) {
        const file = path.join(this.folder, folder, name);
        const written = await stat(file).catch(() => null);
        if (!written?.isFile() || written.mtime >= instant || !isUuid(name)) continue;
        const finished = folder !== RECEIVING;
        yield { blobKey: finished ? name : null, remove: () => rm(file, { force: true }) };
      }
    }
  }

  private pathOf(blobKey: string): string {
    if (!isUuid(blobKey)) throw new Error('a blob key is a UUID');
    return path.join(this.folder, blobKey.slice(-2), blobKey);
  }
}

/** A rename is only safe against power loss once its folder is written too. */
async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
