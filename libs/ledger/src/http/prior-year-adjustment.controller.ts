import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page } from '#platform';
import {
  ActionRoute,
  CreateRoute,
  Ctx,
  Id,
  IfMatch,
  ListQuery,
  ListRoute,
  ReadRoute,
  ReasonInput,
} from '#platform/http';
import { postAdjustment, proposeAdjustment, rejectAdjustment } from '../actions/adjust-prior-year.js';
import { adjustmentFacts, getAdjustment, listAdjustments } from '../prior-year-adjustment.repository.js';
import { AdjustmentInput, AdjustmentSummaryView, AdjustmentView } from './fiscal-year.dto.js';
import { adjustmentView } from './fiscal-year.views.js';

/** 以前年度调整: the numbered way into a closed year. */
@Controller()
export class PriorYearAdjustmentController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('programmes/:programmeId/prior-year-adjustments', {
    can: 'prior_year_adjustment.propose',
    zh: '提出以前年度调整',
    en: 'Propose a prior-year adjustment',
    returns: AdjustmentView,
    idempotent: true,
  })
  propose(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Body() input: AdjustmentInput,
  ): Promise<AdjustmentView> {
    return this.unit.run(ctx, async (tx) =>
      adjustmentView(tx, await proposeAdjustment(tx, { ...input, programmeId }), tx.now),
    );
  }

  @ListRoute('programmes/:programmeId/prior-year-adjustments', {
    can: 'ledger.read',
    zh: '以前年度调整列表',
    en: 'Prior-year adjustments, newest first',
    returns: AdjustmentSummaryView,
  })
  async list(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Query() query: ListQuery,
  ): Promise<Page<AdjustmentSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listAdjustments(tx, programmeId, query));
    return toPage(
      rows,
      query.limit,
      (each) => each,
      (each) => [each.id],
    );
  }

  @ReadRoute('prior-year-adjustments/:id', {
    can: 'ledger.read',
    zh: '以前年度调整详情',
    en: 'A prior-year adjustment',
    returns: AdjustmentView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<AdjustmentView> {
    return this.unit.read(ctx, async (tx) => {
      const adjustment = await getAdjustment(tx, id);
      const { parties } = adjustmentFacts(adjustment);
      if (!ctx.actor.may('ledger.read', parties)) throw notFound('prior_year_adjustment', id);
      return adjustmentView(tx, adjustment, await clockNow(tx, adjustment.programmeId));
    });
  }

  @ActionRoute('prior-year-adjustments/:id/actions/post', {
    can: 'prior_year_adjustment.decide',
    zh: '批准并入账',
    en: 'Approve and post it into the closed year',
    returns: AdjustmentView,
    idempotent: true,
  })
  post(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<AdjustmentView> {
    return this.unit.run(ctx, async (tx) =>
      adjustmentView(tx, await postAdjustment(tx, { adjustmentId: id, version }), tx.now),
    );
  }

  @ActionRoute('prior-year-adjustments/:id/actions/reject', {
    can: 'prior_year_adjustment.decide',
    zh: '否决',
    en: 'Reject',
    returns: AdjustmentView,
  })
  reject(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<AdjustmentView> {
    return this.unit.run(ctx, async (tx) =>
      adjustmentView(tx, await rejectAdjustment(tx, { adjustmentId: id, version, reason: input.reason }), tx.now),
    );
  }
}
