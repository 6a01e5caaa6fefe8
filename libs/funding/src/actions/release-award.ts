import { fenToJson, lock, row, transition, zeroFen, type Tx } from '#platform';
import { releaseEncumbrance } from '#ledger';
import { fundingPlanFacts, heldFen, projectScope } from '../funding.facts.js';
import { fundingPlanLifecycle } from '../funding-plan.lifecycle.js';
import { encumbranceOf, planOfProject } from '../funding.repository.js';
import { releasePool } from './release-pool.js';

/**
 * The award fell before its agreement: everything held for it goes back to the available money, and a plan drafted for
 * it is superseded. Does nothing when nothing is held.
 * @param input `reason` says why, for the audit trail of the plan
 * @throws 403 · 404 before the award was confirmed · 409
 */
export async function releaseAward(tx: Tx, input: { awardId: string; reason: string }): Promise<void> {
  await lock(tx, [row('encumbrance', input.awardId)]);
  const encumbrance = await encumbranceOf(tx, input.awardId);
  // What is held in a pool stays for the others who draw on it.
  const held = encumbrance.poolId === null ? heldFen(encumbrance, null) : zeroFen;
  if (held > 0n) {
    await releaseEncumbrance(tx, {
      scope: projectScope(encumbrance),
      key: `award:${encumbrance.id}:fallen`,
      amountFen: held,
      subject: { type: 'award', id: encumbrance.id },
    });
  }
  await tx.query('update encumbrance set released_fen = released_fen + $2, fallen_at = $3 where id = $1', [
    encumbrance.id,
    fenToJson(held),
    tx.now,
  ]);
  if (encumbrance.poolId !== null) await releasePool(tx, encumbrance.poolId);
  const plan = await planOfProject(tx, encumbrance.projectId);
  if (!plan) return;
  await lock(tx, [row('funding_plan', plan.id)]);
  await transition(tx, fundingPlanLifecycle, 'supersede', {
    facts: await fundingPlanFacts(tx, plan),
    reason: input.reason,
  });
}
