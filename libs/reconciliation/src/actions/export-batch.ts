import { createHash } from 'node:crypto';
import { checkCnaps, forbidden, lock, notFound, refused, row, uuidv7, type ReadTx, type Tx } from '#platform';
import { batchLines, getBatch, type PaymentBatch, type PaymentInstruction } from '#disbursement';
import { getProgramme, programmeParties } from '#programme';
import { exportFile, layoutOf, type ExportProfile } from '../export/export-file.js';
import type { PaymentOrder } from '../export/payment-order.js';
import type { SheetLayoutName } from '../export/sheet-layouts.js';
import { PaymentExport, type PayingAccount } from '../reconciliation.entities.js';
import { accountOfBatch, exportsOf, payingAccounts } from '../reconciliation.repository.js';

export interface ExportBatch {
  readonly batchId: string;
  readonly profile: ExportProfile;
  /** Whose bank's sheet; the messages have none. */
  readonly layout?: SheetLayoutName;
}

/**
 * Writes a batch out in one profile and keeps the bytes with their hash. It is composed anew every time, and refused
 * when it is not byte for byte what was exported before (trust.md A18, D15).
 * @throws 403 · 404 · 409 payment_export.no_paying_account, payment_export.bank_code_wrong, payment_export.differs
 */
export async function exportBatch(tx: Tx, { batchId, profile, layout }: ExportBatch): Promise<PaymentExport> {
  await lock(tx, [row('payment_batch', batchId)]);
  const batch = await visibleBatch(tx, batchId);
  await assertMayExport(tx, batch);
  const account = await payerOf(tx, batch);
  const order = orderOf(batch, await batchLines(tx, batchId), account);
  const chosen = layoutOf(profile, layout);
  const { name, mediaType, content } = await exportFile(order, profile, chosen);
  const sha256 = createHash('sha256').update(content).digest('hex');
  const earlier = (await exportsOf(tx, batchId)).find((each) => each.profile === profile && each.layout === chosen);
  if (earlier && earlier.sha256 !== sha256) {
    throw refused({ code: 'payment_export.differs', params: { sha256: earlier.sha256 } });
  }
  const kept: PaymentExport = {
    id: uuidv7(),
    programmeId: batch.programmeId,
    batchId,
    payingAccountId: account.id,
    profile,
    layout: chosen,
    fileName: name,
    mediaType,
    content,
    size: content.length,
    sha256,
    lineCount: order.lines.length,
    controlSumFen: order.controlSumFen,
    createdBy: tx.context.actor.userId,
    createdAt: tx.now,
  };
  await tx.manager.insert(PaymentExport, kept);
  tx.audit({
    action: 'payment_export.create',
    subjectType: 'payment_batch',
    subjectId: batchId,
    programmeId: batch.programmeId,
    changes: { profile: [null, profile], sha256: [null, sha256] },
  });
  return kept;
}

/** @throws 404 when the batch is not there or the actor may not see its files */
export async function visibleBatch(tx: ReadTx, batchId: string): Promise<PaymentBatch> {
  const batch = await getBatch(tx, batchId);
  const parties = programmeParties(await getProgramme(tx, batch.programmeId));
  if (!tx.context.actor.may('payment_export.read', parties)) throw notFound('payment_batch', batchId);
  return batch;
}

async function assertMayExport(tx: ReadTx, { programmeId }: PaymentBatch): Promise<void> {
  const parties = programmeParties(await getProgramme(tx, programmeId));
  if (!tx.context.actor.may('payment_export.create', parties)) throw forbidden('payment_export.create');
}

/** The account of the batch's first export, whatever was recorded since; before that the programme's newest one. */
async function payerOf(tx: ReadTx, batch: PaymentBatch): Promise<PayingAccount> {
  const account = (await accountOfBatch(tx, batch.id)) ?? (await payingAccounts(tx, batch.programmeId))[0];
  if (!account) throw refused({ code: 'payment_export.no_paying_account' });
  return account;
}

/** A bank could not route a line without its number, so none leaves the house with a wrong one (trust.md d.3). */
function orderOf(batch: PaymentBatch, lines: readonly PaymentInstruction[], payer: PayingAccount): PaymentOrder {
  const wrong = lines.filter((line) => !checkCnaps(line.payeeBankCode).ok);
  if (wrong.length > 0) {
    throw refused(
      ...wrong.map(({ reference, payeeBankCode }) => ({
        code: 'payment_export.bank_code_wrong',
        params: { reference, bankCode: payeeBankCode },
      })),
    );
  }
  return {
    batchNumber: batch.number,
    composedAt: batch.createdAt,
    requestedOn: batch.requestedOn,
    payer,
    lines,
    controlSumFen: batch.controlSumFen,
  };
}
