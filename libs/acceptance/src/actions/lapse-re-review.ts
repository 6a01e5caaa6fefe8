import { lock, row, transition, type Tx } from '#platform';
import { beginAccepting, markNotAccepted, startSettling } from '#project';
import type { Acceptance } from '../acceptance.entities.js';
import { acceptanceFacts } from '../acceptance.facts.js';
import { acceptanceLifecycle } from '../acceptance.lifecycle.js';
import { getAcceptance } from '../acceptance.repository.js';

/** What falls due when another round can no longer be asked for. */
export const RE_REVIEW_DEADLINE = 'acceptance.lapse_re_review';

/**
 * Nobody asked for another round in time: the project is not accepted, and settles.
 * @throws 403 · 404 · 409 acceptance.re_review_not_lapsed
 */
export async function lapseReReview(tx: Tx, input: { acceptanceId: string }): Promise<Acceptance> {
  const { projectId } = await getAcceptance(tx, input.acceptanceId);
  await lock(tx, [row('acceptance', input.acceptanceId), row('project', projectId)]);
  const facts = await acceptanceFacts(tx, await getAcceptance(tx, input.acceptanceId));
  const lapsed = await transition(tx, acceptanceLifecycle, 'lapse_re_review', {
    facts,
    set: { reReviewLapsedAt: tx.now },
    refs: { projectId },
  });
  const reason = `${lapsed.number} acceptance.re_review_lapsed`;
  await beginAccepting(tx, { projectId });
  await markNotAccepted(tx, { projectId, reason });
  await startSettling(tx, { projectId });
  return lapsed;
}
