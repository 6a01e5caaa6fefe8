import { decodeCursor, SqlParams, type PageRequest, type PublicReads } from '#platform';

/** A result as everybody may read it. */
export interface PublicAward {
  readonly id: string;
  readonly number: string;
  readonly challengeId: string;
  readonly challengeNumber: string;
  readonly challengeTitle: string;
  readonly demanderName: string;
  readonly takerName: string;
  readonly state: string;
  readonly confirmedAt: Date;
  readonly signedAt: Date | null;
}

/** Confirmed and signed awards, the newest first; one row more than the page asks for. */
export function publicAwards(
  reads: PublicReads,
  filters: PageRequest & { readonly challengeId?: string },
): Promise<PublicAward[]> {
  const params = new SqlParams();
  const conditions = ['true'];
  if (filters.challengeId) conditions.push(`challenge_id = ${params.add(filters.challengeId)}::uuid`);
  const after = filters.cursor ? decodeCursor(filters.cursor, ['uuid']) : null;
  if (after) conditions.push(`id < ${params.add(after[0])}::uuid`);
  return reads.query<PublicAward>(
    `select id, number, challenge_id as "challengeId", challenge_number as "challengeNumber",
            challenge_title as "challengeTitle", demander_name as "demanderName", taker_name as "takerName", state,
            confirmed_at as "confirmedAt", signed_at as "signedAt"
       from public_award where ${conditions.join(' and ')} order by id desc limit ${params.add(filters.limit + 1)}`,
    params.values,
  );
}
