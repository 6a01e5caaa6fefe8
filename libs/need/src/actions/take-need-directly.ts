import { clearDeadline, lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { needFacts, RECOMMENDER_DEADLINE } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * The agency takes a need in without a recommendation: none is wanted, or the recommender kept silent for the days
 * it had (domain.md section 1).
 * @throws 403 · 404 · 409 need.recommender_has_time
 */
export async function takeNeedDirectly(tx: Tx, input: { needId: string; version: number }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  const taken = await transition(tx, needLifecycle, 'take_directly', { facts, version: input.version });
  await clearDeadline(tx, need.id, RECOMMENDER_DEADLINE);
  return taken as Need;
}
