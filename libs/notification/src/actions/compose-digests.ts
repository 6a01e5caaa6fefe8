import { lock, shanghaiDate, type Tx } from '#platform';
import { insertDigest, peopleDueDigest } from '../mail-delivery.repository.js';
import { requestMails } from './tell.js';

const HOUR_MS = 3_600_000;

/**
 * Puts what people have not read into the digest of the day, from their hour in Shanghai on; the unique constraint on
 * person and day lets there be one.
 * @returns how many digests were made
 */
export async function composeDigests(tx: Tx): Promise<number> {
  const now = await lock(tx, [], null);
  const day = shanghaiDate(now);
  const hour = Math.floor((now.getTime() - Date.parse(`${day}T00:00:00+08:00`)) / HOUR_MS);
  const digests: string[] = [];
  for (const userId of await peopleDueDigest(tx, day, hour)) {
    const id = await insertDigest(tx, userId, day);
    if (id) digests.push(id);
  }
  requestMails(tx, digests);
  return digests.length;
}
