import { Controller, Query } from '@nestjs/common';
import { PublicReads, type Page } from '#platform';
import { Id, ListRoute, ReadRoute } from '#platform/http';
import { findPublicChallenges, type PublicChallengeRow } from '../queries/public-challenges.js';
import { publicFacets } from '../queries/public-facets.js';
import { publicProgramme, publicProgrammes } from '../queries/public-programmes.js';
import { publicSuggestions } from '../queries/public-suggestions.js';
import { publicBulletin, publicBulletins, publicChallenge, type PublicBulletin } from '../queries/public-details.js';
import { publicChallengeView } from './bulletin.views.js';
import * as dto from './public.dto.js';

/** What everybody may read without signing in. Lists hand rows on as the database gives them. */
@Controller('public')
export class BulletinPublicController {
  constructor(private readonly reads: PublicReads) {}

  @ListRoute('challenges', {
    can: 'public',
    zh: '公开榜题：筛选与搜索',
    en: 'Public challenges: filters and search',
    returns: dto.PublicChallengeSummaryView,
  })
  challenges(@Query() query: dto.PublicChallengeQuery): Promise<Page<PublicChallengeRow>> {
    return findPublicChallenges(this.reads, query);
  }

  @ReadRoute('challenges/facets', {
    can: 'public',
    zh: '公开榜题：各筛选项计数',
    en: 'Public challenges counted by field, region, mode and state',
    returns: dto.PublicFacetsView,
  })
  facets(@Query() query: dto.PublicFacetQuery): Promise<dto.PublicFacetsView> {
    return publicFacets(this.reads, query);
  }

  @ReadRoute('challenges/suggest', {
    can: 'public',
    zh: '公开榜题：输入提示',
    en: 'Suggestions while somebody types',
    returns: dto.SuggestionsView,
  })
  async suggest(@Query() { q }: dto.SuggestQuery): Promise<dto.SuggestionsView> {
    return { items: await publicSuggestions(this.reads, q) };
  }

  @ReadRoute('challenges/:id', {
    can: 'public',
    zh: '公开榜题详情',
    en: 'A public challenge',
    returns: dto.PublicChallengeView,
  })
  async challenge(@Id() id: string): Promise<dto.PublicChallengeView> {
    return publicChallengeView(await publicChallenge(this.reads, id));
  }

  @ListRoute('bulletins', { can: 'public', zh: '公开榜单', en: 'Published bulletins', returns: dto.PublicBulletinView })
  bulletins(@Query() query: dto.PublicBulletinQuery): Promise<Page<PublicBulletin>> {
    return publicBulletins(this.reads, query);
  }

  @ReadRoute('bulletins/:id', {
    can: 'public',
    zh: '公开榜单详情',
    en: 'A published bulletin',
    returns: dto.PublicBulletinView,
  })
  bulletin(@Id() id: string): Promise<PublicBulletin> {
    return publicBulletin(this.reads, id);
  }

  @ListRoute('programmes', {
    can: 'public',
    zh: '公开计划列表',
    en: 'Programmes',
    returns: dto.PublicProgrammeSummaryView,
  })
  programmes(@Query() query: dto.PublicProgrammeQuery): Promise<Page<dto.PublicProgrammeSummaryView>> {
    return publicProgrammes(this.reads, query);
  }

  @ReadRoute('programmes/:id', { can: 'public', zh: '公开计划', en: 'A programme', returns: dto.PublicProgrammeView })
  async programme(@Id() id: string): Promise<dto.PublicProgrammeView> {
    return publicProgramme(this.reads, id);
  }
}
