import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, inTurn, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListQuery, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { getProgramme, programmeParties } from '#programme';
import { askAboutReport, dismissReport } from '../actions/resolve-report.js';
import { getReview, listReviewIds, listStrayReports } from '../payment-report.repository.js';
import * as dto from './payment-report.dto.js';
import { paymentReportView, strayReportView } from './payment-report.views.js';

/** Reports of the treasury that fit no payment: shown with their reason, worked off by the finance officer. */
@Controller()
export class PaymentReportController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('programmes/:id/payment-reports', {
    can: 'payment_report.read',
    zh: '未匹配的支付回报',
    en: 'Payment reports that fit no payment',
    returns: dto.PaymentReportView,
  })
  list(
    @Ctx() ctx: Context,
    @Id() programmeId: string,
    @Query() query: dto.PaymentReportQuery,
  ): Promise<Page<dto.PaymentReportView>> {
    return this.unit.read(ctx, async (tx) => {
      await assertVisible(tx, programmeId);
      const now = await clockNow(tx, programmeId);
      const ids = await listReviewIds(tx, { ...query, programmeId });
      const views = await inTurn(ids, async (id) => paymentReportView(tx, await getReview(tx, id), now));
      return toPage(
        views,
        query.limit,
        (view) => view,
        (view) => [view.id],
      );
    });
  }

  @ListRoute('stray-payment-reports', {
    can: 'payment_report.read_stray',
    zh: '与本系统无关的支付回报，最新收到的在前',
    en: 'Payment reports that name nothing of ours, the latest received first',
    returns: dto.StrayReportView,
  })
  async strays(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<dto.StrayReportView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listStrayReports(tx, query));
    return toPage(rows, query.limit, strayReportView, (row) => [row.receivedAt.toISOString(), row.id]);
  }

  @ReadRoute('payment-reports/:id', {
    can: 'payment_report.read',
    zh: '支付回报详情',
    en: 'A payment report that fits no payment',
    returns: dto.PaymentReportView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.PaymentReportView> {
    return this.unit.read(ctx, async (tx) => {
      const review = await getReview(tx, id);
      await assertVisible(tx, review.programmeId);
      return paymentReportView(tx, review, await clockNow(tx, review.programmeId));
    });
  }

  @ActionRoute('payment-reports/:id/actions/ask', {
    can: 'payment_report.resolve',
    zh: '按我方指令号向国库查询',
    en: 'Have the treasury asked by our reference',
    returns: dto.PaymentReportView,
    idempotent: true,
  })
  ask(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { instructionReference }: dto.AskReportInput,
  ): Promise<dto.PaymentReportView> {
    return this.unit.run(ctx, async (tx) =>
      paymentReportView(tx, await askAboutReport(tx, { reviewId: id, version, instructionReference }), tx.now),
    );
  }

  @ActionRoute('payment-reports/:id/actions/dismiss', {
    can: 'payment_report.resolve',
    zh: '了结并说明理由',
    en: 'Dismiss, saying why',
    returns: dto.PaymentReportView,
  })
  dismiss(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.PaymentReportView> {
    return this.unit.run(ctx, async (tx) =>
      paymentReportView(tx, await dismissReport(tx, { reviewId: id, version, reason }), tx.now),
    );
  }
}

/** @throws 404 when the programme is not there or its reports are not for this reader */
async function assertVisible(tx: ReadTx, programmeId: string): Promise<void> {
  const programme = await getProgramme(tx, programmeId);
  if (!tx.context.actor.may('payment_report.read', programmeParties(programme)))
    throw notFound('programme', programmeId);
}
