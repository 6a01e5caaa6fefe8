import { checkCnaps, forbidden, invalid, lock, row, uuidv7, type Tx } from '#platform';
import { programmeParties } from '#programme';
import { PayingAccount } from '../reconciliation.entities.js';
import { visibleProgramme } from '../reconciliation.repository.js';

export interface RecordPayingAccount {
  readonly programmeId: string;
  readonly accountName: string;
  readonly accountNo: string;
  readonly bankName: string;
  /** CNAPS bank number, 12 digits. */
  readonly bankCode: string;
}

/**
 * Records the account a programme's money leaves from. It is named in payment files, and statements are taken only of it
 * or of one recorded before it.
 * @throws 403 · 404 · 422 paying_account.bank_code_wrong
 */
export async function recordPayingAccount(tx: Tx, input: RecordPayingAccount): Promise<PayingAccount> {
  await lock(tx, [row('programme', input.programmeId)]);
  const programme = await visibleProgramme(tx, input.programmeId, 'paying_account.read');
  if (!tx.context.actor.may('paying_account.record', programmeParties(programme))) {
    throw forbidden('paying_account.record');
  }
  if (!checkCnaps(input.bankCode).ok) throw invalid({ path: 'bankCode', code: 'paying_account.bank_code_wrong' });
  const account: PayingAccount = { ...input, id: uuidv7(), recordedBy: tx.context.actor.userId, recordedAt: tx.now };
  await tx.manager.insert(PayingAccount, account);
  tx.audit({
    action: 'paying_account.record',
    subjectType: 'paying_account',
    subjectId: account.id,
    programmeId: account.programmeId,
    changes: { accountNo: [null, account.accountNo], bankCode: [null, account.bankCode] },
  });
  return account;
}
