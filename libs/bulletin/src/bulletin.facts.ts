import type { Parties, ReadTx } from '#platform';
import { getProgramme, programmeParties } from '#programme';
import type { Bulletin, Challenge, Clarification } from './bulletin.entities.js';
import type { BulletinFacts } from './bulletin.lifecycle.js';
import { countChallenges, getChallenge } from './bulletin.repository.js';
import type { ChallengeFacts } from './challenge.lifecycle.js';
import type { ClarificationFacts } from './clarification.lifecycle.js';

/** Who stands in which relation to a challenge. */
export async function challengeParties(
  tx: ReadTx,
  challenge: Pick<Challenge, 'programmeId' | 'demanderId'>,
): Promise<Parties & { demander: string; agency: string; organiser: string | null }> {
  const programme = await getProgramme(tx, challenge.programmeId);
  return { ...programmeParties(programme), demander: challenge.demanderId };
}

/** Everything that guards, permissions and views of a challenge ask for. */
export async function challengeFacts(tx: ReadTx, subject: Challenge): Promise<ChallengeFacts> {
  return { subject, parties: await challengeParties(tx, subject) };
}

/** Everything that guards, permissions and views of a bulletin ask for. */
export async function bulletinFacts(tx: ReadTx, subject: Bulletin): Promise<BulletinFacts> {
  const parties = programmeParties(await getProgramme(tx, subject.programmeId));
  return { subject, parties, ...(await countChallenges(tx, subject.id)) };
}

/** Those who may act on a clarification are those of its challenge; the asker is no party to it. */
export async function clarificationFacts(tx: ReadTx, subject: Clarification): Promise<ClarificationFacts> {
  return { subject, parties: await challengeParties(tx, await getChallenge(tx, subject.challengeId)) };
}
