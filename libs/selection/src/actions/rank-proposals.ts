import { lock, row, type Tx } from '#platform';
import { declareNoAward, getChallenge } from '#bulletin';
import { panelResult, rank } from '#panel';
import { rulePackOf } from '#programme';
import { getProposal, markRanked } from '#proposal';
import { Ranking } from '../selection.entities.js';

/**
 * The selection panel of a challenge has closed: keeps everybody's place. When nobody passed there is no award.
 * @throws 403 · 404 · 409 when the challenge is not being evaluated or has a ranking
 */
export async function rankProposals(tx: Tx, input: { challengeId: string; panelId: string }): Promise<void> {
  const { challengeId, panelId } = input;
  await lock(tx, [row('challenge', challengeId)]);
  const challenge = await getChallenge(tx, challengeId);
  const { review } = await rulePackOf(tx, challenge.rulePackId);
  const { entries } = await panelResult(tx, panelId);
  const results = new Map(entries.map((entry) => [entry.entryId, entry]));
  const ranked = rank(
    entries.map(({ entryId, ...figures }) => ({ id: entryId, ...figures })),
    { passScoreHundredths: review.passScore * 100, tieBreak: review.tieBreak },
  );
  const rows: Ranking[] = [];
  for (const { id, tiedWith, ...place } of ranked) {
    const { takerId } = await getProposal(tx, id);
    const result = results.get(id);
    rows.push({
      ...place,
      challengeId,
      proposalId: id,
      panelId,
      takerId,
      totalHundredths: result?.totalHundredths ?? 0,
      tiedWith: [...tiedWith],
      mustPassFailed: [...(result?.mustPassFailed ?? [])],
      rankedAt: tx.now,
    });
  }
  await tx.manager.createQueryBuilder().insert().into(Ranking).values(rows).execute();
  for (const { id } of entries.map(({ entryId }) => ({ id: entryId })).sort((a, b) => (a.id < b.id ? -1 : 1))) {
    await markRanked(tx, { proposalId: id });
  }
  tx.publish({
    type: 'challenge.ranked',
    subjectId: challengeId,
    programmeId: challenge.programmeId,
    refs: { panelId },
  });
  if (rows.every(({ passed }) => !passed)) await declareNoAward(tx, { challengeId, reason: 'none_passed' });
}
