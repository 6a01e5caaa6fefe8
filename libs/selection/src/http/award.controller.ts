import { Body, Controller, Query } from '@nestjs/common';
import { clockNow, notFound, PublicReads, toPage, UnitOfWork, type Context, type Page, type ReadTx } from '#platform';
import { ActionRoute, Ctx, Id, IfMatch, ListRoute, ReadRoute, ReasonInput } from '#platform/http';
import { declineAward } from '../actions/end-award.js';
import { publishAwardNotice } from '../actions/publish-award-notice.js';
import { publicAwards } from '../queries/public-awards.js';
import type { Award } from '../selection.entities.js';
import { awardParties } from '../selection.facts.js';
import { getAward, listAwards } from '../selection.repository.js';
import * as dto from './selection.dto.js';
import { awardSummaryView, awardView } from './selection.views.js';

/** Awards, from the decision to the signed agreement. */
@Controller()
export class AwardController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reads: PublicReads,
  ) {}

  @ListRoute('awards', { can: 'award.read', zh: '中榜列表', en: 'Awards', returns: dto.AwardSummaryView })
  async list(@Ctx() ctx: Context, @Query() query: dto.AwardListQuery): Promise<Page<dto.AwardSummaryView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) => listAwards(tx, ctx.actor.reach('award.read'), query));
    return toPage(rows, query.limit, awardSummaryView, (row) => [row.id]);
  }

  @ReadRoute('awards/:id', { can: 'award.read', zh: '中榜详情', en: 'An award', returns: dto.AwardView })
  read(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AwardView> {
    return this.unit.read(ctx, async (tx) => {
      const award = await visible(tx, id);
      return awardView(tx, award, await clockNow(tx, award.programmeId));
    });
  }

  @ActionRoute('awards/:id/actions/publish_notice', {
    can: 'award.publish_notice',
    zh: '发布中榜公示',
    en: 'Put the award on public notice',
    returns: dto.AwardView,
  })
  publishNotice(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: dto.AwardNoticeInput,
  ): Promise<dto.AwardView> {
    return this.unit.run(ctx, async (tx) =>
      awardView(tx, await publishAwardNotice(tx, { ...input, awardId: id, version }), tx.now),
    );
  }

  @ActionRoute('awards/:id/actions/decline', {
    can: 'award.decline',
    zh: '放弃中榜',
    en: 'Decline the award',
    returns: dto.AwardView,
  })
  decline(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.AwardView> {
    return this.unit.run(ctx, async (tx) =>
      awardView(tx, await declineAward(tx, { ...input, awardId: id, version }), tx.now),
    );
  }

  @ListRoute('public/awards', { can: 'public', zh: '中榜结果', en: 'Results', returns: dto.PublicAwardView })
  async results(@Query() query: dto.PublicAwardQuery): Promise<Page<dto.PublicAwardView>> {
    const rows = await publicAwards(this.reads, query);
    const view = (row: (typeof rows)[number]): dto.PublicAwardView => ({
      ...row,
      confirmedAt: row.confirmedAt.toISOString(),
      signedAt: row.signedAt?.toISOString() ?? null,
    });
    return toPage(rows, query.limit, view, (row) => [row.id]);
  }
}

/** @throws 404 when it is not there or not within the reader's reach */
async function visible(tx: ReadTx, id: string): Promise<Award> {
  const award = await getAward(tx, id);
  if (!tx.context.actor.may('award.read', await awardParties(tx, award))) throw notFound('award', id);
  return award;
}
