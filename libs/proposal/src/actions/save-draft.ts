import { lock, row, sharedRow, transition, type Tx } from '#platform';
import type { DraftContent } from '../content/proposal-content.js';
import type { Proposal } from '../proposal.entity.js';
import { visibleProposal } from '../proposal.facts.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { getProposal } from '../proposal.repository.js';
import { saveDraftDocument } from '../sealing/sealed-document.repository.js';

/**
 * Puts this content in the place of the draft, whole. What has been submitted stands until the draft is submitted too.
 * @throws 403 · 404 · 409 proposal.window_closed, proposal.challenge_not_open, stale · 422 proposal.content_too_large
 */
export async function saveDraft(
  tx: Tx,
  input: { proposalId: string; version: number; content: DraftContent },
): Promise<Proposal> {
  const { challengeId } = await getProposal(tx, input.proposalId);
  await lock(tx, [sharedRow('challenge', challengeId), row('proposal', input.proposalId)]);
  const { proposal, facts } = await visibleProposal(tx, input.proposalId);
  const saved = await transition(tx, proposalLifecycle, 'save_draft', { facts, version: input.version });
  await saveDraftDocument(tx, proposal, { content: input.content });
  return saved;
}
