import { clearDeadline, lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { needFacts, RECOMMENDER_DEADLINE } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

export interface RecommendNeed {
  readonly needId: string;
  readonly version: number;
  /** The recommender's opinion. */
  readonly reason?: string;
}

/**
 * The recommender forwards a need of its district or trade to the agency.
 * @throws 403 · 404 · 409
 */
export async function recommendNeed(tx: Tx, input: RecommendNeed): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  const { version, reason } = input;
  const recommended = await transition(tx, needLifecycle, 'recommend', { facts, version, reason });
  await clearDeadline(tx, need.id, RECOMMENDER_DEADLINE);
  return recommended as Need;
}
