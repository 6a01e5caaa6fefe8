import { lock, row, transition, type Tx } from '#platform';
import type { FundingPlan } from '../funding.entities.js';
import { fundingPlanFacts } from '../funding.facts.js';
import { fundingPlanLifecycle } from '../funding-plan.lifecycle.js';
import { getPlan } from '../funding.repository.js';

/**
 * Nothing is paid under the plan any more. Called when the project's settlement is finished.
 * @throws 403 · 404 · 409
 */
export async function closePlan(tx: Tx, input: { planId: string }): Promise<FundingPlan> {
  await lock(tx, [row('funding_plan', input.planId)]);
  const facts = await fundingPlanFacts(tx, await getPlan(tx, input.planId));
  return transition(tx, fundingPlanLifecycle, 'close', { facts }) as Promise<FundingPlan>;
}
