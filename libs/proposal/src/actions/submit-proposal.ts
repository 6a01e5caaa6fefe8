import { getChallenge, raisedSinceOpening } from '#bulletin';
import { indicatorsOf } from '#need';
import { forbidden, invalid, lock, permitted, refusals, row, sharedRow, transition, type Tx } from '#platform';
import { rulePackOf } from '#programme';
import { completeContent } from '../content/complete-content.js';
import type { DraftContent } from '../content/proposal-content.js';
import type { Proposal } from '../proposal.entity.js';
import { visibleProposal } from '../proposal.facts.js';
import { proposalLifecycle, type ProposalFacts } from '../proposal.lifecycle.js';
import { getProposal, knownOrganisations } from '../proposal.repository.js';
import { draftDocument, sealDraftDocument, type StoredDocument } from '../sealing/sealed-document.repository.js';

/**
 * Seals the draft and hands it in; an earlier submission is replaced by it in the same moment. The share lock on the
 * challenge keeps the window from being closed between the reading of the clock and the commit, so whatever is
 * accepted was in time and whatever was in time is there when the proposals are opened.
 * @returns the proposal with the receipt: hash, size and instant
 * @throws 403 · 404 · 409 proposal.window_closed, proposal.challenge_not_open, proposal.nothing_to_submit, stale ·
 * 422 with the path of every wrong field
 */
export async function submitProposal(tx: Tx, input: { proposalId: string; version: number }): Promise<Proposal> {
  const { challengeId } = await getProposal(tx, input.proposalId);
  await lock(tx, [sharedRow('challenge', challengeId), row('proposal', input.proposalId)]);
  const { proposal, facts } = await visibleProposal(tx, input.proposalId);
  const draft = await readSubmittable(tx, facts);
  const { textVersion } = await getChallenge(tx, challengeId);
  const files = draft?.document.files ?? [];
  const submitted = await transition(tx, proposalLifecycle, 'submit', {
    facts,
    version: input.version,
    set: {
      revision: proposal.revision + 1,
      contentHash: draft?.sha256,
      contentSize: draft?.size,
      fileCount: files.length,
      fileBytes: files.reduce((sum, { size }) => sum + size, 0),
      submittedAt: tx.now,
      textVersion,
    },
    refs: { challengeId },
  });
  await sealDraftDocument(tx, proposal);
  return submitted;
}

/** The complete draft; undefined when the transition is going to refuse anyway, which is then the answer. */
async function readSubmittable(tx: Tx, facts: ProposalFacts): Promise<StoredDocument | undefined> {
  const { submit } = proposalLifecycle.actions;
  const { actor } = tx.context;
  if (!permitted(submit, facts, actor)) throw forbidden(submit.permission);
  if (refusals(proposalLifecycle, 'submit', facts, { actor, now: tx.now }).length > 0) return undefined;
  const draft = await draftDocument(tx, facts.subject);
  await assertComplete(tx, facts.subject, draft.document.content);
  return draft;
}

async function assertComplete(tx: Tx, proposal: Proposal, content: DraftContent): Promise<void> {
  const challenge = await getChallenge(tx, proposal.challengeId);
  const { procedure, milestones } = await rulePackOf(tx, challenge.rulePackId);
  const named = (content.consortium ?? []).flatMap((member) => member.organisationId ?? []);
  const completed = completeContent(content, {
    takerId: proposal.takerId,
    offerKinds: procedure.offerKinds,
    maxPeriodMonths: milestones.maxPeriodMonths,
    indicators: await indicatorsOf(tx, challenge.needId),
    raised: await raisedSinceOpening(tx, challenge),
    organisations: await knownOrganisations(tx, named),
  });
  if (!completed.ok) throw invalid(...completed.errors);
}
