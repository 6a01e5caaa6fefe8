import type { ReadTx } from '#platform';
import type { Challenge } from '../bulletin.entities.js';
import { currentText, textVersion } from './addendum.repository.js';
import { diffTexts, raisedIndicators } from './text-diff.js';

/** The ids of the indicators that addenda have added to a challenge or measured anew since it opened. */
export async function raisedSinceOpening(
  tx: ReadTx,
  challenge: Pick<Challenge, 'id' | 'textVersion'>,
): Promise<ReadonlySet<string>> {
  const opened = challenge.textVersion > 1 ? await textVersion(tx, challenge.id, 1) : undefined;
  return opened ? raisedIndicators(diffTexts(opened, await currentText(tx, challenge.id))) : new Set();
}
