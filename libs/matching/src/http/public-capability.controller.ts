import { Controller, Query } from '@nestjs/common';
import { PublicReads, toPage, type Page } from '#platform';
import { Id, ListRoute, ReadRoute } from '#platform/http';
import { publicCapabilities, publicCapability } from '../queries/public-capabilities.js';
import * as dto from './matching.dto.js';

/** Capabilities whose owners agreed to be found, for everybody. */
@Controller('public/capabilities')
export class PublicCapabilityController {
  constructor(private readonly reads: PublicReads) {}

  @ListRoute('', { can: 'public', zh: '能力库', en: 'The register', returns: dto.PublicCapabilityView })
  async list(@Query() query: dto.PublicCapabilityQuery): Promise<Page<dto.PublicCapabilityView>> {
    return toPage(
      await publicCapabilities(this.reads, query),
      query.limit,
      (row) => row,
      (row) => [row.id],
    );
  }

  @ReadRoute(':id', { can: 'public', zh: '能力简介', en: 'A capability', returns: dto.PublicCapabilityView })
  read(@Id() id: string): Promise<dto.PublicCapabilityView> {
    return publicCapability(this.reads, id);
  }
}
