import { Controller } from '@nestjs/common';
import { PublicReads } from '#platform';
import { Id, ReadRoute } from '#platform/http';
import { publicAddenda, publicVersion, publicVersions } from '../queries/public-versions.js';
import * as dto from './addendum.dto.js';
import { publicAddendumView, publicVersionView } from './addendum.views.js';
import { TextVersion } from './text-version.js';

/** How the text of a challenge has changed, for everybody. */
@Controller('public/challenges')
export class AddendumPublicController {
  constructor(private readonly reads: PublicReads) {}

  @ReadRoute(':id/versions', {
    can: 'public',
    zh: '榜题文本的各版本',
    en: 'The versions of a challenge’s text',
    returns: dto.PublicVersionsView,
  })
  async versions(@Id() id: string): Promise<dto.PublicVersionsView> {
    const items = await publicVersions(this.reads, id);
    return { items: items.map(({ version, issuedAt }) => ({ version, issuedAt: issuedAt.toISOString() })) };
  }

  @ReadRoute(':id/versions/:version', {
    can: 'public',
    zh: '榜题文本的一个版本',
    en: 'One version of a challenge’s text',
    returns: dto.PublicVersionView,
  })
  async version(@Id() id: string, @TextVersion() version: number): Promise<dto.PublicVersionView> {
    return publicVersionView(await publicVersion(this.reads, id, version));
  }

  @ReadRoute(':id/addenda', {
    can: 'public',
    zh: '更正：逐项变动',
    en: 'Addenda, each with what it changed',
    returns: dto.PublicAddendaView,
  })
  async addenda(@Id() id: string): Promise<dto.PublicAddendaView> {
    return { items: (await publicAddenda(this.reads, id)).map(publicAddendumView) };
  }
}
