import { clearDeadline, lock, row, transition, type Tx } from '#platform';
import { planOfProject } from '#funding';
import { awardLifecycle } from '../award.lifecycle.js';
import type { Award } from '../selection.entities.js';
import { awardFacts } from '../selection.facts.js';
import { getAward } from '../selection.repository.js';
import { awardRefs, LAPSE_DEADLINE } from './settle-award.js';

/**
 * The agreement is signed by all. Called in the unit in which it takes effect; refused while the award is suspended.
 * @throws 403 · 404 · 409 unless confirmed
 */
export async function markAwardSigned(tx: Tx, input: { awardId: string }): Promise<Award> {
  await lock(tx, [row('award', input.awardId)]);
  const award = await getAward(tx, input.awardId);
  const plan = await planOfProject(tx, award.projectId);
  await clearDeadline(tx, award.id, LAPSE_DEADLINE);
  return transition(tx, awardLifecycle, 'sign', {
    facts: await awardFacts(tx, award),
    set: { signedAt: tx.now, grantFen: plan?.grantFen ?? null },
    refs: awardRefs(award),
  }) as Promise<Award>;
}
