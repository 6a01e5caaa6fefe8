import { existsSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { lock, sharedRow, systemActor, uuidv7, type ReadTx } from '#platform';
import { aCast, type Cast } from '../../../../test/builders/people.js';
import { System } from '../../../../test/support/system.js';
import { samples } from '../../test-support/sample-files.js';
import { DiskStorage } from '../disk-storage.js';
import { attachFile } from '../file.repository.js';
import { storeFile, type StoredBlob } from '../store-file.js';
import { sweepOrphans } from './sweep-orphans.js';

const TWO_DAYS_AGO = new Date(Date.now() - 2 * 86_400_000);

describe('sweeping orphaned bytes', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jbgs-orphans-'));
  const storage = new DiskStorage(folder);
  let system: System;
  let cast: Cast;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
  });
  afterAll(async () => {
    rmSync(folder, { recursive: true, force: true });
    await system.stop();
  });

  const place = (blobKey: string): string => path.join(folder, blobKey.slice(-2), blobKey);
  const stored = async (written: Date): Promise<StoredBlob> => {
    const blob = await storeFile(storage, { name: 'a.pdf', source: Readable.from([samples.pdf]) });
    utimesSync(place(blob.blobKey), written, written);
    return blob;
  };
  const attached = (blob: StoredBlob, type: string): Promise<unknown> =>
    system.unit.run(
      { actor: { ...systemActor([]), userId: cast.people.taker.userId }, requestId: uuidv7() },
      async (tx) => {
        await lock(tx, [sharedRow('programme', cast.programme.id)]);
        // As somebody who may not read it back would see it: the row is there for nobody but its owner.
        return attachFile(tx, { type, id: uuidv7() }, blob);
      },
    );
  const sweep = (): Promise<number> => {
    const context = { actor: systemActor([]), requestId: uuidv7() };
    const services = { unit: <T>(work: (tx: ReadTx) => Promise<T>) => system.unit.read(context, work) };
    return sweepOrphans(storage).run(services as never);
  };

  it('takes away what nobody owns after a day, and nothing else', async () => {
    const owned = await stored(TWO_DAYS_AGO);
    await attached(owned, 'need');
    const orphan = await stored(TWO_DAYS_AGO);
    const young = await stored(new Date());
    const cutOff = path.join(storage.receivingFolder, uuidv7());
    writeFileSync(cutOff, 'half a file');
    utimesSync(cutOff, TWO_DAYS_AGO, TWO_DAYS_AGO);
    expect(await sweep()).toBe(2);
    expect([owned, young, orphan].map(({ blobKey }) => existsSync(place(blobKey)))).toEqual([true, true, false]);
    expect(readdirSync(storage.receivingFolder)).toEqual([]);
    expect(await sweep()).toBe(0);
  });
});
