import { lock, row, transition, type Tx } from '#platform';
import { awardLifecycle } from '../award.lifecycle.js';
import { awardFacts } from '../selection.facts.js';
import { getAward, signingDeadline } from '../selection.repository.js';

/**
 * A calendar year was announced and the kernel has moved the signing deadline of an award: the award shows the new one.
 * @throws 403 · 404
 */
export async function moveSigningDeadline(tx: Tx, input: { awardId: string }): Promise<void> {
  await lock(tx, [row('award', input.awardId)]);
  const award = await getAward(tx, input.awardId);
  const signingDueAt = await signingDeadline(tx, award.id);
  if (award.state !== 'confirmed' || signingDueAt === null) return;
  await transition(tx, awardLifecycle, 'move_signing_deadline', {
    facts: await awardFacts(tx, award),
    set: { signingDueAt },
  });
}
