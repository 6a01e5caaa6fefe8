import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson, invalid, refused } from '#platform';
import type { DraftContent } from '../content/proposal-content.js';

/** An attachment in the document: its hash makes the receipt vouch for its bytes. */
export interface SealedFile {
  readonly id: string;
  readonly name: string;
  readonly mediaType: string;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
}

/**
 * What is sealed: the content together with whose it is and for which challenge, so that no document can stand in
 * another's place, and a random nonce, so that the published hash lets nobody guess the content.
 */
export interface ProposalDocument {
  readonly proposalId: string;
  readonly challengeId: string;
  readonly takerId: string;
  readonly revision: number;
  readonly nonce: string;
  readonly content: DraftContent;
  /** The attachments; documents sealed before there were any lack the field. */
  readonly files?: readonly SealedFile[];
}

/** A document as it is stored. Encrypting it later is another codec, and nothing else (architecture.md section 4). */
export interface SealedBytes {
  readonly codec: typeof CODEC;
  readonly content: Buffer;
  /** SHA-256 of the bytes in hexadecimal digits. */
  readonly sha256: string;
  readonly size: number;
}

/** RFC 8785 canonical JSON in UTF-8: the taker can recompute the hash from what it can read. */
const CODEC = 'plain/1';
const MAX_BYTES = 512 * 1024;
const NONCE_BYTES = 16;

export const newNonce = (): string => randomBytes(NONCE_BYTES).toString('hex');

/** @throws 422 proposal.content_too_large */
export function encodeDocument(document: ProposalDocument): SealedBytes {
  const content = Buffer.from(canonicalJson(document), 'utf8');
  if (content.length > MAX_BYTES) {
    throw invalid({ path: 'content', code: 'proposal.content_too_large', params: { max: MAX_BYTES } });
  }
  return { codec: CODEC, content, sha256: sha256(content), size: content.length };
}

/**
 * Reads stored bytes after holding them against a hash: that of the submission, or the one stored with a draft.
 * @throws 409 proposal.seal_broken naming the proposal's number
 */
export function decodeDocument(content: Buffer, expectedHash: string, number: string): ProposalDocument {
  if (sha256(content) !== expectedHash) throw refused({ code: 'proposal.seal_broken', params: { number } });
  return JSON.parse(content.toString('utf8')) as ProposalDocument;
}

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
