import { notFound, uuidv7, type ReadTx, type Tx } from '#platform';
import type { StoredBlob } from './store-file.js';
import { StoredFile } from './stored-file.entity.js';

/** To whom files belong: the name of its table, and its id. */
export interface FileOwner {
  readonly type: string;
  readonly id: string;
}

/**
 * Gives kept bytes to an owner. The owner's action has locked its row and decided that the actor may do so.
 * @returns the row as written
 */
export async function attachFile(tx: Tx, owner: FileOwner, blob: StoredBlob): Promise<StoredFile> {
  const { userId } = tx.context.actor;
  if (!userId) throw new Error('only people upload files');
  const file: StoredFile = {
    id: uuidv7(),
    ownerType: owner.type,
    ownerId: owner.id,
    ...blob,
    uploadedBy: userId,
    at: tx.now,
  };
  await tx.manager.insert(StoredFile, file);
  return file;
}

/** The files of an owner in the order in which they came. */
export function filesOf(tx: ReadTx, owner: FileOwner): Promise<StoredFile[]> {
  return tx.manager.find(StoredFile, { where: { ownerType: owner.type, ownerId: owner.id }, order: { id: 'ASC' } });
}

/**
 * One file of this very owner: the id of another owner's file is not found here, whoever may read that one.
 * @throws 404 platform.not_found
 */
export async function getFile(tx: ReadTx, owner: FileOwner, id: string): Promise<StoredFile> {
  const file = await tx.manager.findOneBy(StoredFile, { id, ownerType: owner.type, ownerId: owner.id });
  if (!file) throw notFound('file', id);
  return file;
}
