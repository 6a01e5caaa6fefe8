import { clockNow } from '#platform';
import type { PeriodicTask } from '#platform/jobs';
import type { FileStorage, StoredBytes } from '../file-storage.js';
import { ownedBlobs } from '../file.repository.js';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const AT_ONCE = 500;

/**
 * Takes away bytes that nobody owns: an upload that was cut off, and a blob whose process died between keeping it and
 * the row. Within a day every upload has either its row or none for ever. `jbgs_periodic_found_total{task}` counts them.
 */
export function sweepOrphans(storage: FileStorage): PeriodicTask {
  return {
    name: 'file.sweep-orphans',
    everyMs: HOUR_MS,
    permissions: [],
    run: async ({ unit }) => {
      const now = await unit((tx) => clockNow(tx, null));
      let removed = 0;
      for await (const some of inGroups(storage.olderThan(new Date(now.getTime() - DAY_MS)))) {
        const keys = some.flatMap(({ blobKey }) => blobKey ?? []);
        const owned = await unit((tx) => ownedBlobs(tx, keys));
        const orphans = some.filter(({ blobKey }) => blobKey === null || !owned.has(blobKey));
        for (const orphan of orphans) await orphan.remove();
        removed += orphans.length;
      }
      return removed;
    },
  };
}

async function* inGroups(all: AsyncIterable<StoredBytes>): AsyncIterable<readonly StoredBytes[]> {
  let group: StoredBytes[] = [];
  for await (const each of all) {
    group.push(each);
    if (group.length < AT_ONCE) continue;
    yield group;
    group = [];
  }
  if (group.length > 0) yield group;
}
