import { Controller, Headers, Query, Res } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { PublicReads, UnitOfWork, type Context } from '#platform';
import { Ctx, ReadRoute } from '#platform/http';
import type { Figures } from '../figures/figures.js';
import { FRESH_SECONDS, PublicFigures } from '../figures/public-figures.js';
import { figuresWithinReach } from '../figures/reach-figures.js';
import * as dto from './figures.dto.js';

/** What has come of it all in numbers: for everybody, and for those who run or supervise the programmes. */
@Controller()
export class FiguresController {
  private readonly figures: PublicFigures;

  constructor(
    reads: PublicReads,
    private readonly unit: UnitOfWork,
  ) {
    this.figures = new PublicFigures(reads);
  }

  @ReadRoute('public/figures', {
    can: 'public',
    zh: '公开统计：需求、发榜、揭榜、中榜、验收与各阶段资金',
    en: 'Public figures, from needs to acceptance, and the money by stage',
    returns: dto.FiguresView,
  })
  @ApiResponse({ status: 304, description: '没有变化 / unchanged since the If-None-Match given' })
  async publicFigures(
    @Query() query: dto.FiguresQuery,
    @Headers('if-none-match') known: string | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Figures | undefined> {
    const { figures, etag } = await this.figures.read(query);
    void reply.header('cache-control', `public, max-age=${FRESH_SECONDS}`).header('etag', etag);
    if (known !== etag) return figures;
    void reply.status(304);
    return undefined;
  }

  @ReadRoute('me/figures', {
    can: 'programme.read',
    zh: '本部门统计',
    en: 'The figures of the programmes within reach',
    returns: dto.AgencyFiguresView,
  })
  mine(@Ctx() ctx: Context, @Query() query: dto.FiguresQuery): Promise<dto.AgencyFiguresView> {
    return this.unit.read(ctx, async (tx) => {
      const { byField, byRegion, byMonth, money, stages, ...rest } = await figuresWithinReach(tx, query);
      const lists = { byField: [...byField], byRegion: [...byRegion], byMonth: [...byMonth] };
      return { ...rest, ...lists, money: [...money], stages: [...stages] };
    });
  }
}
