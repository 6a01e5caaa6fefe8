import { addDays, fenToJson, lock, row, shanghaiDate, subtractFen, transition, type Tx } from '#platform';
import { releaseEncumbrance } from '#ledger';
import type { FundingPlan } from '../funding.entities.js';
import { fundingPlanFacts, projectScope } from '../funding.facts.js';
import { fundingPlanLifecycle, type FundingPlanFacts } from '../funding-plan.lifecycle.js';
import { encumbranceOf, getPlan, tranchesOf } from '../funding.repository.js';

export interface AgreePlan {
  readonly planId: string;
  /** The version that stands in the signed text; a plan revised since is refused. */
  readonly version?: number;
}

/**
 * The agreement takes effect: the plan binds, the latest dates of its tranches begin to run, and what was encumbered
 * beyond G goes back to the available money. Called in the unit in which the last party signs.
 * @throws 403 · 404 · 409 funding_plan.grant_above_encumbrance, platform.stale_version
 */
export async function agreePlan(tx: Tx, input: AgreePlan): Promise<FundingPlan> {
  const { awardId } = await getPlan(tx, input.planId);
  await lock(tx, [row('encumbrance', awardId), row('funding_plan', input.planId)]);
  const plan = await getPlan(tx, input.planId);
  const facts = await fundingPlanFacts(tx, plan);
  const agreed = await transition(tx, fundingPlanLifecycle, 'agree', {
    facts,
    version: input.version,
    set: { agreedAt: tx.now },
    refs: { awardId, projectId: plan.projectId },
  });
  await releaseExcess(tx, facts);
  await fixLatestDates(tx, plan.id);
  return agreed as FundingPlan;
}

async function releaseExcess(tx: Tx, { subject, heldFen }: FundingPlanFacts): Promise<void> {
  const excess = subtractFen(heldFen, subject.grantFen);
  if (excess === 0n) return;
  const encumbrance = await encumbranceOf(tx, subject.awardId);
  await releaseEncumbrance(tx, {
    scope: projectScope(encumbrance),
    key: `award:${encumbrance.id}:agreed`,
    amountFen: excess,
    subject: { type: 'funding_plan', id: subject.id },
  });
  await tx.query('update encumbrance set released_fen = released_fen + $2 where id = $1', [
    encumbrance.id,
    fenToJson(excess),
  ]);
}

/** `latestOffsetDays` of the rule pack counts from the day the agreement takes effect. */
async function fixLatestDates(tx: Tx, planId: string): Promise<void> {
  for (const { id, latestOffsetDays } of await tranchesOf(tx, planId)) {
    if (latestOffsetDays === null) continue;
    const latestOn = addDays(shanghaiDate(tx.now), latestOffsetDays);
    await tx.query('update tranche set latest_on = $2 where id = $1', [id, latestOn]);
  }
}
