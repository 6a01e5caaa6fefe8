import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, DomainError, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListQuery, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import {
  acceptAssignment,
  declineAssignment,
  recuseAssignment,
  replaceExpert,
  type LeaveSeat,
} from '../actions/answer-invitation.js';
import { saveScores, submitScores } from '../actions/submit-scores.js';
import type { PanelAssignment } from '../panel.entities.js';
import { assignmentsOfExpert, getAssignment, getPanel } from '../panel.repository.js';
import * as dto from './panel.dto.js';
import { assignmentView, membersView } from './panel.views.js';

const SCORE = { can: 'panel.score', returns: dto.AssignmentView } as const;

/** The seats of experts on panels: invitations, recusals, scores. */
@Controller()
export class PanelAssignmentController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('me/assignments', {
    can: 'signed_in',
    zh: '我的评审任务',
    en: 'My panel assignments',
    returns: dto.AssignmentSummaryView,
  })
  async mine(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<dto.AssignmentSummaryView>> {
    const { userId } = ctx.actor;
    if (userId === null) throw new DomainError(401, 'platform.unauthenticated');
    const rows = await this.unit.readAtOnce(ctx, (tx) => assignmentsOfExpert(tx, userId, query));
    return toPage(
      rows,
      query.limit,
      (r) => ({ ...r, createdAt: r.createdAt.toISOString() }),
      (r) => [r.id],
    );
  }

  @ReadRoute('panel-assignments/:id', {
    can: 'panel.score',
    zh: '评审任务详情（本人）',
    en: 'One’s own panel assignment',
    returns: dto.AssignmentView,
  })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AssignmentView> {
    return this.unit.read(ctx, async (tx) => {
      const assignment = await getAssignment(tx, id);
      if (assignment.userId !== ctx.actor.userId) throw notFound('panel_assignment', id);
      const panel = await getPanel(tx, assignment.panelId);
      return assignmentView(tx, assignment, panel, await clockNow(tx, panel.programmeId));
    });
  }

  @ActionRoute('panel-assignments/:id/actions/accept', {
    can: 'panel.accept',
    zh: '接受评审并声明无利益冲突',
    en: 'Accept and declare no conflict',
    returns: dto.AssignmentView,
  })
  accept(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { noConflict }: dto.AcceptInput,
  ): Promise<dto.AssignmentView> {
    return this.answer(ctx, (tx) => acceptAssignment(tx, { assignmentId: id, version, noConflict }));
  }

  @ActionRoute('panel-assignments/:id/actions/decline', {
    can: 'panel.decline',
    zh: '谢绝评审',
    en: 'Decline',
    returns: dto.AssignmentView,
  })
  decline(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AssignmentView> {
    return this.answer(ctx, (tx) => declineAssignment(tx, { assignmentId: id, version, reason }));
  }

  @ActionRoute('panel-assignments/:id/actions/recuse', {
    can: 'panel.recuse',
    zh: '申请回避',
    en: 'Recuse',
    returns: dto.AssignmentView,
  })
  recuse(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.AssignmentView> {
    return this.answer(ctx, (tx) => recuseAssignment(tx, { assignmentId: id, version, reason }));
  }

  @ActionRoute('panel-assignments/:id/actions/save', { ...SCORE, zh: '暂存评分', en: 'Save scores' })
  save(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { scores }: dto.ScoresInput,
  ): Promise<dto.AssignmentView> {
    return this.answer(ctx, (tx) => saveScores(tx, { assignmentId: id, version, scores }));
  }

  @ActionRoute('panel-assignments/:id/actions/score', { ...SCORE, zh: '提交评分', en: 'Hand in the scores' })
  score(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { scores }: dto.ScoresInput,
  ): Promise<dto.AssignmentView> {
    return this.answer(ctx, (tx) => submitScores(tx, { assignmentId: id, version, scores }));
  }

  @ActionRoute('panel-assignments/:id/actions/replace', {
    can: 'panel.replace',
    zh: '更换专家',
    en: 'Replace an expert',
    returns: dto.MembersView,
  })
  replace(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.MembersView> {
    const input: LeaveSeat = { assignmentId: id, version, reason };
    return this.unit.run(ctx, async (tx) => {
      const { panelId } = await replaceExpert(tx, input);
      return membersView(tx, await getPanel(tx, panelId), tx.now);
    });
  }

  /** What an expert does with its seat, answered with the seat as it stands then. */
  private answer(ctx: Context, act: (tx: Tx) => Promise<PanelAssignment>): Promise<dto.AssignmentView> {
    return this.unit.run(ctx, async (tx) => {
      const assignment = await act(tx);
      return assignmentView(tx, assignment, await getPanel(tx, assignment.panelId), tx.now);
    });
  }
}
