import { create, lock, refused, requirePermission, row, sharedRow, transition, uuidv7, type Tx } from '#platform';
import { getProgramme, rulePackOf } from '#programme';
import type { FundingPlan } from '../funding.entities.js';
import { fundingParties, fundingPlanFacts, heldFen } from '../funding.facts.js';
import { fundingPlanLifecycle } from '../funding-plan.lifecycle.js';
import { encumbranceOf, getPlan, poolOf, replaceTerms } from '../funding.repository.js';
import { readPlan, type PlanContent } from '../plan-content.js';

export interface DraftPlan extends PlanContent {
  readonly awardId: string;
}

/**
 * Drafts the funding plan of a confirmed award: the grant G follows from the share, the demander's instalments have to
 * make up the rest.
 * @throws 403 · 404 before the award was confirmed · 409 funding.award_fallen, funding.plan_exists
 *   · 422 with the path of every wrong field
 */
export async function draftPlan(tx: Tx, input: DraftPlan): Promise<FundingPlan> {
  await lock(tx, [sharedRow('encumbrance', input.awardId)]);
  const encumbrance = await encumbranceOf(tx, input.awardId);
  if (encumbrance.fallenAt) throw refused({ code: 'funding.award_fallen' });
  const programme = await getProgramme(tx, encumbrance.programmeId);
  const { funding } = await rulePackOf(tx, encumbrance.rulePackId);
  const id = uuidv7();
  const parties = fundingParties(encumbrance, programme);
  requirePermission(tx, 'funding_plan.draft', parties);
  const pool = await poolOf(tx, encumbrance);
  const frame = { planId: id, rules: funding, heldFen: heldFen(encumbrance, pool), pool };
  const { columns, terms } = readPlan(input, frame);
  const plan: FundingPlan = {
    ...columns,
    id,
    programmeId: encumbrance.programmeId,
    awardId: encumbrance.id,
    projectId: encumbrance.projectId,
    rulePackId: encumbrance.rulePackId,
    state: 'draft',
    version: 1,
    draftedBy: tx.context.actor.userId,
    agreedAt: null,
    createdAt: tx.now,
  };
  await create(tx, fundingPlanLifecycle, {
    row: plan,
    permission: 'funding_plan.draft',
    parties,
    emits: 'funding_plan.drafted',
    refs: { awardId: plan.awardId, projectId: plan.projectId },
  });
  await replaceTerms(tx, plan.id, terms);
  return plan;
}

export interface RevisePlan extends PlanContent {
  readonly planId: string;
  readonly version: number;
}

/**
 * Replaces the whole content of a plan that is still a draft.
 * @throws 403 · 404 · 409 · 422 with the path of every wrong field
 */
export async function revisePlan(tx: Tx, input: RevisePlan): Promise<FundingPlan> {
  await lock(tx, [row('funding_plan', input.planId)]);
  const plan = await getPlan(tx, input.planId);
  const facts = await fundingPlanFacts(tx, plan);
  requirePermission(tx, fundingPlanLifecycle.actions.revise.permission, facts.parties);
  const { funding } = await rulePackOf(tx, plan.rulePackId);
  const pool = await poolOf(tx, await encumbranceOf(tx, plan.awardId));
  const { columns, terms } = readPlan(input, { planId: plan.id, rules: funding, heldFen: facts.heldFen, pool });
  const revised = await transition(tx, fundingPlanLifecycle, 'revise', {
    facts,
    version: input.version,
    set: { ...columns, draftedBy: tx.context.actor.userId },
    refs: { awardId: plan.awardId, projectId: plan.projectId },
  });
  await replaceTerms(tx, plan.id, terms);
  return revised as FundingPlan;
}
