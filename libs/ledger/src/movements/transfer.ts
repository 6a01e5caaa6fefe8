import { fen, invalid, type Fen, type Tx } from '#platform';
import type { AccountKey, ProgrammeScope, ProjectScope } from '../accounts.js';
import { postJournal, postJournals } from '../actions/post-journal.js';
import type { JournalDraft, JournalSubject, MovementKind, PostedJournal } from '../journal.js';

/** A movement of money inside one set of books. */
export interface Movement<Scope extends ProgrammeScope = ProjectScope> {
  readonly scope: Scope;
  /**
   * What makes the movement itself and no other, within its kind: the id of the award, contribution or recovery; for
   * payments one key per attempt, for example the id of the payment instruction.
   */
  readonly key: string;
  /** In fen, greater than zero. */
  readonly amountFen: Fen;
  readonly subject: JournalSubject;
  /** When it happened, for example the bank's booking date; defaults to the unit's `now`. */
  readonly effectiveAt?: Date;
  readonly reference?: string;
}

export interface Route {
  readonly kind: MovementKind;
  /** See `JournalDraft.exactYears`. */
  readonly exactYears?: boolean;
  readonly from: AccountKey;
  readonly to: AccountKey;
}

/**
 * Posts the two legs of a movement: out of one account, into the other.
 * @throws 422 ledger.amount_not_positive · 409 ledger.insufficient_<account> · 409 ledger.key_reused,
 *   ledger.year_closed
 */
export async function transfer(tx: Tx, movement: Movement<ProgrammeScope>, route: Route): Promise<PostedJournal> {
  return postJournal(tx, draftOf(tx, movement, route));
}

/** `transfer` for many movements, each on its own route, in one statement. Errors as `transfer`. */
export function transferAll<Scope extends ProgrammeScope>(
  tx: Tx,
  movements: readonly Movement<Scope>[],
  routeOf: (scope: Scope) => Route,
): Promise<PostedJournal[]> {
  return postJournals(
    tx,
    movements.map((movement) => draftOf(tx, movement, routeOf(movement.scope))),
  );
}

function draftOf(tx: Tx, movement: Movement<ProgrammeScope>, route: Route): JournalDraft {
  const { scope, amountFen } = movement;
  if (amountFen <= 0n) throw invalid({ path: 'amountFen', code: 'ledger.amount_not_positive' });
  return {
    kind: route.kind,
    key: movement.key,
    programmeId: scope.programmeId,
    agencyId: scope.agencyId,
    effectiveAt: movement.effectiveAt ?? tx.now,
    subject: movement.subject,
    reference: movement.reference,
    exactYears: route.exactYears,
    legs: [
      { account: route.from, amountFen: fen(-amountFen) },
      { account: route.to, amountFen },
    ],
  };
}
