import { lock, notFound, type Tx } from '#platform';
import type { Proposal } from '../proposal.entity.js';
import { changeFiles, draftRows } from '../proposal-files.js';

/**
 * Takes an attachment out of the draft. Its bytes stay: a revision that was submitted with it still vouches for them.
 * @throws 403 · 404 · 409 proposal.window_closed, proposal.challenge_not_open
 */
export async function removeProposalFile(tx: Tx, input: { proposalId: string; fileId: string }): Promise<Proposal> {
  await lock(tx, await draftRows(tx, input.proposalId));
  return changeFiles(tx, input.proposalId, (files) => {
    const left = files.filter(({ id }) => id !== input.fileId);
    if (left.length === files.length) throw notFound('file', input.fileId);
    return left;
  });
}
