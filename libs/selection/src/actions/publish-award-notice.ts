import { lock, row, sharedRow, transition, type Tx } from '#platform';
import { getChallenge } from '#bulletin';
import { publishNotice } from '#notice';
import { rulePackOf } from '#programme';
import { awardLifecycle } from '../award.lifecycle.js';
import type { Award } from '../selection.entities.js';
import { awardFacts } from '../selection.facts.js';
import { getAward } from '../selection.repository.js';

export interface PublishAwardNotice {
  readonly awardId: string;
  readonly version: number;
  readonly title: string;
  readonly body: string;
}

/**
 * Puts an award on public notice for the working days of the rules its challenge was published under.
 * @throws 403 · 404 · 409
 */
export async function publishAwardNotice(tx: Tx, input: PublishAwardNotice): Promise<Award> {
  const { challengeId } = await getAward(tx, input.awardId);
  await lock(tx, [row('award', input.awardId), sharedRow('challenge', challengeId)]);
  const award = await getAward(tx, input.awardId);
  const facts = await awardFacts(tx, award);
  const { rulePackId } = await getChallenge(tx, challengeId);
  const { windows } = await rulePackOf(tx, rulePackId);
  const { title, body } = input;
  const notice = await publishNotice(tx, {
    programmeId: award.programmeId,
    agencyId: String(facts.parties['agency']),
    subjectType: 'award',
    subjectId: award.id,
    kind: 'award',
    title,
    body,
    workingDays: windows.noticeWorkingDays,
    objectionReplyWorkingDays: windows.objectionReplyWorkingDays,
    parties: facts.parties,
  });
  return transition(tx, awardLifecycle, 'publish_notice', {
    facts,
    version: input.version,
    set: { noticeId: notice.id },
    refs: { challengeId, noticeId: notice.id },
  }) as Promise<Award>;
}
