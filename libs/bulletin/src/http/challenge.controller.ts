import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type Tx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { answerClarification, askClarification, declineClarification, isOpenToTakers } from '../actions/clarify.js';
import { extendWindow } from '../actions/extend-window.js';
import type { Clarification } from '../bulletin.entities.js';
import { challengeParties, clarificationFacts } from '../bulletin.facts.js';
import { clarificationsOf, getChallenge, listChallenges } from '../bulletin.repository.js';
import * as dto from './challenge.dto.js';
import { challengeSummaryView, challengeView, clarificationView } from './bulletin.views.js';

/** Challenges as their parties see them, and the questions takers ask. Windows are closed by the worker alone. */
@Controller()
export class ChallengeController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('challenges', {
    can: 'challenge.read',
    zh: '榜题列表',
    en: 'Challenges',
    returns: dto.ChallengeSummaryView,
  })
  async list(@Ctx() ctx: Context, @Query() query: dto.ChallengeListQuery): Promise<Page<dto.ChallengeSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listChallenges(tx, ctx.actor.reach('challenge.read'), query));
    return toPage(rows, query.limit, challengeSummaryView, (row) => [row.id]);
  }

  @ReadRoute('challenges/:id', { can: 'challenge.read', zh: '榜题详情', en: 'A challenge', returns: dto.ChallengeView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ChallengeView> {
    return this.unit.read(ctx, async (tx) => {
      const challenge = await getChallenge(tx, id);
      if (!ctx.actor.may('challenge.read', await challengeParties(tx, challenge))) throw notFound('challenge', id);
      return challengeView(tx, challenge, await clockNow(tx, challenge.programmeId));
    });
  }

  @ActionRoute('challenges/:id/actions/extend_window', {
    can: 'challenge.extend_window',
    zh: '延长揭榜期',
    en: 'Extend the window',
    returns: dto.ChallengeView,
  })
  extend(
    @Ctx() ctx: Context,
    @Id() challengeId: string,
    @IfMatch() version: number,
    @Body() input: dto.ExtendWindowInput,
  ): Promise<dto.ChallengeView> {
    return this.unit.run(ctx, async (tx) => {
      const challenge = await extendWindow(tx, { ...input, challengeId, version });
      return challengeView(tx, challenge, tx.now);
    });
  }

  @CreateRoute('challenges/:id/clarifications', {
    can: 'clarification.ask',
    zh: '提问',
    en: 'Ask a question',
    returns: dto.ClarificationView,
  })
  ask(
    @Ctx() ctx: Context,
    @Id() challengeId: string,
    @Body() { question }: dto.QuestionInput,
  ): Promise<dto.ClarificationView> {
    return this.clarified(ctx, (tx) => askClarification(tx, { challengeId, question }));
  }

  @ReadRoute('challenges/:id/clarifications', {
    can: 'clarification.read',
    zh: '答疑',
    en: 'Questions and answers',
    returns: dto.ClarificationsView,
  })
  clarifications(@Ctx() ctx: Context, @Id() id: string): Promise<dto.ClarificationsView> {
    return this.unit.read(ctx, async (tx) => {
      const challenge = await getChallenge(tx, id);
      const parties = await challengeParties(tx, challenge);
      const party = ctx.actor.may('clarification.read', parties);
      if (!party && !isOpenToTakers(challenge)) throw notFound('challenge', id);
      const items = await clarificationsOf(tx, id, { party, userId: ctx.actor.userId });
      const reader = { actor: ctx.actor, now: await clockNow(tx, challenge.programmeId) };
      return { items: items.map((item) => clarificationView(item, parties, reader)) };
    });
  }

  @ActionRoute('clarifications/:id/actions/answer', {
    can: 'clarification.answer',
    zh: '答复',
    en: 'Answer',
    returns: dto.ClarificationView,
  })
  answer(
    @Ctx() ctx: Context,
    @Id() clarificationId: string,
    @IfMatch() version: number,
    @Body() { answer }: dto.AnswerInput,
  ): Promise<dto.ClarificationView> {
    return this.clarified(ctx, (tx) => answerClarification(tx, { clarificationId, version, answer }));
  }

  @ActionRoute('clarifications/:id/actions/decline', {
    can: 'clarification.decline',
    zh: '不予答复',
    en: 'Decline',
    returns: dto.ClarificationView,
  })
  decline(
    @Ctx() ctx: Context,
    @Id() clarificationId: string,
    @IfMatch() version: number,
    @Body() { reason }: ReasonInput,
  ): Promise<dto.ClarificationView> {
    return this.clarified(ctx, (tx) => declineClarification(tx, { clarificationId, version, reason }));
  }

  private clarified(ctx: Context, work: (tx: Tx) => Promise<Clarification>): Promise<dto.ClarificationView> {
    return this.unit.run(ctx, async (tx) => {
      const clarification = await work(tx);
      const { parties } = await clarificationFacts(tx, clarification);
      return clarificationView(clarification, parties, { actor: ctx.actor, now: tx.now });
    });
  }
}
