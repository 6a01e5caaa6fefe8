import { allowedActions, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { getChallenge } from '#bulletin';
import { organisationNames } from '#identity';
import type { Proposal } from '../proposal.entity.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { proposalFacts } from '../proposal.facts.js';
import type { ProposalSummary } from '../proposal.repository.js';
import type { StoredDocument } from '../sealing/sealed-document.repository.js';
import type { DocumentView, ProposalSummaryView, ProposalView } from './proposal.dto.js';

export const proposalSummaryView = (row: ProposalSummary): ProposalSummaryView => ({
  ...row,
  takeUpClosesAt: row.takeUpClosesAt?.toISOString() ?? null,
  submittedAt: row.submittedAt?.toISOString() ?? null,
  openedAt: row.openedAt?.toISOString() ?? null,
});

/** A proposal with its receipt and what its reader may do with it; the content is another view. */
export async function proposalView(tx: ReadTx, proposal: Proposal, now: Date): Promise<ProposalView> {
  const facts = await proposalFacts(tx, proposal);
  const challenge = await getChallenge(tx, proposal.challengeId);
  const names = await organisationNames(tx, [proposal.takerId]);
  const { contentHash, contentSize, fileCount, fileBytes, submittedAt, revision, textVersion } = proposal;
  const submitted = contentHash !== null && contentSize !== null && submittedAt !== null;
  return {
    id: proposal.id,
    number: proposal.number,
    state: proposal.state,
    version: proposal.version,
    programmeId: proposal.programmeId,
    challengeId: proposal.challengeId,
    challengeNumber: challenge.number,
    challengeTitle: challenge.title,
    programmeName: challenge.programmeName,
    demanderName: challenge.demanderName,
    takeUpClosesAt: challenge.takeUpClosesAt?.toISOString() ?? null,
    takerId: proposal.takerId,
    takerName: names.get(proposal.takerId) ?? '',
    submittedAt: submittedAt?.toISOString() ?? null,
    openedAt: proposal.openedAt?.toISOString() ?? null,
    receipt: submitted
      ? {
          revision,
          sha256: contentHash,
          size: contentSize,
          fileCount,
          fileBytes,
          textVersion,
          submittedAt: submittedAt.toISOString(),
        }
      : null,
    hasDraft: facts.hasDraft,
    createdAt: proposal.createdAt.toISOString(),
    actions: actionViews(allowedActions(proposalLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

/** A document, with the names of the organisations that it knows by their ids. */
export async function documentView(tx: ReadTx, { document, sha256, size }: StoredDocument): Promise<DocumentView> {
  const named = (document.content.consortium ?? []).flatMap(({ organisationId }) => organisationId ?? []);
  const names = await organisationNames(tx, named);
  const organisations = [...names].map(([id, name]) => ({ id, name }));
  return { ...document, sha256, size, organisations };
}
