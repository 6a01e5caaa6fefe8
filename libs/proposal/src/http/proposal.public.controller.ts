import { Controller } from '@nestjs/common';
import { notFound, PublicReads } from '#platform';
import { Id, ReadRoute } from '#platform/http';
import { ProposalCountView } from './proposal.dto.js';

/** What everybody may know of the proposals for a challenge: how many there are. */
@Controller('public/challenges')
export class PublicProposalController {
  constructor(private readonly reads: PublicReads) {}

  @ReadRoute(':id/proposal-count', {
    can: 'public',
    zh: '揭榜数量',
    en: 'How many took it up',
    returns: ProposalCountView,
  })
  async count(@Id() id: string): Promise<ProposalCountView> {
    const [row] = await this.reads.query<{ submitted: number }>(
      'select submitted from public_proposal_count where "challengeId" = $1',
      [id],
    );
    if (!row) throw notFound('challenge', id);
    return { challengeId: id, submitted: row.submitted };
  }
}
