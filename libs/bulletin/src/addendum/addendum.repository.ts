import { notFound, type ReadTx, type Tx } from '#platform';
import { Addendum } from '../bulletin.entities.js';
import type { ChallengeText } from './challenge-text.js';

/** @throws 404 platform.not_found */
export async function getAddendum(tx: ReadTx, id: string): Promise<Addendum> {
  const addendum = await tx.manager.findOneBy(Addendum, { id });
  if (!addendum) throw notFound('addendum', id);
  return addendum;
}

/** Every addendum of a challenge, the latest first, drafts and cancelled ones among them. */
export function addendaOf(tx: ReadTx, challengeId: string): Promise<Addendum[]> {
  return tx.manager.find(Addendum, { where: { challengeId }, order: { id: 'DESC' } });
}

/** The text of a challenge as it stands. @throws 404 */
export async function currentText(tx: ReadTx, challengeId: string): Promise<ChallengeText> {
  const [found] = await tx.query<{ content: ChallengeText }>(
    'select content from challenge_text where challenge_id = $1',
    [challengeId],
  );
  if (!found) throw notFound('challenge', challengeId);
  return found.content;
}

/** A version of the text that an addendum replaced or made; undefined when the challenge was never amended. */
export async function textVersion(
  tx: ReadTx,
  challengeId: string,
  version: number,
): Promise<ChallengeText | undefined> {
  const [found] = await tx.query<{ content: ChallengeText }>(
    'select content from challenge_text_version where challenge_id = $1 and version = $2',
    [challengeId, version],
  );
  return found?.content;
}

/** Keeps the text of a challenge as it stands under its version, unless that version is kept already. */
export async function keepTextVersion(tx: Tx, challengeId: string, issuedAt: Date): Promise<void> {
  await tx.query(
    `insert into challenge_text_version (challenge_id, version, content, issued_at)
     select challenge_id, version, content, $2 from challenge_text where challenge_id = $1
     on conflict (challenge_id, version) do nothing`,
    [challengeId, issuedAt],
  );
}
