import { notFound, type PublicReads } from '#platform';
import type { PublicChallengeText } from '../addendum/challenge-text.js';
import { diffTexts, type TextDiff } from '../addendum/text-diff.js';

export interface PublicVersion {
  readonly challengeId: string;
  readonly version: number;
  readonly issuedAt: Date;
  readonly content: PublicChallengeText;
}

/** An addendum as everybody may read it, with what it changed. */
export interface PublicAddendum {
  readonly id: string;
  readonly number: string;
  readonly version: number;
  readonly reason: string;
  readonly clarificationId: string | null;
  readonly closedBefore: Date | null;
  readonly closesAfter: Date | null;
  readonly issuedAt: Date;
  readonly diff: TextDiff;
}

/** Every version of a challenge's text, the first one first. @throws 404 when the challenge is not public */
export async function publicVersions(
  reads: PublicReads,
  challengeId: string,
): Promise<Pick<PublicVersion, 'version' | 'issuedAt'>[]> {
  const found = await reads.query<Pick<PublicVersion, 'version' | 'issuedAt'>>(
    'select version, "issuedAt" from public_challenge_version where "challengeId" = $1 order by version',
    [challengeId],
  );
  if (found.length === 0) throw notFound('challenge', challengeId);
  return found;
}

/** @throws 404 when there is no such version or the challenge is not public */
export async function publicVersion(reads: PublicReads, challengeId: string, version: number): Promise<PublicVersion> {
  const [found] = await reads.query<PublicVersion>(
    `select "challengeId", version, "issuedAt", content from public_challenge_version
      where "challengeId" = $1 and version = $2`,
    [challengeId, version],
  );
  if (!found) throw notFound('challenge_version', `${challengeId}/${version}`);
  return found;
}

/**
 * The addenda to a challenge, the first one first, each with the difference between the version before it and its own.
 * Where only the summary is public, so are only the changes of it.
 * @throws 404 when the challenge is not public
 */
export async function publicAddenda(reads: PublicReads, challengeId: string): Promise<PublicAddendum[]> {
  const addenda = await reads.query<Omit<PublicAddendum, 'diff'>>(
    `select id, number, version, reason, "clarificationId", "closedBefore", "closesAfter", "issuedAt"
       from public_addendum where "challengeId" = $1 order by version`,
    [challengeId],
  );
  const versions = await reads.query<Pick<PublicVersion, 'version' | 'content'>>(
    'select version, content from public_challenge_version where "challengeId" = $1',
    [challengeId],
  );
  if (versions.length === 0) throw notFound('challenge', challengeId);
  const contents = new Map(versions.map(({ version, content }) => [version, content]));
  return addenda.map((addendum) => {
    const [from, to] = [contents.get(addendum.version - 1), contents.get(addendum.version)];
    if (!from || !to) throw new Error(`addendum ${addendum.number} has no two versions to compare`);
    return { ...addendum, diff: diffTexts(from, to) };
  });
}
