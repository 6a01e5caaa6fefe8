import type { Fen } from '#platform';
import type { AccountKey } from './accounts.js';

/** Kinds of journals that a movement posts; `reversal` comes about by `reverseJournal` only. */
export const MOVEMENT_KINDS = [
  'appropriation',
  'encumbrance',
  'release',
  'approval',
  'instruction',
  'settlement',
  'return',
  'void',
  'recovery_claim',
  'recovery_receipt',
  'recovery_write_off',
  'contribution',
  'lapse',
  'carry_over',
  'adjustment',
] as const;
export const JOURNAL_KINDS = [...MOVEMENT_KINDS, 'reversal'] as const;
export type MovementKind = (typeof MOVEMENT_KINDS)[number];
export type JournalKind = (typeof JOURNAL_KINDS)[number];

/** The thing on whose account money moves, for example `disbursement`. */
export interface JournalSubject {
  readonly type: string;
  readonly id: string;
}

/** One side of a journal: a positive amount comes to the account, a negative one leaves it. */
export interface Leg {
  readonly account: AccountKey;
  readonly amountFen: Fen;
}

export interface JournalDraft {
  readonly kind: MovementKind;
  /** The natural key: within one kind, the same key is the same movement and is posted once. */
  readonly key: string;
  readonly programmeId: string;
  readonly agencyId: string;
  /** When it happened in business terms; when it was recorded is the database's own word. */
  readonly effectiveAt: Date;
  readonly subject: JournalSubject;
  /** A number people look up: the index number of an appropriation, a bank reference. */
  readonly reference?: string;
  readonly legs: readonly Leg[];
  /**
   * The legs stand in exactly the years they name. Otherwise a year that was closed meanwhile gives way to the first one
   * that is not: that is where the closing has carried the money.
   */
  readonly exactYears?: boolean;
  /** The numbered prior-year adjustment that lets this journal into a closed year. */
  readonly adjustmentId?: string;
}

export interface PostedJournal {
  readonly journalId: string;
  /** False when a journal of this kind and key, with the same legs, was there already. */
  readonly posted: boolean;
}
