import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListQuery, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { closeYear, proposeClose, withdrawClose } from '../actions/close-year.js';
import { fiscalYearParties, getFiscalYear, listFiscalYears } from '../fiscal-year.repository.js';
import type { FiscalYear } from '../ledger.entities.js';
import { CarryOverView, CloseProposalInput, FiscalYearSummaryView, FiscalYearView } from './fiscal-year.dto.js';
import { carryOverView, fiscalYearSummary, fiscalYearView } from './fiscal-year.views.js';

/** 预算年度: the years of a programme's books and how they are closed. */
@Controller()
export class FiscalYearController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('programmes/:programmeId/fiscal-years', {
    can: 'ledger.read',
    zh: '预算年度列表',
    en: 'Fiscal years, latest first',
    returns: FiscalYearSummaryView,
  })
  async list(
    @Ctx() ctx: Context,
    @Id('programmeId') programmeId: string,
    @Query() query: ListQuery,
  ): Promise<Page<FiscalYearSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listFiscalYears(tx, programmeId, query));
    return toPage(rows, query.limit, fiscalYearSummary, (each) => [String(each.year)]);
  }

  @ReadRoute('fiscal-years/:id', { can: 'ledger.read', zh: '预算年度', en: 'A fiscal year', returns: FiscalYearView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<FiscalYearView> {
    return this.unit.read(ctx, async (tx) => {
      const year = await visible(tx, id);
      return fiscalYearView(tx, year, await clockNow(tx, year.programmeId));
    });
  }

  @ReadRoute('fiscal-years/:id/carry-over', {
    can: 'ledger.read',
    zh: '结转预览',
    en: 'What closing the year would carry over and let lapse',
    returns: CarryOverView,
  })
  carryOver(@Ctx() ctx: Context, @Id() id: string): Promise<CarryOverView> {
    return this.unit.read(ctx, async (tx) => carryOverView(tx, await visible(tx, id)));
  }

  @ActionRoute('fiscal-years/:id/actions/propose_close', {
    can: 'fiscal_year.propose_close',
    zh: '提出关账',
    en: 'Propose to close the year',
    returns: FiscalYearView,
  })
  propose(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: CloseProposalInput,
  ): Promise<FiscalYearView> {
    return this.unit.run(ctx, async (tx) =>
      fiscalYearView(tx, await proposeClose(tx, { ...input, fiscalYearId: id, version }), tx.now),
    );
  }

  @ActionRoute('fiscal-years/:id/actions/withdraw_close', {
    can: 'fiscal_year.propose_close',
    zh: '撤回关账',
    en: 'Take the proposal back',
    returns: FiscalYearView,
  })
  withdraw(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<FiscalYearView> {
    return this.unit.run(ctx, async (tx) =>
      fiscalYearView(tx, await withdrawClose(tx, { fiscalYearId: id, version, reason: input.reason }), tx.now),
    );
  }

  @ActionRoute('fiscal-years/:id/actions/close', {
    can: 'fiscal_year.close',
    zh: '关账：收回并结转',
    en: 'Close the year: lapse and carry over',
    returns: FiscalYearView,
    idempotent: true,
  })
  close(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<FiscalYearView> {
    return this.unit.run(ctx, async (tx) =>
      fiscalYearView(tx, await closeYear(tx, { fiscalYearId: id, version }), tx.now),
    );
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<FiscalYear> {
  const year = await getFiscalYear(tx, id);
  if (!tx.context.actor.may('ledger.read', fiscalYearParties(year))) throw notFound('fiscal_year', id);
  return year;
}
