import type { Tx } from '#platform';
import { encumberedAccount, programmeAccount, projectAccount } from '../accounts.js';
import type { PostedJournal } from '../journal.js';
import { transfer, transferAll, type Movement } from './transfer.js';

/** The approver approves a tranche: encumbered → payable. Errors as `transfer`. */
export function approvePayment(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  return transfer(tx, movement, {
    kind: 'approval',
    from: encumberedAccount(scope),
    to: projectAccount(scope, 'payable'),
  });
}

/** An approved payment is withheld, rejected or cancelled before it was instructed: payable → encumbered. Errors as `transfer`. */
export function voidPayment(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  return transfer(tx, movement, {
    kind: 'void',
    from: projectAccount(scope, 'payable'),
    to: encumberedAccount(scope),
  });
}

/** The finance officer's releases are handed to the treasury: payable → in flight. Errors as `transfer`. */
export function instructPayments(tx: Tx, movements: readonly Movement[]): Promise<PostedJournal[]> {
  return transferAll(tx, movements, (scope) => ({
    kind: 'instruction',
    from: projectAccount(scope, 'payable'),
    to: projectAccount(scope, 'in_flight'),
  }));
}

/** The bank has paid: in flight → paid. Errors as `transfer`. */
export function settlePayments(tx: Tx, movements: readonly Movement[]): Promise<PostedJournal[]> {
  return transferAll(tx, movements, (scope) => ({
    kind: 'settlement',
    from: projectAccount(scope, 'in_flight'),
    to: projectAccount(scope, 'paid'),
  }));
}

export interface PaymentReturn extends Movement {
  /** Where the money was when the bank sent it back; `paid` for a return after settlement. */
  readonly from: 'in_flight' | 'paid';
  /** `available` when the project is over and nothing is owed any more; otherwise the obligation stands. */
  readonly to?: 'encumbered' | 'available';
}

/**
 * 退汇: in flight or paid → encumbered (or available). It never goes back to payable, so the money cannot leave again
 * without a new request and approval (domain.md section 5, Disbursement; trust.md A11). Errors as `transfer`.
 */
export function returnPayment(tx: Tx, movement: PaymentReturn): Promise<PostedJournal> {
  const { scope, from, to = 'encumbered' } = movement;
  return transfer(tx, movement, {
    kind: 'return',
    from: projectAccount(scope, from),
    to: to === 'available' ? programmeAccount(scope, to) : encumberedAccount(scope),
  });
}
