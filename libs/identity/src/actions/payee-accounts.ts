import { checkCnaps, create, invalid, lock, row, sharedRow, transition, uuidv7, type Tx } from '#platform';
import { PayeeAccount } from '../identity.entities.js';
import { getOrganisation, getPayeeAccount } from '../identity.repository.js';
import { payeeAccountLifecycle, type PayeeAccountFacts } from '../payee-account.lifecycle.js';

export interface EnterPayeeAccount {
  readonly organisationId: string;
  readonly accountName: string;
  readonly accountNo: string;
  readonly bankName: string;
  readonly bankCode: string;
}

/**
 * Facts of an account. Finance officers of any agency may verify, so the acting agency itself is the party.
 */
export function payeeAccountFacts(tx: Pick<Tx, 'context'>, subject: PayeeAccount): PayeeAccountFacts {
  const organisation = subject.organisationId;
  const agency = tx.context.actor.organisationId;
  return { subject, parties: { organisation, demander: organisation, taker: organisation, agency } };
}

/**
 * Enters an account for an organisation. It is of no use until another person has verified it.
 * @throws 403 · 404 · 422 identity.bank_code_invalid
 */
export async function enterPayeeAccount(tx: Tx, input: EnterPayeeAccount): Promise<PayeeAccount> {
  await lock(tx, [sharedRow('organisation', input.organisationId)], null);
  const organisation = await getOrganisation(tx, input.organisationId);
  if (!checkCnaps(input.bankCode).ok) throw invalid({ path: 'bankCode', code: 'identity.bank_code_invalid' });
  const account: PayeeAccount = {
    id: uuidv7(),
    organisationId: organisation.id,
    state: 'entered',
    accountName: input.accountName,
    accountNo: input.accountNo,
    bankName: input.bankName,
    bankCode: input.bankCode,
    enteredBy: tx.context.actor.userId,
    verifiedBy: null,
    version: 1,
    createdAt: tx.now,
  };
  const { parties } = payeeAccountFacts(tx, account);
  return create(tx, payeeAccountLifecycle, { row: account, permission: 'payee_account.enter', parties });
}

/**
 * Confirms an account by a second person. An older verified account of the organisation is retired in the same moment,
 * so there is never a doubt where money goes.
 * @throws 403 · 404 · 409 payee_account.same_person
 */
export async function verifyPayeeAccount(tx: Tx, input: { accountId: string; version: number }): Promise<PayeeAccount> {
  // The organisation first: two verifications of one organisation each retire the other's account.
  const { organisationId } = await getPayeeAccount(tx, input.accountId);
  await lock(tx, [row('organisation', organisationId), row('payee_account', input.accountId)], null);
  const account = await getPayeeAccount(tx, input.accountId);
  const older = await tx.manager.findOneBy(PayeeAccount, { organisationId: account.organisationId, state: 'verified' });
  if (older) {
    await transition(tx, payeeAccountLifecycle, 'retire', {
      facts: payeeAccountFacts(tx, older),
      reason: `replaced by ${account.id}`,
    });
  }
  return transition(tx, payeeAccountLifecycle, 'verify', {
    facts: payeeAccountFacts(tx, account),
    version: input.version,
    set: { verifiedBy: tx.context.actor.userId },
  }) as Promise<PayeeAccount>;
}

/** @throws 403 · 404 · 409 platform.reason_required */
export async function retirePayeeAccount(
  tx: Tx,
  input: { accountId: string; version: number; reason?: string },
): Promise<PayeeAccount> {
  await lock(tx, [row('payee_account', input.accountId)], null);
  const account = await getPayeeAccount(tx, input.accountId);
  return transition(tx, payeeAccountLifecycle, 'retire', {
    facts: payeeAccountFacts(tx, account),
    version: input.version,
    reason: input.reason,
  }) as Promise<PayeeAccount>;
}
