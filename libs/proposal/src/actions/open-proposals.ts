import { declareNoAward, getChallenge, startEvaluation } from '#bulletin';
import { filesOf } from '#file';
import { indicatorsOf } from '#need';
import { lock, refused, row, transition, type Tx } from '#platform';
import type { ProposalContent } from '../content/proposal-content.js';
import type { Proposal } from '../proposal.entity.js';
import { proposalFacts } from '../proposal.facts.js';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { proposalsOf, unpackContent } from '../proposal.repository.js';
import type { SealedFile } from '../sealing/codec.js';
import { standingDocument } from '../sealing/sealed-document.repository.js';

/**
 * Opens every proposal of a challenge whose window has closed, all at once: each document is held against the hash of
 * its receipt and becomes rows; drafts expire. Nobody took up: the challenge ends without an award.
 * @returns how many were opened
 * @throws 403 · 404 · 409 proposal.seal_broken: then nothing is opened, and the parked job tells the operator
 */
export async function openProposals(tx: Tx, challengeId: string): Promise<number> {
  // After the window has closed no row is added, so the list read before the lock is the list under the lock.
  const ids = (await proposalsOf(tx, challengeId, ['draft', 'submitted'])).map((proposal) =>
    row('proposal', proposal.id),
  );
  await lock(tx, [row('challenge', challengeId), ...ids]);
  const challenge = await getChallenge(tx, challengeId);
  if (challenge.state !== 'window_closed') return 0;
  for (const draft of await proposalsOf(tx, challengeId, ['draft'])) {
    await transition(tx, proposalLifecycle, 'expire', { facts: await proposalFacts(tx, draft), refs: { challengeId } });
  }
  const submitted = await proposalsOf(tx, challengeId, ['submitted']);
  const indicators = new Set((await indicatorsOf(tx, challenge.needId)).map(({ id }) => id));
  for (const proposal of submitted) await open(tx, proposal, indicators);
  if (submitted.length === 0) await declareNoAward(tx, { challengeId, reason: 'no_take_up' });
  else await startEvaluation(tx, { challengeId });
  return submitted.length;
}

/** Every attachment is still the one whose hash was sealed. @throws 409 proposal.seal_broken */
async function assertFilesUnchanged(tx: Tx, { id, number }: Proposal, sealed: readonly SealedFile[]): Promise<void> {
  const kept = new Map((await filesOf(tx, { type: 'proposal', id })).map((file) => [file.id, file.sha256]));
  const intact = sealed.every((file) => kept.get(file.id) === file.sha256);
  if (!intact) throw refused({ code: 'proposal.seal_broken', params: { number } });
}

async function open(tx: Tx, proposal: Proposal, indicators: ReadonlySet<string>): Promise<void> {
  const { document } = await standingDocument(tx, proposal);
  await assertFilesUnchanged(tx, proposal, document.files ?? []);
  await transition(tx, proposalLifecycle, 'open', {
    facts: await proposalFacts(tx, proposal),
    set: { openedAt: tx.now },
    refs: { challengeId: proposal.challengeId },
  });
  // Only complete documents are ever sealed. What it promises for an indicator that an addendum has taken away since
  // stands in the document and answers nothing any more.
  const content = document.content as ProposalContent;
  const commitments = content.commitments.filter(({ indicatorId }) => indicators.has(indicatorId));
  await unpackContent(tx, proposal.id, { ...content, commitments });
}
