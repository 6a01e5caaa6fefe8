import { getChallenge } from '#bulletin';
import { create, forbidden, lock, nextNumber, refusals, refused, sharedRow, uuidv7, type Tx } from '#platform';
import type { DraftContent } from '../content/proposal-content.js';
import type { Proposal } from '../proposal.entity.js';
import { proposalParties } from '../proposal.facts.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { saveDraftDocument } from '../sealing/sealed-document.repository.js';

export interface CreateProposal {
  readonly challengeId: string;
  /** The organisation that takes up; that of the actor when left out. */
  readonly takerId?: string;
  readonly content?: DraftContent;
}

/**
 * Begins a proposal as a draft, with what is written of it so far.
 * @throws 403 · 404 the challenge · 409 proposal.window_closed, proposal.challenge_not_open,
 * proposal.already_taken_up · 422 proposal.content_too_large
 */
export async function createProposal(tx: Tx, input: CreateProposal): Promise<Proposal> {
  await lock(tx, [sharedRow('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  const takerId = input.takerId ?? tx.context.actor.organisationId;
  if (!takerId) throw forbidden('proposal.create');
  const proposal: Proposal = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    takerId,
    number: await nextNumber(tx, 'TB'),
    state: 'draft',
    version: 1,
    revision: 0,
    contentHash: null,
    contentSize: null,
    textVersion: null,
    fileCount: 0,
    fileBytes: 0,
    submittedAt: null,
    openedAt: null,
    createdAt: tx.now,
  };
  const parties = await proposalParties(tx, proposal, challenge);
  await create(tx, proposalLifecycle, { row: proposal, permission: 'proposal.create', parties });
  // A draft begins only where it could be saved.
  const facts = { subject: proposal, parties, challenge, hasDraft: false, screening: null };
  const reasons = refusals(proposalLifecycle, 'save_draft', facts, { actor: tx.context.actor, now: tx.now });
  if (reasons.length > 0) throw refused(...reasons);
  if (input.content) await saveDraftDocument(tx, proposal, { content: input.content });
  return proposal;
}
