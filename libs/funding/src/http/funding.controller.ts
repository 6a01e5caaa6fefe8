import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute } from '#platform/http';
import { draftPlan, revisePlan } from '../actions/draft-plan.js';
import type { FundingPlan } from '../funding.entities.js';
import { fundingPlanFacts } from '../funding.facts.js';
import { getPlan, listPlans } from '../funding.repository.js';
import * as dto from './funding.dto.js';
import { planSummaries, planView } from './funding.views.js';

/** Funding plans of awards. */
@Controller()
export class FundingController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('funding-plans', {
    can: 'funding_plan.draft',
    zh: '拟定资金计划',
    en: 'Draft a funding plan',
    returns: dto.PlanView,
  })
  draft(@Ctx() ctx: Context, @Body() input: dto.PlanInput): Promise<dto.PlanView> {
    return this.unit.run(ctx, async (tx) => planView(tx, await draftPlan(tx, input), tx.now));
  }

  @ListRoute('funding-plans', {
    can: 'funding_plan.read',
    zh: '资金计划列表',
    en: 'Funding plans',
    returns: dto.PlanSummaryView,
  })
  list(@Ctx() ctx: Context, @Query() query: dto.PlanListQuery): Promise<Page<dto.PlanSummaryView>> {
    return this.unit.read(ctx, async (tx) => {
      const plans = await listPlans(tx, ctx.actor.reach('funding_plan.read'), query);
      return toPage(
        await planSummaries(tx, plans),
        query.limit,
        (view) => view,
        (view) => [view.id],
      );
    });
  }

  @ReadRoute('funding-plans/:id', {
    can: 'funding_plan.read',
    zh: '资金计划详情',
    en: 'A funding plan',
    returns: dto.PlanView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.PlanView> {
    return this.unit.read(ctx, async (tx) => {
      const plan = await visible(tx, id);
      return planView(tx, plan, await clockNow(tx, plan.programmeId));
    });
  }

  @ActionRoute('funding-plans/:id/actions/revise', {
    can: 'funding_plan.draft',
    zh: '修改资金计划',
    en: 'Revise the plan',
    returns: dto.PlanView,
  })
  revise(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.PlanContentInput,
  ): Promise<dto.PlanView> {
    return this.unit.run(ctx, async (tx) =>
      planView(tx, await revisePlan(tx, { ...input, planId: id, version }), tx.now),
    );
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<FundingPlan> {
  const plan = await getPlan(tx, id);
  const { parties } = await fundingPlanFacts(tx, plan);
  if (!tx.context.actor.may('funding_plan.read', parties)) throw notFound('funding_plan', id);
  return plan;
}
