import type { Tx } from '#platform';
import { encumberedAccount, programmeAccount, type ProgrammeScope } from '../accounts.js';
import type { PostedJournal } from '../journal.js';
import { transfer, type Movement } from './transfer.js';

export interface Appropriation extends Omit<Movement<ProgrammeScope>, 'reference'> {
  /** 指标文号, for example `赣财教指〔2026〕12号`. */
  readonly indexNumber: string;
  /** 预算科目, for example `2060404`. */
  readonly budgetSubject: string;
}

/**
 * 下达指标: appropriation → available. The programme may spend this much in the fiscal year it names, which must not be
 * closed. Errors as `transfer`.
 */
export function appropriate(tx: Tx, appropriation: Appropriation): Promise<PostedJournal> {
  const { scope, indexNumber, budgetSubject } = appropriation;
  return transfer(
    tx,
    { ...appropriation, reference: `${indexNumber} ${budgetSubject}` },
    {
      kind: 'appropriation',
      exactYears: true,
      from: programmeAccount(scope, 'appropriation'),
      to: programmeAccount(scope, 'available'),
    },
  );
}

/** 承诺 at the award: available → encumbered. Refused beyond what is available. Errors as `transfer`. */
export function encumber(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  return transfer(tx, movement, {
    kind: 'encumbrance',
    from: programmeAccount(scope, 'available'),
    to: encumberedAccount(scope),
  });
}

/** 释放承诺, when an award falls or a project needs less: encumbered → available. Errors as `transfer`. */
export function releaseEncumbrance(tx: Tx, movement: Movement): Promise<PostedJournal> {
  const { scope } = movement;
  return transfer(tx, movement, {
    kind: 'release',
    from: encumberedAccount(scope),
    to: programmeAccount(scope, 'available'),
  });
}
