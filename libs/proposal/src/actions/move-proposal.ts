import { lock, row, transition, type Tx } from '#platform';
import type { Proposal } from '../proposal.entity.js';
import { proposalFacts } from '../proposal.facts.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { getProposal, proposalsOf } from '../proposal.repository.js';

interface ProposalStep {
  readonly proposalId: string;
}

// The steps below are cascades: selection takes them in its own transaction, after its own lock on the proposals.

/** A panel gets the proposal. @throws 403 · 404 · 409 unless qualified */
export const putUnderReview = (tx: Tx, { proposalId }: ProposalStep): Promise<Proposal> =>
  step(tx, proposalId, 'put_under_review');

/** The panel's scores have put it in its place. @throws 403 · 404 · 409 unless under review */
export const markRanked = (tx: Tx, { proposalId }: ProposalStep): Promise<Proposal> => step(tx, proposalId, 'rank');

/** It gets an award. @throws 403 · 404 · 409 unless ranked or in reserve */
export const selectProposal = (tx: Tx, { proposalId }: ProposalStep): Promise<Proposal> =>
  step(tx, proposalId, 'select');

/** It waits for an award that falls through. @throws 403 · 404 · 409 unless ranked */
export const reserveProposal = (tx: Tx, { proposalId }: ProposalStep): Promise<Proposal> =>
  step(tx, proposalId, 'reserve');

/** It gets no award. @throws 403 · 404 · 409 when it has ended */
export const dismissProposal = (tx: Tx, { proposalId }: ProposalStep): Promise<Proposal> =>
  step(tx, proposalId, 'dismiss');

/** It is void because what it answered is gone. @throws 403 · 404 · 409 when it has ended, or without a reason */
export const voidProposal = (tx: Tx, { proposalId, reason }: ProposalStep & { reason: string }): Promise<Proposal> =>
  step(tx, proposalId, 'void', reason);

/** States of an opened proposal that waits for something a finished challenge will not bring any more. */
const WAITING = ['opened', 'qualified', 'under_review', 'ranked', 'reserve'];

/** Dismisses what is left when a challenge has ended, with or without an award. */
export async function dismissRemaining(tx: Tx, challengeId: string): Promise<void> {
  const ids = (await proposalsOf(tx, challengeId, WAITING)).map((proposal) => row('proposal', proposal.id));
  await lock(tx, [row('challenge', challengeId), ...ids]);
  for (const { id } of await proposalsOf(tx, challengeId, WAITING)) await step(tx, id, 'dismiss');
}

async function step(
  tx: Tx,
  proposalId: string,
  action: 'put_under_review' | 'rank' | 'select' | 'reserve' | 'dismiss' | 'void',
  reason?: string,
): Promise<Proposal> {
  await lock(tx, [row('proposal', proposalId)]);
  const proposal = await getProposal(tx, proposalId);
  const facts = await proposalFacts(tx, proposal);
  return transition(tx, proposalLifecycle, action, { facts, reason, refs: { challengeId: proposal.challengeId } });
}
