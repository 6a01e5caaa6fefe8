import { findRows, notFound, refused, uuidv7, type ReadTx, type Tx } from '#platform';
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

const MEGABYTE = 1024 * 1024;
/** Together with the size of one file this bounds what a single thing can make us keep. */
export const MAX_FILES = 100;
export const MAX_OWNER_BYTES = 500 * MEGABYTE;

/**
 * Stops a file for which its owner has no room, with the owner's row locked.
 * @param size in bytes
 * @throws 409 file.too_many, file.owner_full
 */
export async function assertRoomFor(tx: ReadTx, owner: FileOwner, size: number): Promise<void> {
  const [kept] = await tx.query<{ files: number; bytes: string }>(
    `select count(*)::int as files, coalesce(sum(size), 0)::text as bytes
       from stored_file where owner_type = $1 and owner_id = $2`,
    [owner.type, owner.id],
  );
  if (!kept) return;
  if (kept.files >= MAX_FILES) throw refused({ code: 'file.too_many', params: { max: MAX_FILES } });
  if (Number(kept.bytes) + size > MAX_OWNER_BYTES) {
    throw refused({ code: 'file.owner_full', params: { max: MAX_OWNER_BYTES / MEGABYTE } });
  }
}

/** Which of these blobs belong to a file, whoever may read it. */
export async function ownedBlobs(tx: ReadTx, blobKeys: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ key: string }>('select owned_blobs($1::uuid[])::text as key', [blobKeys]);
  return new Set(rows.map(({ key }) => key));
}

/** The files of an owner in the order in which they came. */
export function filesOf(tx: ReadTx, owner: FileOwner): Promise<StoredFile[]> {
  return findRows(tx, StoredFile, { ownerType: owner.type, ownerId: owner.id }, 'id');
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
