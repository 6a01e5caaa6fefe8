import { shanghaiDate, yearOf, type Tx } from '#platform';
import { programmeAccount, projectAccount } from '../accounts.js';
import type { PostedJournal } from '../journal.js';
import { transfer, type Movement } from './transfer.js';

/**
 * 追回 is demanded: recovery → receivable. The settled payment stays settled; `recovery` counts against `paid`
 * (domain.md section 3, Recovery). Errors as `transfer`.
 */
export function recordRecoveryReceivable(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  return transfer(tx, movement, {
    kind: 'recovery_claim',
    from: projectAccount(scope, 'recovery'),
    to: projectAccount(scope, 'receivable'),
  });
}

/**
 * 追回 has arrived, wholly or in part: receivable of the year of the claim → available of the fiscal year in which the
 * money came (domain.md section 5, Ledger). The fiscal year is the calendar year in Shanghai. Errors as `transfer`.
 */
export function receiveRecovery(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  const effectiveAt = movement.effectiveAt ?? tx.now;
  const landing = { ...scope, fiscalYear: yearOf(shanghaiDate(effectiveAt)) };
  return transfer(
    tx,
    { ...movement, effectiveAt },
    {
      kind: 'recovery_receipt',
      from: projectAccount(scope, 'receivable'),
      to: programmeAccount(landing, 'available'),
    },
  );
}

/**
 * 核销: what two persons gave up of a claim leaves the books: receivable → recovery. What came in before stays where it
 * landed, so `recovery` is left with exactly that (domain.md section 3, Recovery). Errors as `transfer`.
 */
export function writeOffRecovery(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  return transfer(tx, movement, {
    kind: 'recovery_write_off',
    from: projectAccount(scope, 'receivable'),
    to: projectAccount(scope, 'recovery'),
  });
}
