import { lock, row, transition, type Tx } from '#platform';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { needLifecycle } from '../need.lifecycle.js';
import { getNeed } from '../need.repository.js';

/**
 * Takes a need out of an assessment whose panel was dissolved without a result, so that another panel can be drawn.
 * A panel of an earlier round changes nothing.
 * @throws 403 · 404
 */
export async function cancelAssessment(tx: Tx, input: { needId: string; panelId: string }): Promise<Need> {
  await lock(tx, [row('need', input.needId)]);
  const need = await getNeed(tx, input.needId);
  const facts = await needFacts(tx, need);
  if (need.state !== 'assessing' || need.panelId !== input.panelId || facts.assessment) return need;
  return transition(tx, needLifecycle, 'cancel_assessment', { facts, set: { panelId: null } }) as Promise<Need>;
}
