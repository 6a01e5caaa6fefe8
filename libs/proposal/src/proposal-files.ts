import { clockNow, refusals, row, sharedRow, transition, type RowRef, type ReadTx, type Tx } from '#platform';
import type { FilePolicy, StoredFile } from '#file';
import type { Proposal } from './proposal.entity.js';
import { visibleProposal } from './proposal.facts.js';
import { proposalLifecycle } from './proposal.lifecycle.js';
import { getProposal } from './proposal.repository.js';
import type { SealedFile } from './sealing/codec.js';
import { latestDocument, saveDraftDocument } from './sealing/sealed-document.repository.js';

/**
 * Attachments of a proposal are sealed with it. Which files it has, and their names and hashes, is said by the sealed
 * document alone: until the opening to its taker only, afterwards by the revision that was opened. The table of files
 * shows their rows to nobody else before (row security, as of the documents).
 */
export const proposalFiles: FilePolicy = {
  ownerType: 'proposal',
  read: 'proposal.read',
  attach: proposalLifecycle.actions.save_draft.permission,
  factsOf: async (tx, id) => {
    const { proposal, facts } = await visibleProposal(tx, id);
    const context = { actor: tx.context.actor, now: await clockNow(tx, proposal.programmeId) };
    return {
      programmeId: proposal.programmeId,
      parties: facts.parties,
      refusals: refusals(proposalLifecycle, 'save_draft', facts, context),
    };
  },
  rowsOf: draftRows,
  register: {
    listed: async (tx, id) => new Set((await listedFiles(tx, await getProposal(tx, id))).map((file) => file.id)),
    add: async (tx, id, { id: fileId, name, mediaType, size, sha256 }: StoredFile) => {
      await changeFiles(tx, id, (files) => [...files, { id: fileId, name, mediaType, size, sha256 }]);
    },
  },
};

/** The rows that a change of the draft locks. */
export async function draftRows(tx: ReadTx, proposalId: string): Promise<readonly RowRef[]> {
  const { challengeId } = await getProposal(tx, proposalId);
  return [sharedRow('challenge', challengeId), row('proposal', proposalId)];
}

/** The attachments as the draft names them, or else the document that stands. */
export const listedFiles = async (tx: ReadTx, proposal: Proposal): Promise<readonly SealedFile[]> =>
  (await latestDocument(tx, proposal))?.document.files ?? [];

/** Saves a draft with another list of attachments; what was submitted stands until the draft is submitted too. */
export async function changeFiles(
  tx: Tx,
  proposalId: string,
  change: (files: readonly SealedFile[]) => readonly SealedFile[],
): Promise<Proposal> {
  const { proposal, facts } = await visibleProposal(tx, proposalId);
  const files = change(await listedFiles(tx, proposal));
  const saved = await transition(tx, proposalLifecycle, 'save_draft', { facts });
  await saveDraftDocument(tx, proposal, { files });
  return saved;
}
