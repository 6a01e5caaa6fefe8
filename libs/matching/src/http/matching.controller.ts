import { Controller, Query } from '@nestjs/common';
import { notFound, toPage, UnitOfWork, type Context, type Page } from '#platform';
import { Ctx, Id, ListQuery, ListRoute } from '#platform/http';
import { challengeParties, getChallenge } from '#bulletin';
import { matchingCapabilities } from '../queries/matching-capabilities.js';
import { matchingChallenges } from '../queries/matching-challenges.js';
import * as dto from './matching.dto.js';
import { matchingCapabilityView, matchingChallengeView } from './matching.views.js';

/** 供需对接: what fits what, and why. */
@Controller()
export class MatchingController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('me/matching-challenges', {
    can: 'capability.read',
    zh: '与本单位能力匹配的榜题',
    en: 'Open challenges that fit the capabilities of one’s organisation',
    returns: dto.MatchingChallengeView,
  })
  challenges(@Ctx() ctx: Context, @Query() query: ListQuery): Promise<Page<dto.MatchingChallengeView>> {
    return this.unit.read(ctx, async (tx) => {
      const rows = await matchingChallenges(tx, ctx.actor.reach('capability.read'), query);
      return toPage(rows, query.limit, matchingChallengeView, (row) => [row.score, row.id]);
    });
  }

  @ListRoute('challenges/:id/matching-capabilities', {
    can: 'capability.match',
    zh: '与榜题匹配的能力',
    en: 'Registered capabilities that fit a challenge',
    returns: dto.MatchingCapabilityView,
  })
  capabilities(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Query() query: ListQuery,
  ): Promise<Page<dto.MatchingCapabilityView>> {
    return this.unit.read(ctx, async (tx) => {
      const challenge = await getChallenge(tx, id);
      if (!ctx.actor.may('capability.match', await challengeParties(tx, challenge))) throw notFound('challenge', id);
      const rows = await matchingCapabilities(tx, challenge, query);
      return toPage(rows, query.limit, matchingCapabilityView, (row) => [row.score, row.id]);
    });
  }
}
