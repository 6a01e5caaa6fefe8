import { lock, row, sharedRow, transition, type Tx } from '#platform';
import type { Proposal } from '../proposal.entity.js';
import { visibleProposal } from '../proposal.facts.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { getProposal } from '../proposal.repository.js';

/**
 * Takes a proposal back while the window is open. Its documents stay sealed and are never opened; the taker may begin
 * another proposal.
 * @throws 403 · 404 · 409 proposal.window_closed, proposal.challenge_not_open, stale
 */
export async function withdrawProposal(
  tx: Tx,
  input: { proposalId: string; version: number; reason?: string },
): Promise<Proposal> {
  const { challengeId } = await getProposal(tx, input.proposalId);
  await lock(tx, [sharedRow('challenge', challengeId), row('proposal', input.proposalId)]);
  const { facts } = await visibleProposal(tx, input.proposalId);
  const { version, reason } = input;
  return transition(tx, proposalLifecycle, 'withdraw', { facts, version, reason, refs: { challengeId } });
}
