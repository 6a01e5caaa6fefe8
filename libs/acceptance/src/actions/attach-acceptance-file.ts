import { forbidden, lock, notFound, refused, row, type ReadTx, type Tx } from '#platform';
import { attachFile, type FileOwner, type StoredBlob, type StoredFile } from '#file';
import type { Acceptance } from '../acceptance.entities.js';
import { acceptanceParties } from '../acceptance.facts.js';
import { getAcceptance } from '../acceptance.repository.js';

/** The files of an acceptance belong to the round, not to a report: everybody who takes part adds to them. */
export const acceptanceFiles = (acceptanceId: string): FileOwner => ({ type: 'acceptance', id: acceptanceId });

/**
 * Decides whether the actor may add a file now; asked before bytes are taken in and again when they get their owner.
 * @throws 403 · 404, also for an acceptance the actor may not read · 409 acceptance.already_concluded
 */
export async function assertMayAttach(tx: ReadTx, acceptanceId: string): Promise<Acceptance> {
  const acceptance = await getAcceptance(tx, acceptanceId);
  const parties = await acceptanceParties(tx, acceptance);
  const { actor } = tx.context;
  if (!actor.may('acceptance.read', parties)) throw notFound('acceptance', acceptanceId);
  if (!actor.may('acceptance.attach_file', parties)) throw forbidden('acceptance.attach_file');
  if (acceptance.state === 'concluded') throw refused({ code: 'acceptance.already_concluded' });
  return acceptance;
}

/**
 * Adds a file to the round: a laboratory's report, photographs, signed minutes.
 * @throws as `assertMayAttach`
 */
export async function attachAcceptanceFile(
  tx: Tx,
  input: { acceptanceId: string; blob: StoredBlob },
): Promise<StoredFile> {
  await lock(tx, [row('acceptance', input.acceptanceId)]);
  const { programmeId } = await assertMayAttach(tx, input.acceptanceId);
  const file = await attachFile(tx, acceptanceFiles(input.acceptanceId), input.blob);
  tx.audit({
    action: 'acceptance.attach_file',
    subjectType: 'acceptance',
    subjectId: input.acceptanceId,
    programmeId,
    changes: { file: [null, file.id], sha256: [null, file.sha256] },
  });
  return file;
}
