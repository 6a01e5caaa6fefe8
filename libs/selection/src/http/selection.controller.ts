import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, CreateRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { challengeParties, getChallenge } from '#bulletin';
import { conveneSelectionPanel } from '../actions/convene-selection-panel.js';
import { approveDecision, returnDecision } from '../actions/decide.js';
import { draftDecision } from '../actions/draft-decision.js';
import { giveOpinion } from '../actions/give-opinion.js';
import type { Decision } from '../selection.entities.js';
import { getDecision, listDecisions } from '../selection.repository.js';
import * as dto from './selection.dto.js';
import { decisionSummaryView, decisionView, opinionView, rankingView } from './selection.views.js';

/** From the qualified proposals to the approved decision. */
@Controller()
export class SelectionController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('challenges/:id/selection-panel', {
    can: 'panel.convene',
    zh: '组建评审组',
    en: 'Convene the selection panel',
    returns: dto.SelectionPanelView,
  })
  convene(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Body() input: dto.SelectionPanelInput,
  ): Promise<dto.SelectionPanelView> {
    return this.unit.run(ctx, async (tx) => {
      const { id: panelId, number, state, version } = await conveneSelectionPanel(tx, { ...input, challengeId: id });
      return { id: panelId, number, state, version };
    });
  }

  @ReadRoute('challenges/:id/ranking', {
    can: 'ranking.read',
    zh: '评审排序',
    en: 'The ranking',
    returns: dto.RankingView,
  })
  ranking(@Ctx() ctx: Context, @Id() id: string): Promise<dto.RankingView> {
    return this.unit.read(ctx, async (tx) => {
      const challenge = await getChallenge(tx, id);
      const parties = await challengeParties(tx, challenge);
      if (!ctx.actor.may('ranking.read', parties)) throw notFound('challenge', id);
      return rankingView(tx, challenge, { parties, now: await clockNow(tx, challenge.programmeId) });
    });
  }

  @CreateRoute('challenges/:id/demander-opinion', {
    can: 'demander_opinion.give',
    zh: '需求方意见',
    en: 'The demander’s word on the ranking',
    returns: dto.DemanderOpinionView,
  })
  opinion(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Body() input: dto.DemanderOpinionInput,
  ): Promise<dto.DemanderOpinionView> {
    return this.unit.run(ctx, async (tx) => opinionView(await giveOpinion(tx, { ...input, challengeId: id })));
  }

  @CreateRoute('challenges/:id/decisions', {
    can: 'decision.draft',
    zh: '拟定审定意见',
    en: 'Draft a decision',
    returns: dto.DecisionView,
  })
  draft(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.DecisionInput): Promise<dto.DecisionView> {
    return this.unit.run(ctx, async (tx) => {
      const { reserves = [], ...rest } = input;
      return decisionView(tx, await draftDecision(tx, { ...rest, reserves, challengeId: id }), tx.now);
    });
  }

  @ListRoute('decisions', { can: 'decision.read', zh: '审定列表', en: 'Decisions', returns: dto.DecisionSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.DecisionListQuery): Promise<Page<dto.DecisionSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listDecisions(tx, ctx.actor.reach('decision.read'), query));
    return toPage(rows, query.limit, decisionSummaryView, (row) => [row.id]);
  }

  @ReadRoute('decisions/:id', { can: 'decision.read', zh: '审定详情', en: 'A decision', returns: dto.DecisionView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.DecisionView> {
    return this.unit.read(ctx, async (tx) => {
      const decision = await visible(tx, id);
      return decisionView(tx, decision, await clockNow(tx, decision.programmeId));
    });
  }

  @ActionRoute('decisions/:id/actions/approve', {
    can: 'decision.approve',
    zh: '批准审定',
    en: 'Approve the decision',
    returns: dto.DecisionView,
  })
  approve(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.DecisionView> {
    return this.unit.run(ctx, async (tx) =>
      decisionView(tx, await approveDecision(tx, { decisionId: id, version }), tx.now),
    );
  }

  @ActionRoute('decisions/:id/actions/return', {
    can: 'decision.return',
    zh: '退回',
    en: 'Return the decision',
    returns: dto.DecisionView,
  })
  sendBack(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.DecisionView> {
    return this.unit.run(ctx, async (tx) =>
      decisionView(tx, await returnDecision(tx, { ...input, decisionId: id, version }), tx.now),
    );
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<Decision> {
  const decision = await getDecision(tx, id);
  const parties = await challengeParties(tx, await getChallenge(tx, decision.challengeId));
  if (!tx.context.actor.may('decision.read', parties)) throw notFound('decision', id);
  return decision;
}
