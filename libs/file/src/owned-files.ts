import { Injectable, type StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import {
  forbidden,
  lock,
  notFound,
  refused,
  row,
  UnitOfWork,
  type Context,
  type Parties,
  type Permission,
  type ReadTx,
  type Reason,
  type RowRef,
  type Tx,
} from '#platform';
import { fileStream, storedFileView, type StoredFilesView, type StoredFileView } from './file-routes.js';
import { FileStorage } from './file-storage.js';
import { assertRoomFor, attachFile, filesOf, getFile } from './file.repository.js';
import { receiveUpload } from './receive-upload.js';
import type { StoredBlob } from './store-file.js';
import type { StoredFile } from './stored-file.entity.js';

/** What an owner of files is to whoever asks for them. */
export interface OwnerFacts {
  readonly programmeId: string;
  readonly parties: Parties;
  /** Why this actor cannot add a file now, whatever it is permitted; empty when it can. */
  readonly refusals: readonly Reason[];
}

/** How one kind of thing keeps files: who reads them, who adds to them and until when. */
export interface FilePolicy {
  /** The owners' table, and the word the audit trail knows them by. */
  readonly ownerType: string;
  readonly read: Permission;
  readonly attach: Permission;
  /** @throws 404 when there is no such owner */
  readonly factsOf: (tx: ReadTx, ownerId: string) => Promise<OwnerFacts>;
  /** What is locked before a file is added; the owner's row when left out. */
  readonly rowsOf?: (tx: ReadTx, ownerId: string) => Promise<readonly RowRef[]>;
  /** For owners that say in a document of their own which files are theirs. */
  readonly register?: FileRegister;
}

/** The document in which an owner keeps the list of its files. */
export interface FileRegister {
  /** Ids of the files that the list shows this reader. */
  readonly listed: (tx: ReadTx, ownerId: string) => Promise<ReadonlySet<string>>;
  /** Adds a file to the list, with the audit entry that the owner finds right. */
  readonly add: (tx: Tx, ownerId: string, file: StoredFile) => Promise<void>;
}

/** The three things that happen to files of an owner, each after the owner's own policy. */
@Injectable()
export class OwnedFiles {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly storage: FileStorage,
  ) {}

  /**
   * Takes in the file of a multipart request. The policy is asked before a byte is taken in and again when the file
   * gets its owner, with the owner's row locked.
   * @throws 400, 413, 422 as `receiveUpload` · 403 · 404, also for an owner the actor may not read · 409 the refusals, file.too_many, file.owner_full
   */
  async upload(ctx: Context, policy: FilePolicy, ownerId: string, request: FastifyRequest): Promise<StoredFileView> {
    await this.unit.read(ctx, async (tx) => {
      await assertMayAttach(tx, policy, ownerId);
      await assertRoomFor(tx, { type: policy.ownerType, id: ownerId }, 1);
    });
    return receiveUpload(request, this.storage, (blob) =>
      this.unit.run(ctx, (tx) => attachOwned(tx, policy, { ownerId, blob })),
    );
  }

  /** The files of an owner, the oldest first. @throws 404, also for an owner the actor may not read */
  list(ctx: Context, policy: FilePolicy, ownerId: string): Promise<StoredFilesView> {
    return this.unit.read(ctx, async (tx) => {
      await readableOwner(tx, policy, ownerId);
      const listed = await policy.register?.listed(tx, ownerId);
      const files = await filesOf(tx, { type: policy.ownerType, id: ownerId });
      return { items: files.filter(({ id }) => !listed || listed.has(id)).map(storedFileView) };
    });
  }

  /**
   * The bytes of one file of this very owner, with the headers of a download set on the reply.
   * @throws 404, also for an owner the actor may not read
   */
  async download(
    ctx: Context,
    policy: FilePolicy,
    { ownerId, fileId, inline }: { ownerId: string; fileId: string; inline: boolean },
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.unit.read(ctx, async (tx) => {
      await readableOwner(tx, policy, ownerId);
      const listed = await policy.register?.listed(tx, ownerId);
      if (listed && !listed.has(fileId)) throw notFound('file', fileId);
      return getFile(tx, { type: policy.ownerType, id: ownerId }, fileId);
    });
    return fileStream(reply, this.storage, { file, inline });
  }
}

async function readableOwner(tx: ReadTx, policy: FilePolicy, ownerId: string): Promise<OwnerFacts> {
  const facts = await policy.factsOf(tx, ownerId);
  if (!tx.context.actor.may(policy.read, facts.parties)) throw notFound(policy.ownerType, ownerId);
  return facts;
}

async function assertMayAttach(tx: ReadTx, policy: FilePolicy, ownerId: string): Promise<OwnerFacts> {
  const facts = await readableOwner(tx, policy, ownerId);
  if (!tx.context.actor.may(policy.attach, facts.parties)) throw forbidden(policy.attach);
  if (facts.refusals.length > 0) throw refused(...facts.refusals);
  return facts;
}

async function attachOwned(
  tx: Tx,
  policy: FilePolicy,
  { ownerId, blob }: { ownerId: string; blob: StoredBlob },
): Promise<StoredFileView> {
  await lock(tx, (await policy.rowsOf?.(tx, ownerId)) ?? [row(policy.ownerType, ownerId)]);
  const { programmeId } = await assertMayAttach(tx, policy, ownerId);
  const owner = { type: policy.ownerType, id: ownerId };
  await assertRoomFor(tx, owner, blob.size);
  const file = await attachFile(tx, owner, blob);
  if (policy.register) {
    await policy.register.add(tx, ownerId, file);
    return storedFileView(file);
  }
  tx.audit({
    action: `${policy.ownerType}.attach_file`,
    subjectType: policy.ownerType,
    subjectId: ownerId,
    programmeId,
    changes: { file: [null, file.id], sha256: [null, file.sha256] },
  });
  return storedFileView(file);
}
