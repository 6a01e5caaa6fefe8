import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { concludeAcceptance } from '../actions/conclude-acceptance.js';
import { giveOpinion, holdMeeting, returnToTesting } from '../actions/hold-meeting.js';
import { reportTest } from '../actions/report-test.js';
import { requestAcceptance } from '../actions/request-acceptance.js';
import { startTesting } from '../actions/start-testing.js';
import type { Acceptance } from '../acceptance.entities.js';
import { acceptanceParties } from '../acceptance.facts.js';
import { getAcceptance, listAcceptances } from '../acceptance.repository.js';
import * as dto from './acceptance.dto.js';
import { acceptanceSummary, acceptanceView } from './acceptance.views.js';

/** Acceptances, round by round. */
@Controller()
export class AcceptanceController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('projects/:id/acceptances', {
    can: 'acceptance.request',
    zh: '申请验收',
    en: 'Ask for acceptance',
    returns: dto.AcceptanceView,
  })
  request(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Body() input: dto.AcceptanceRequestInput,
  ): Promise<dto.AcceptanceView> {
    return this.run(ctx, (tx) => requestAcceptance(tx, { projectId: id, ...input }));
  }

  @ListRoute('acceptances', {
    can: 'acceptance.read',
    zh: '验收列表',
    en: 'Acceptances',
    returns: dto.AcceptanceSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.AcceptanceQuery): Promise<Page<dto.AcceptanceSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) =>
      listAcceptances(tx, ctx.actor.reach('acceptance.read'), query),
    );
    return toPage(rows, query.limit, acceptanceSummary, (r) => [r.id]);
  }

  @ReadRoute('acceptances/:id', {
    can: 'acceptance.read',
    zh: '验收详情',
    en: 'An acceptance',
    returns: dto.AcceptanceView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AcceptanceView> {
    return this.unit.read(ctx, async (tx) => {
      const acceptance = await getAcceptance(tx, id);
      if (!ctx.actor.may('acceptance.read', await acceptanceParties(tx, acceptance))) throw notFound('acceptance', id);
      return acceptanceView(tx, acceptance, await clockNow(tx, acceptance.programmeId));
    });
  }

  @ActionRoute('acceptances/:id/actions/start_testing', {
    can: 'acceptance.start_testing',
    zh: '开始检测',
    en: 'Start the tests',
    returns: dto.AcceptanceView,
  })
  startTesting(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @IfMatch() version: number,
    @Body() { assessorId }: dto.StartTestingInput,
  ): Promise<dto.AcceptanceView> {
    return this.run(ctx, (tx) => startTesting(tx, { acceptanceId, version, assessorId }));
  }

  @ActionRoute('acceptances/:id/actions/report_test', {
    can: 'acceptance.report_test',
    zh: '提交检测报告',
    en: 'Report a test',
    returns: dto.AcceptanceView,
  })
  reportTest(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @IfMatch() version: number,
    @Body() { reportNumber, testedOn, results }: dto.TestReportInput,
  ): Promise<dto.AcceptanceView> {
    const measured = results.map((result) => ({ ...result, value: result.value ?? null }));
    return this.run(ctx, (tx) => reportTest(tx, { acceptanceId, version, reportNumber, testedOn, results: measured }));
  }

  @ActionRoute('acceptances/:id/actions/hold_meeting', {
    can: 'acceptance.hold_meeting',
    zh: '召开验收会',
    en: 'Hold the meeting',
    returns: dto.AcceptanceView,
  })
  holdMeeting(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @IfMatch() version: number,
    @Body() input: dto.MeetingInput,
  ): Promise<dto.AcceptanceView> {
    return this.run(ctx, (tx) => holdMeeting(tx, { acceptanceId, version, ...input }));
  }

  @ActionRoute('acceptances/:id/actions/return_to_testing', {
    can: 'acceptance.return_to_testing',
    zh: '退回检测',
    en: 'Return to the tests',
    returns: dto.AcceptanceView,
  })
  returnToTesting(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AcceptanceView> {
    return this.run(ctx, (tx) => returnToTesting(tx, { acceptanceId, version, reason }));
  }

  @ActionRoute('acceptances/:id/actions/give_opinion', {
    can: 'acceptance.give_opinion',
    zh: '出具验收意见',
    en: 'Give the demander’s opinion',
    returns: dto.AcceptanceView,
  })
  giveOpinion(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @IfMatch() version: number,
    @Body() { verdict, opinion }: dto.AcceptanceOpinionInput,
  ): Promise<dto.AcceptanceView> {
    return this.run(ctx, (tx) => giveOpinion(tx, { acceptanceId, version, verdict, opinion }));
  }

  @ActionRoute('acceptances/:id/actions/conclude', {
    can: 'acceptance.conclude',
    zh: '出具结论',
    en: 'Conclude',
    returns: dto.AcceptanceView,
  })
  conclude(
    @Ctx() ctx: Context,
    @Id() acceptanceId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AcceptanceView> {
    return this.run(ctx, (tx) => concludeAcceptance(tx, { acceptanceId, version, reason }));
  }

  private run(ctx: Context, action: (tx: Tx) => Promise<Acceptance>): Promise<dto.AcceptanceView> {
    return this.unit.run(ctx, async (tx) => acceptanceView(tx, await action(tx), tx.now));
  }
}
