import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, inTurn, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListQuery, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { getProgramme, programmeParties } from '#programme';
import {
  approveDisbursement,
  cancelDisbursement,
  liftHold,
  rejectDisbursement,
  releaseDisbursement,
  requestDisbursement,
  withholdDisbursement,
  type DisbursementStep,
} from '../actions/request-disbursement.js';
import { disbursementStanding, type DisbursementStanding } from '../disbursement.facts.js';
import {
  disbursementsOf,
  getBatch,
  getDisbursement,
  listBatchIds,
  listDisbursements,
} from '../disbursement.repository.js';
import * as dto from './disbursement.dto.js';
import { batchView, disbursementPage, disbursementSummary, disbursementView } from './disbursement.views.js';
import { visibleProject } from './visible.js';

type Step = (tx: Tx, input: DisbursementStep) => Promise<DisbursementStanding>;

/** 拨付: three persons and their payments to the treasury. */
@Controller()
export class DisbursementController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('disbursements', {
    can: 'disbursement.read',
    zh: '拨付台账',
    en: 'Disbursements',
    returns: dto.DisbursementSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.DisbursementQuery): Promise<Page<dto.DisbursementSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) =>
      listDisbursements(tx, ctx.actor.reach('disbursement.read'), query),
    );
    return toPage(rows, query.limit, disbursementSummary, (row) => [row.id]);
  }

  @ReadRoute('projects/:id/disbursements', {
    can: 'disbursement.read',
    zh: '项目拨付',
    en: 'Disbursements of a project',
    returns: dto.DisbursementsView,
  })
  ofProject(@Ctx() ctx: Context, @Id() id: string): Promise<dto.DisbursementsView> {
    return this.unit.read(ctx, async (tx) => {
      const project = await visibleProject(tx, id, 'disbursement.read');
      const now = await clockNow(tx, project.programmeId);
      const rows = await disbursementsOf(tx, id);
      return {
        items: await inTurn(rows, async (each) => disbursementView(tx, await disbursementStanding(tx, each), now)),
      };
    });
  }

  @ReadRoute('disbursements/:id', {
    can: 'disbursement.read',
    zh: '拨付详情：证据与计算',
    en: 'A disbursement with evidence and computation',
    returns: dto.DisbursementPageView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.DisbursementPageView> {
    return this.unit.read(ctx, async (tx) => {
      const disbursement = await getDisbursement(tx, id);
      await visibleProject(tx, disbursement.projectId, 'disbursement.read');
      return disbursementPage(tx, disbursement, await clockNow(tx, disbursement.programmeId));
    });
  }

  @ActionRoute('disbursements/:id/actions/request', {
    can: 'disbursement.request',
    zh: '申请拨付',
    en: 'Request',
    returns: dto.DisbursementView,
    idempotent: true,
  })
  request(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.DisbursementView> {
    return this.step(ctx, requestDisbursement, { disbursementId: id, version, reason });
  }

  @ActionRoute('disbursements/:id/actions/approve', {
    can: 'disbursement.approve',
    zh: '批准拨付',
    en: 'Approve',
    returns: dto.DisbursementView,
    idempotent: true,
  })
  approve(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.DisbursementView> {
    return this.step(ctx, approveDisbursement, { disbursementId: id, version, reason });
  }

  @ActionRoute('disbursements/:id/actions/reject', {
    can: 'disbursement.approve',
    zh: '不予批准',
    en: 'Reject',
    returns: dto.DisbursementView,
  })
  reject(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.DisbursementView> {
    return this.step(ctx, rejectDisbursement, { disbursementId: id, version, reason });
  }

  @ActionRoute('disbursements/:id/actions/release', {
    can: 'disbursement.release',
    zh: '办理拨付',
    en: 'Release',
    returns: dto.DisbursementView,
    idempotent: true,
  })
  release(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.DisbursementView> {
    return this.step(ctx, releaseDisbursement, { disbursementId: id, version });
  }

  @ActionRoute('disbursements/:id/actions/withhold', {
    can: 'disbursement.withhold',
    zh: '暂缓拨付',
    en: 'Withhold',
    returns: dto.DisbursementView,
    idempotent: true,
  })
  withhold(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.DisbursementView> {
    return this.step(ctx, withholdDisbursement, { disbursementId: id, version, reason });
  }

  @ActionRoute('disbursements/:id/actions/lift', {
    can: 'disbursement.withhold',
    zh: '恢复拨付',
    en: 'Lift the hold',
    returns: dto.DisbursementView,
  })
  lift(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.DisbursementView> {
    return this.step(ctx, liftHold, { disbursementId: id, version, reason });
  }

  @ActionRoute('disbursements/:id/actions/cancel', {
    can: 'disbursement.cancel',
    zh: '取消拨付',
    en: 'Cancel',
    returns: dto.DisbursementView,
  })
  cancel(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.DisbursementView> {
    return this.step(ctx, cancelDisbursement, { disbursementId: id, version, reason });
  }

  @ListRoute('payment-batches', {
    can: 'payment_batch.read',
    zh: '支付批次',
    en: 'Payment batches',
    returns: dto.BatchView,
  })
  batches(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<dto.BatchView>> {
    return this.unit.read(ctx, async (tx) => {
      const ids = await listBatchIds(tx, ctx.actor.reach('payment_batch.read'), query);
      const views = await inTurn(ids, async (id) => batchView(tx, await getBatch(tx, id)));
      return toPage(
        views,
        query.limit,
        (view) => view,
        (view) => [view.id],
      );
    });
  }

  @ReadRoute('payment-batches/:id', {
    can: 'payment_batch.read',
    zh: '支付批次详情',
    en: 'A payment batch',
    returns: dto.BatchView,
  })
  batch(@Ctx() ctx: Context, @Id() id: string): Promise<dto.BatchView> {
    return this.unit.read(ctx, async (tx) => {
      const batch = await getBatch(tx, id);
      const parties = programmeParties(await getProgramme(tx, batch.programmeId));
      if (!ctx.actor.may('payment_batch.read', parties)) throw notFound('payment_batch', id);
      return batchView(tx, batch);
    });
  }

  private step(ctx: Context, action: Step, input: DisbursementStep): Promise<dto.DisbursementView> {
    return this.unit.run(ctx, async (tx) => disbursementView(tx, await action(tx, input), tx.now));
  }
}
