import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import {
  ActionRoute,
  CreateRoute,
  Ctx,
  EditRoute,
  Id,
  IfMatch,
  ListRoute,
  ReadRoute,
  ReasonInput,
} from '#platform/http';
import { acceptText } from '../actions/accept-text.js';
import { createNeed } from '../actions/create-need.js';
import { editNeed } from '../actions/edit-need.js';
import { proposeText } from '../actions/propose-text.js';
import { recommendNeed } from '../actions/recommend-need.js';
import { sendBackNeed } from '../actions/send-back-need.js';
import { startAssessment } from '../actions/start-assessment.js';
import { submitNeed } from '../actions/submit-need.js';
import { takeNeedDirectly } from '../actions/take-need-directly.js';
import { withdrawNeed } from '../actions/withdraw-need.js';
import type { Need } from '../need.entity.js';
import { needFacts } from '../need.facts.js';
import { getNeed, listNeeds } from '../need.repository.js';
import * as dto from './need.dto.js';
import { needSummaryView, needView } from './need.views.js';

/** Needs, from the draft to the list. */
@Controller('needs')
export class NeedController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('', { can: 'need.create', zh: '填报需求', en: 'File a need', returns: dto.NeedView })
  create(@Ctx() ctx: Context, @Body() input: dto.NeedInput): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => {
      const { programmeId, demanderId, channel, recommenderId, sourceFacts, ...content } = input;
      return createNeed(tx, {
        programmeId,
        demanderId: demanderId ?? ctx.actor.organisationId ?? '',
        channel,
        recommenderId,
        sourceFacts: sourceFacts && {
          title: sourceFacts.title,
          url: sourceFacts.url,
          publishedText: sourceFacts.publishedText ?? null,
          deadlineText: sourceFacts.deadlineText ?? null,
          exampleFields: sourceFacts.exampleFields ?? [],
        },
        content,
      });
    });
  }

  @ListRoute('', { can: 'need.read', zh: '需求列表', en: 'Needs', returns: dto.NeedSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.NeedListQuery): Promise<Page<dto.NeedSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listNeeds(tx, ctx.actor.reach('need.read'), query));
    return toPage(rows, query.limit, needSummaryView, (r) => [r.id]);
  }

  @ReadRoute(':id', { can: 'need.read', zh: '需求详情', en: 'A need', returns: dto.NeedView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.NeedView> {
    return this.unit.read(ctx, async (tx) => {
      const need = await getNeed(tx, id);
      const { parties } = await needFacts(tx, need);
      if (!ctx.actor.may('need.read', parties)) throw notFound('need', id);
      return needView(tx, need, await clockNow(tx, need.programmeId));
    });
  }

  @EditRoute(':id', { can: 'need.edit', zh: '修改需求', en: 'Edit a need', returns: dto.NeedView })
  edit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() changes: dto.NeedChanges,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => editNeed(tx, { needId: id, version, changes: { ...changes } }));
  }

  @ActionRoute(':id/actions/submit', { can: 'need.submit', zh: '提交需求', en: 'Submit a need', returns: dto.NeedView })
  submit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { noStateSecrets }: dto.SubmitInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => submitNeed(tx, { needId: id, version, action: 'submit', noStateSecrets }));
  }

  @ActionRoute(':id/actions/resubmit', {
    can: 'need.submit',
    zh: '重新提交需求',
    en: 'Submit again',
    returns: dto.NeedView,
  })
  resubmit(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { noStateSecrets }: dto.SubmitInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => submitNeed(tx, { needId: id, version, action: 'resubmit', noStateSecrets }));
  }

  @ActionRoute(':id/actions/recommend', {
    can: 'need.recommend',
    zh: '推荐需求',
    en: 'Recommend',
    returns: dto.NeedView,
  })
  recommend(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: dto.RecommendInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => recommendNeed(tx, { needId: id, version, reason }));
  }

  @ActionRoute(':id/actions/take_directly', {
    can: 'need.take_directly',
    zh: '直接受理',
    en: 'Take in',
    returns: dto.NeedView,
  })
  takeDirectly(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => takeNeedDirectly(tx, { needId: id, version }));
  }

  @ActionRoute(':id/actions/start_assessment', {
    can: 'need.start_assessment',
    zh: '开始评估',
    en: 'Start the assessment',
    returns: dto.NeedView,
  })
  assess(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.StartAssessmentInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => startAssessment(tx, { ...input, needId: id, version }));
  }

  @ActionRoute(':id/actions/propose_text', {
    can: 'need.propose_text',
    zh: '提出最终文本',
    en: 'Propose the final text',
    returns: dto.NeedView,
  })
  propose(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.ProposeTextInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => proposeText(tx, { ...input, needId: id, version }));
  }

  @ActionRoute(':id/actions/accept_text', {
    can: 'need.accept_text',
    zh: '确认最终文本',
    en: 'Accept the final text',
    returns: dto.NeedView,
  })
  accept(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => acceptText(tx, { needId: id, version }));
  }

  @ActionRoute(':id/actions/return', { can: 'need.return', zh: '退回需求', en: 'Return', returns: dto.NeedView })
  return(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => sendBackNeed(tx, { needId: id, version, action: 'return', reason }));
  }

  @ActionRoute(':id/actions/defer', { can: 'need.defer', zh: '修改后再议', en: 'Defer', returns: dto.NeedView })
  defer(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => sendBackNeed(tx, { needId: id, version, action: 'defer', reason }));
  }

  @ActionRoute(':id/actions/reject', { can: 'need.reject', zh: '不予受理', en: 'Reject', returns: dto.NeedView })
  reject(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => sendBackNeed(tx, { needId: id, version, action: 'reject', reason }));
  }

  @ActionRoute(':id/actions/withdraw', { can: 'need.withdraw', zh: '撤回需求', en: 'Withdraw', returns: dto.NeedView })
  withdraw(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.NeedView> {
    return this.run(ctx, (tx) => withdrawNeed(tx, { needId: id, version, reason }));
  }

  /** Runs an action and answers with the need as it stands after it. */
  private run(ctx: Context, action: (tx: Tx) => Promise<Need>): Promise<dto.NeedView> {
    return this.unit.run(ctx, async (tx) => needView(tx, await action(tx), tx.now));
  }
}
