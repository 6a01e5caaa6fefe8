import { Controller, Query } from '@nestjs/common';
import { PublicReads, type Page } from '#platform';
import { Id, ListRoute, ReadRoute } from '#platform/http';
import { findPublicChallenges, type PublicChallengeRow } from '../queries/public-challenges.js';
import {
  publicBulletin,
  publicBulletins,
  publicChallenge,
  publicProgramme,
  type PublicBulletin,
  type PublicProgramme,
} from '../queries/public-details.js';
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

  @ReadRoute('programmes/:id', { can: 'public', zh: '公开计划', en: 'A programme', returns: dto.PublicProgrammeView })
  programme(@Id() id: string): Promise<PublicProgramme> {
    return publicProgramme(this.reads, id);
  }
}
