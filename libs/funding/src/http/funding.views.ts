import { allowedActions, fenToJson, messageOf, ppm, ppmToNumber, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { getProgramme, programmeNames, rulePackOf } from '#programme';
import type { FundingPlan } from '../funding.entities.js';
import { fundingPlanFacts, planAmounts } from '../funding.facts.js';
import { fundingPlanLifecycle } from '../funding-plan.lifecycle.js';
import { instalmentsOf, tranchesOf } from '../funding.repository.js';
import { grantForPlan, shareTermsOf, type ComputationLine } from '../share-arithmetic/index.js';
import type { ComputationLineView, PlanSummaryView, PlanView } from './funding.dto.js';

function planSummaryView(plan: FundingPlan, programmeName: string): PlanSummaryView {
  const { id, programmeId, awardId, projectId, state, version, sharePpm } = plan;
  return {
    id,
    programmeId,
    programmeName,
    awardId,
    projectId,
    state,
    version,
    sharePpm,
    totalInvestmentFen: fenToJson(plan.totalInvestmentFen),
    grantFen: fenToJson(plan.grantFen),
    demanderPlanFen: fenToJson(plan.demanderPlanFen),
    createdAt: plan.createdAt.toISOString(),
  };
}

/** Plans as lists show them. */
export async function planSummaries(tx: ReadTx, plans: readonly FundingPlan[]): Promise<PlanSummaryView[]> {
  const names = await programmeNames(
    tx,
    plans.map(({ programmeId }) => programmeId),
  );
  return plans.map((plan) => planSummaryView(plan, names.get(plan.programmeId) ?? ''));
}

/** A plan with its terms, the computation of its grant and what the reader may do with it. */
export async function planView(tx: ReadTx, plan: FundingPlan, now: Date): Promise<PlanView> {
  const facts = await fundingPlanFacts(tx, plan);
  const instalments = await instalmentsOf(tx, plan.id);
  const { funding } = await rulePackOf(tx, plan.rulePackId);
  const { lines } = grantForPlan(planAmounts(plan, instalments), shareTermsOf(funding, ppm(plan.sharePpm)));
  return {
    ...planSummaryView(plan, (await getProgramme(tx, plan.programmeId)).name),
    denominator: plan.denominator,
    capFen: plan.capFen === null ? null : fenToJson(plan.capFen),
    heldFen: fenToJson(facts.heldFen),
    agreedAt: plan.agreedAt?.toISOString() ?? null,
    instalments: instalments.map(({ number, kind, plannedFen, dueOn }) => ({
      number,
      kind,
      plannedFen: fenToJson(plannedFen),
      dueOn,
    })),
    tranches: (await tranchesOf(tx, plan.id)).map(({ planId: _plan, ceilingFen, payeeParts, ...tranche }) => ({
      ...tranche,
      ceilingFen: fenToJson(ceilingFen),
      payeeParts: [...payeeParts],
    })),
    computation: lines.map(lineView),
    actions: actionViews(allowedActions(fundingPlanLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

export const lineView = ({ code, amount, basis, ratio }: ComputationLine): ComputationLineView => ({
  code,
  ...messageOf(code),
  amountFen: fenToJson(amount),
  basisFen: basis === undefined ? null : fenToJson(basis),
  ratioPpm: ratio === undefined ? null : ppmToNumber(ratio),
});
