import { declareNoAward, getChallenge } from '#bulletin';
import { lock, row, transition, type Tx } from '#platform';
import type { Proposal } from '../proposal.entity.js';
import { visibleProposal } from '../proposal.facts.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { proposalsOf } from '../proposal.repository.js';

interface Qualification {
  readonly proposalId: string;
  readonly version: number;
  readonly reason?: string;
}

/**
 * Finds an opened proposal qualified.
 * @throws 403 · 404 · 409 with every reason against it at once (affiliation, credit, cover, commitments, consortium)
 */
export async function qualifyProposal(tx: Tx, input: Qualification): Promise<Proposal> {
  await lock(tx, [row('proposal', input.proposalId)]);
  const { proposal, facts } = await visibleProposal(tx, input.proposalId);
  return transition(tx, proposalLifecycle, 'qualify', {
    facts,
    version: input.version,
    refs: { challengeId: proposal.challengeId },
  });
}

/**
 * Finds an opened proposal unqualified; the officer says why.
 * @throws 403 · 404 · 409 platform.reason_required
 */
export async function unqualifyProposal(tx: Tx, input: Qualification): Promise<Proposal> {
  await lock(tx, [row('proposal', input.proposalId)]);
  const { proposal, facts } = await visibleProposal(tx, input.proposalId);
  return transition(tx, proposalLifecycle, 'unqualify', {
    facts,
    version: input.version,
    reason: input.reason,
    refs: { challengeId: proposal.challengeId },
  });
}

/** States in which a proposal may still win. */
const RUNNING = ['opened', 'qualified', 'under_review', 'ranked', 'reserve', 'selected'];

/** Ends a challenge without an award when the last of its proposals was found unqualified. */
export async function endWithoutQualified(tx: Tx, challengeId: string): Promise<void> {
  await lock(tx, [row('challenge', challengeId)]);
  const challenge = await getChallenge(tx, challengeId);
  const running = await proposalsOf(tx, challengeId, RUNNING);
  if (challenge.state !== 'evaluating' || running.length > 0) return;
  await declareNoAward(tx, { challengeId, reason: 'none_qualified' });
}
