import { refused, type PublicReads } from '#platform';
import {
  publicBulletin,
  publicChallenge,
  publicChallengesOf,
  type PublicBulletin,
  type PublicChallengeDetail,
} from '#bulletin';

/** What stands on a printed list: a bulletin with its challenges, or one challenge by itself. */
export interface PublicList {
  readonly bulletin: PublicBulletin;
  readonly challenges: readonly PublicChallengeDetail[];
  /** Whether it is the whole bulletin. */
  readonly whole: boolean;
}

/** Bigger ones nobody prints, and drawing them would keep everybody else waiting. */
const MOST_CHALLENGES = 200;
const MOST_INDICATORS = 3000;

/** @throws 404 · 409 document.too_large */
export async function bulletinList(reads: PublicReads, bulletinId: string): Promise<PublicList> {
  const bulletin = await publicBulletin(reads, bulletinId);
  const challenges = await publicChallengesOf(reads, bulletinId, MOST_CHALLENGES + 1);
  const indicators = challenges.reduce((sum, challenge) => sum + challenge.indicators.length, 0);
  if (challenges.length > MOST_CHALLENGES || indicators > MOST_INDICATORS) {
    throw refused({ code: 'document.too_large', params: { max: MOST_CHALLENGES, rows: MOST_INDICATORS } });
  }
  return { bulletin, challenges, whole: true };
}

/** @throws 404 */
export async function challengeList(reads: PublicReads, challengeId: string): Promise<PublicList> {
  const challenge = await publicChallenge(reads, challengeId);
  return { bulletin: await publicBulletin(reads, challenge.bulletinId), challenges: [challenge], whole: false };
}
