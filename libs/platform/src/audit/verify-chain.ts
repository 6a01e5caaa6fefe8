import { createHash } from 'node:crypto';
import type { ReadTx } from '../database/tx.js';

const BATCH = 5_000;

export interface ChainVerdict {
  readonly intact: boolean;
  readonly checked: number;
  /** The first entry whose link does not hold; null when all do. */
  readonly firstBrokenSeq: string | null;
  readonly headHash: string;
}

interface ChainRow {
  seq: string;
  micros: string;
  body: string;
  prev: Buffer;
  hash: Buffer;
  matches: boolean;
}

/**
 * Recomputes every link from the first entry to the head: sequence without gaps, previous hash, own hash, columns equal
 * to the hashed body, and the head row equal to the last entry. A chain shows edits; that nobody rewrote all of it
 * needs the head hash kept elsewhere (trust.md c.1).
 */
export async function verifyAuditChain(tx: ReadTx): Promise<ChainVerdict> {
  const [head] = await tx.query<{ seq: string; hash: Buffer }>('select seq::text, hash from audit_head where id = 1');
  if (!head) throw new Error('the audit chain has no head');
  let previous: Buffer = Buffer.from([0]);
  let seq = 0n;
  for (;;) {
    const rows = await tx.query<ChainRow>(
      `select seq::text, (extract(epoch from at) * 1000000)::bigint::text as micros, body, prev, hash,
              action = body::jsonb->>'action' and subject_id::text = body::jsonb->>'subjectId' as matches
         from audit_entry where seq > $1 order by audit_entry.seq limit ${BATCH}`,
      [seq.toString()],
    );
    for (const row of rows) {
      const expected = linkHash(previous, row);
      const sound =
        BigInt(row.seq) === seq + 1n && row.prev.equals(previous) && row.hash.equals(expected) && row.matches;
      if (!sound) return verdict(head.hash, seq, row.seq);
      previous = row.hash;
      seq += 1n;
    }
    if (rows.length < BATCH) break;
  }
  const ends = head.seq === seq.toString() && head.hash.equals(previous);
  return verdict(head.hash, seq, ends ? null : (seq + 1n).toString());
}

function linkHash(previous: Buffer, row: ChainRow): Buffer {
  return createHash('sha256').update(previous).update(`${row.seq}|${row.micros}|${row.body}`, 'utf8').digest();
}

function verdict(head: Buffer, checked: bigint, firstBrokenSeq: string | null): ChainVerdict {
  return { intact: firstBrokenSeq === null, checked: Number(checked), firstBrokenSeq, headHash: head.toString('hex') };
}
