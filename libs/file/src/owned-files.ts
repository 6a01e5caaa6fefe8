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
  type Tx,
} from '#platform';
import { fileStream, storedFileView, type StoredFilesView, type StoredFileView } from './file-routes.js';
import { FileStorage } from './file-storage.js';
import { attachFile, filesOf, getFile } from './file.repository.js';
import { receiveUpload } from './receive-upload.js';
import type { StoredBlob } from './store-file.js';

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
   * @throws 400, 413, 422 as `receiveUpload` · 403 · 404, also for an owner the actor may not read · 409 the refusals
   */
  async upload(ctx: Context, policy: FilePolicy, ownerId: string, request: FastifyRequest): Promise<StoredFileView> {
    await this.unit.read(ctx, (tx) => assertMayAttach(tx, policy, ownerId));
    return receiveUpload(request, this.storage, (blob) =>
      this.unit.run(ctx, (tx) => attachOwned(tx, policy, { ownerId, blob })),
    );
  }

  /** The files of an owner, the oldest first. @throws 404, also for an owner the actor may not read */
  list(ctx: Context, policy: FilePolicy, ownerId: string): Promise<StoredFilesView> {
    return this.unit.read(ctx, async (tx) => {
      await readableOwner(tx, policy, ownerId);
      return { items: (await filesOf(tx, { type: policy.ownerType, id: ownerId })).map(storedFileView) };
    });
  }

  /**
   * The bytes of one file of this very owner, with the headers of a download set on the reply.
   * @throws 404, also for an owner the actor may not read
   */
  async download(
    ctx: Context,
    policy: FilePolicy,
    { ownerId, fileId }: { ownerId: string; fileId: string },
    reply: FastifyReply,
  ): Promise<StreamableFile> {
    const file = await this.unit.read(ctx, async (tx) => {
      await readableOwner(tx, policy, ownerId);
      return getFile(tx, { type: policy.ownerType, id: ownerId }, fileId);
    });
    return fileStream(reply, this.storage, file);
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
  await lock(tx, [row(policy.ownerType, ownerId)]);
  const { programmeId } = await assertMayAttach(tx, policy, ownerId);
  const file = await attachFile(tx, { type: policy.ownerType, id: ownerId }, blob);
  tx.audit({
    action: `${policy.ownerType}.attach_file`,
    subjectType: policy.ownerType,
    subjectId: ownerId,
    programmeId,
    changes: { file: [null, file.id], sha256: [null, file.sha256] },
  });
  return storedFileView(file);
}
