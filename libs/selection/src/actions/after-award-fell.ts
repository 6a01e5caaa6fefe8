import { lock, row, type Tx } from '#platform';
import { declareNoAward, getChallenge } from '#bulletin';
import { releaseAward } from '#funding';
import { getNotice, withdrawNotice } from '#notice';
import { dismissProposal } from '#proposal';
import type { Award } from '../selection.entities.js';
import { getAward, liveAwards, waitingReserves } from '../selection.repository.js';

/**
 * What follows when an award was voided, declined or lapsed: its notice is withdrawn, its money released, and the
 * challenge ends without an award when nobody is left to get one.
 * @throws 403 · 404 · 409
 */
export async function afterAwardFell(tx: Tx, input: { awardId: string }): Promise<void> {
  const { challengeId, noticeId } = await getAward(tx, input.awardId);
  await lock(tx, [
    row('award', input.awardId),
    row('challenge', challengeId),
    ...(noticeId ? [row('public_notice', noticeId)] : []),
  ]);
  const award = await getAward(tx, input.awardId);
  if (noticeId && (await getNotice(tx, noticeId)).state === 'on_notice') {
    await withdrawNotice(tx, { noticeId, reason: reasonFor(award) });
  }
  if (award.confirmedAt) await releaseAward(tx, { awardId: award.id, reason: reasonFor(award) });
  await endWithoutWinners(tx, challengeId);
}

/**
 * The validity of the reserve list is over: who waits on it is told, and the challenge ends without an award when it
 * has none. Does nothing once the challenge has ended.
 * @throws 403 · 404 · 409
 */
export async function expireReserves(tx: Tx, input: { challengeId: string }): Promise<void> {
  await lock(tx, [row('challenge', input.challengeId)]);
  await dismissReserves(tx, input.challengeId);
  await endWithoutWinners(tx, input.challengeId);
}

/** Tells everybody who still waits for an award of a challenge. The caller holds the challenge. */
export async function dismissReserves(tx: Tx, challengeId: string): Promise<void> {
  for (const proposalId of await waitingReserves(tx, challengeId)) await dismissProposal(tx, { proposalId });
}

async function endWithoutWinners(tx: Tx, challengeId: string): Promise<void> {
  const challenge = await getChallenge(tx, challengeId);
  if (challenge.state !== 'decided') return;
  if ((await liveAwards(tx, challengeId)).length > 0 || (await waitingReserves(tx, challengeId)).length > 0) return;
  await declareNoAward(tx, { challengeId, reason: 'all_awards_ended' });
}

/** A message code: the notice board shows it in the reader's language. */
const reasonFor = (award: Award): string => `award.fallen.${award.state}`;
