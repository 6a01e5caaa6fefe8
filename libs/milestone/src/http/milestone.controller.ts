import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx, type Tx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { getProject, projectParties } from '#project';
import {
  askRectification,
  markNotMet,
  orderRectification,
  passMilestone,
  startCheck,
  waiveMilestone,
} from '../actions/check-milestone.js';
import { confirmMidterm } from '../actions/confirm-midterm.js';
import { submitReport } from '../actions/submit-report.js';
import type { Milestone } from '../milestone.entities.js';
import { getMilestone, listMilestones, milestonesOf } from '../milestone.repository.js';
import * as dto from './milestone.dto.js';
import { milestoneView } from './milestone.views.js';

/** Milestones: the taker's reports, the demander's check, the government's look at the mid-term. */
@Controller()
export class MilestoneController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('milestones', {
    can: 'milestone.read',
    zh: '里程碑列表',
    en: 'Milestones, what falls due first first',
    returns: dto.MilestoneSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.MilestoneQuery): Promise<Page<dto.MilestoneSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listMilestones(tx, ctx.actor.reach('milestone.read'), query));
    return toPage(
      rows,
      query.limit,
      (r) => r,
      (r) => [r.dueOn, r.id],
    );
  }

  @ReadRoute('projects/:id/milestones', {
    can: 'milestone.read',
    zh: '项目里程碑',
    en: 'The schedule of a project',
    returns: dto.MilestonesView,
  })
  ofProject(@Ctx() ctx: Context, @Id() id: string): Promise<dto.MilestonesView> {
    return this.unit.read(ctx, async (tx) => {
      await assertVisible(tx, id);
      const now = await clockNow(tx, (await getProject(tx, id)).programmeId);
      const items: dto.MilestoneView[] = [];
      for (const milestone of await milestonesOf(tx, id)) items.push(await milestoneView(tx, milestone, now));
      return { items };
    });
  }

  @ReadRoute('milestones/:id', {
    can: 'milestone.read',
    zh: '里程碑详情',
    en: 'A milestone',
    returns: dto.MilestoneView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.MilestoneView> {
    return this.unit.read(ctx, async (tx) => {
      const milestone = await getMilestone(tx, id);
      await assertVisible(tx, milestone.projectId);
      return milestoneView(tx, milestone, await clockNow(tx, milestone.programmeId));
    });
  }

  @ActionRoute('milestones/:id/actions/submit', {
    can: 'milestone.submit',
    zh: '提交里程碑报告',
    en: 'Submit the report',
    returns: dto.MilestoneView,
  })
  submit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.ReportInput,
  ): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => submitReport(tx, { ...input, milestoneId: id, version }));
  }

  @ActionRoute('milestones/:id/actions/start_check', {
    can: 'milestone.check',
    zh: '开始核验',
    en: 'Start the check',
    returns: dto.MilestoneView,
  })
  startCheck(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => startCheck(tx, { milestoneId: id, version }));
  }

  @ActionRoute('milestones/:id/actions/pass', {
    can: 'milestone.check',
    zh: '通过里程碑',
    en: 'Pass the milestone',
    returns: dto.MilestoneView,
  })
  pass(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => passMilestone(tx, { milestoneId: id, version }));
  }

  @ActionRoute('milestones/:id/actions/rectify', {
    can: 'milestone.check',
    zh: '要求整改',
    en: 'Ask for rectification',
    returns: dto.MilestoneView,
  })
  rectify(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.RectificationInput,
  ): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => askRectification(tx, { ...input, milestoneId: id, version }));
  }

  @ActionRoute('milestones/:id/actions/mark_not_met', {
    can: 'milestone.check',
    zh: '认定未达到',
    en: 'Find it not met',
    returns: dto.MilestoneView,
  })
  notMet(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => markNotMet(tx, { milestoneId: id, version, reason }));
  }

  @ActionRoute('milestones/:id/actions/order_rectification', {
    can: 'milestone.decide',
    zh: '责令整改',
    en: 'Order rectification',
    returns: dto.MilestoneView,
  })
  orderRectification(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.RectificationInput,
  ): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => orderRectification(tx, { ...input, milestoneId: id, version }));
  }

  @ActionRoute('milestones/:id/actions/waive', {
    can: 'milestone.decide',
    zh: '豁免里程碑',
    en: 'Waive the milestone',
    returns: dto.MilestoneView,
  })
  waive(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => waiveMilestone(tx, { milestoneId: id, version, reason }));
  }

  @ActionRoute('milestones/:id/actions/confirm_midterm', {
    can: 'milestone.confirm_midterm',
    zh: '确认中期检查',
    en: 'Confirm the mid-term',
    returns: dto.MilestoneView,
  })
  confirmMidterm(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { findings }: dto.StageCheckInput,
  ): Promise<dto.MilestoneView> {
    return this.act(ctx, (tx) => confirmMidterm(tx, { milestoneId: id, version, findings }));
  }

  private act(ctx: Context, work: (tx: Tx) => Promise<Milestone>): Promise<dto.MilestoneView> {
    return this.unit.run(ctx, async (tx) => milestoneView(tx, await work(tx), tx.now));
  }
}

/** @throws 404 when the project is not there or not within the reader's reach */
async function assertVisible(tx: ReadTx, projectId: string): Promise<void> {
  const parties = await projectParties(tx, await getProject(tx, projectId));
  if (!tx.context.actor.may('milestone.read', parties)) throw notFound('milestone', projectId);
}
