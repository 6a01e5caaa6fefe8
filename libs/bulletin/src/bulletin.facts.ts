import {
  endOfShanghaiDay,
  localDate,
  shanghaiDate,
  shanghaiInstant,
  workingCalendar,
  type Parties,
  type ReadTx,
} from '#platform';
import { getProgramme, programmeParties, rulePackOf } from '#programme';
import type { AddendumFacts } from './addendum.lifecycle.js';
import type { Addendum, Bulletin, Challenge, Clarification } from './bulletin.entities.js';
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

/** Everything that guards, permissions and views of an addendum ask for. */
export async function addendumFacts(tx: ReadTx, subject: Addendum): Promise<AddendumFacts> {
  const challenge = await getChallenge(tx, subject.challengeId);
  const { closingHour, addendumFreezeWorkingDays: freezeDays } = (await rulePackOf(tx, challenge.rulePackId)).windows;
  const closesAfter = subject.closesOn === null ? null : shanghaiInstant(localDate(subject.closesOn), closingHour);
  const closesAt = closesAfter ?? challenge.takeUpClosesAt ?? challenge.createdAt;
  // The day it is issued is not counted: so many working days are left after it, the last one among them.
  const lastDay = (await workingCalendar(tx)).addWorkingDays(shanghaiDate(closesAt), -freezeDays).on;
  return {
    subject,
    parties: await challengeParties(tx, challenge),
    challenge,
    closesAfter,
    frozenFrom: endOfShanghaiDay(lastDay),
    freezeDays,
  };
}
