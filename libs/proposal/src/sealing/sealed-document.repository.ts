import { notFound, type ReadTx, type Tx } from '#platform';
import type { DraftContent } from '../content/proposal-content.js';
import type { Proposal } from '../proposal.entity.js';
import { decodeDocument, encodeDocument, newNonce, type ProposalDocument, type SealedFile } from './codec.js';

interface DocumentRow {
  content: Buffer;
  sha256: string;
  size: number;
}

/** A document with the hash and size it is known by. */
export interface StoredDocument {
  readonly document: ProposalDocument;
  readonly sha256: string;
  readonly size: number;
}

/** What a save changes; the rest stays as the draft, or else the submitted revision, has it. */
interface DraftChanges {
  readonly content?: DraftContent;
  readonly files?: readonly SealedFile[];
}

/** Saves the next revision, in the place of an earlier draft of it. The submitted revision stands. */
export async function saveDraftDocument(tx: Tx, proposal: Proposal, changes: DraftChanges): Promise<void> {
  const { id, challengeId, takerId } = proposal;
  const revision = proposal.revision + 1;
  const latest = (await latestDocument(tx, proposal))?.document;
  const content = changes.content ?? latest?.content ?? {};
  const files = changes.files ?? latest?.files ?? [];
  const bytes = encodeDocument({ proposalId: id, challengeId, takerId, revision, nonce: newNonce(), content, files });
  await tx.query(
    `insert into sealed_document (proposal_id, revision, codec, content, sha256, size, saved_at)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (proposal_id, revision) do update
        set codec = excluded.codec, content = excluded.content, sha256 = excluded.sha256, size = excluded.size,
            saved_at = excluded.saved_at`,
    [id, revision, bytes.codec, bytes.content, bytes.sha256, bytes.size, tx.now],
  );
}

/** Whether a draft waits beside what is submitted. To those who may not read the document there is none. */
export async function hasDraftDocument(tx: ReadTx, proposalId: string): Promise<boolean> {
  const [draft] = await tx.query('select 1 from sealed_document where proposal_id = $1 and sealed_at is null', [
    proposalId,
  ]);
  return draft !== undefined;
}

/** @throws 404 when there is no draft, or none that the actor may read */
export const draftDocument = (tx: ReadTx, proposal: Proposal): Promise<StoredDocument> =>
  storedDocument(tx, proposal, proposal.revision + 1);

/**
 * The submitted revision that stands, held against the hash of the receipt.
 * @throws 404 when nothing is submitted, or the actor may not read it · 409 proposal.seal_broken
 */
export const standingDocument = (tx: ReadTx, proposal: Proposal): Promise<StoredDocument> =>
  storedDocument(tx, proposal, proposal.revision);

/**
 * The draft, or else the submitted revision that stands; of an opened proposal, what was opened. Null when there is
 * neither, or none the actor may read.
 */
export async function latestDocument(tx: ReadTx, proposal: Proposal): Promise<StoredDocument | null> {
  const draft = proposal.openedAt ? null : await findDocument(tx, proposal, proposal.revision + 1);
  return draft ?? findDocument(tx, proposal, proposal.revision);
}

async function storedDocument(tx: ReadTx, proposal: Proposal, revision: number): Promise<StoredDocument> {
  const found = await findDocument(tx, proposal, revision);
  if (!found) throw notFound('proposal_document', proposal.id);
  return found;
}

async function findDocument(tx: ReadTx, proposal: Proposal, revision: number): Promise<StoredDocument | null> {
  const [row] = await tx.query<DocumentRow>(
    'select content, sha256, size from sealed_document where proposal_id = $1 and revision = $2',
    [proposal.id, revision],
  );
  if (!row) return null;
  const expected = revision === proposal.revision ? (proposal.contentHash ?? '') : row.sha256;
  return { document: decodeDocument(row.content, expected, proposal.number), sha256: row.sha256, size: row.size };
}

/** From now on the draft is the submitted revision, byte for byte; the database refuses any change of it. */
export async function sealDraftDocument(tx: Tx, proposal: Proposal): Promise<void> {
  await tx.query('update sealed_document set sealed_at = $3 where proposal_id = $1 and revision = $2', [
    proposal.id,
    proposal.revision + 1,
    tx.now,
  ]);
}
