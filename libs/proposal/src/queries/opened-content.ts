import { notFound, type ReadTx } from '#platform';
import type { ProposalContent } from '../content/proposal-content.js';
import { getProposal } from '../proposal.repository.js';
import { standingDocument } from '../sealing/sealed-document.repository.js';

/**
 * The whole content of an opened proposal, for those who build on it (schedule and team of the agreement).
 * @throws 404 before the opening · 409 proposal.seal_broken
 */
export async function openedContent(tx: ReadTx, proposalId: string): Promise<ProposalContent> {
  const proposal = await getProposal(tx, proposalId);
  if (!proposal.openedAt) throw notFound('proposal', proposalId);
  const { document } = await standingDocument(tx, proposal);
  return document.content as ProposalContent;
}
