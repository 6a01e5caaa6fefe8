import type { Readable } from 'node:stream';

/** Bytes that lie in the storage; `blobKey` is null for an upload that was never finished. */
export interface StoredBytes {
  readonly blobKey: string | null;
  readonly remove: () => Promise<void>;
}

/** Port: where the bytes of files are kept. A blob is written once under a random key and never changed. */
export abstract class FileStorage {
  /** A folder on this machine in which uploads are received before they are judged. */
  abstract readonly receivingFolder: string;
  /** Takes over a finished local file under the key; when it returns the bytes survive a crash of this machine. */
  abstract keep(blobKey: string, localPath: string): Promise<void>;
  /** @throws Error when there is no such blob, before any byte is sent */
  abstract open(blobKey: string): Promise<Readable>;
  /**
   * Everything written before an instant, uploads cut off half-way included. Where the storage cannot be listed cheaply,
   * it is listed in pages.
   */
  abstract olderThan(instant: Date): AsyncIterable<StoredBytes>;
  /** Removing what is not there is no error. */
  abstract remove(blobKey: string): Promise<void>;
}
