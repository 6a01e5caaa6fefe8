import { lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * Marks a need as listed. Called by whoever publishes the bulletin, in the transaction in which its challenge opens.
 * @throws 403 · 404 · 409 need.text_not_accepted
 */
export async function listNeed(tx: Tx, input: { needId: string }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  return transition(tx, needLifecycle, 'list', { facts: await needFacts(tx, need) }) as Promise<Need>;
}
