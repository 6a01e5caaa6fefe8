import { fen, fenToJson, type Fen, type ReadTx, type Tx } from '#platform';
import type { AccountKey } from './accounts.js';
import type { JournalDraft, JournalKind, JournalSubject, Leg } from './journal.js';
import { explainRefusal } from './ledger.errors.js';

/** A journal as it is written: a movement, or the reversal of another journal. */
export interface JournalEntry extends Omit<JournalDraft, 'kind'> {
  readonly id: string;
  readonly kind: JournalKind;
  readonly reversesId?: string;
}

/**
 * The one place that decides in which fiscal year a leg lands: the year it names, or, when that is closed, the first one
 * after it that is not, because the closing has carried the money there. `exact` keeps the year as it is named.
 */
const legs = (exact: string): string => `
  leg as (
    select ledger_account_id($2, l.project_id, s.standing_year, l.source, l.kind) as account_id, s.standing_year, l.*
      from jsonb_to_recordset($1::jsonb)
             as l(source text, kind text, project_id uuid, fiscal_year integer, amount_fen bigint)
     cross join lateral (
       select case when ${exact} then l.fiscal_year else ledger_standing_year($2, l.fiscal_year) end as standing_year) s)`;

/**
 * Writes a journal, its legs and the accounts that are new, in one statement: round trips cost more than fsync
 * (stack.md section 6).
 *
 * The count forces `opened` to run before the first leg, because a leg looks its account up.
 * Accounts are opened and legs posted in the order of their ids, so that two journals cannot wait in a circle.
 * @returns false when a journal of this kind and key exists
 * @throws 409 ledger.insufficient_<account>, ledger.year_closed
 */
export async function insertJournal(tx: Tx, entry: JournalEntry): Promise<boolean> {
  const inserted = await tx
    .query(
      `with ${legs('$12::boolean')},
       opened as (
         insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind)
         select $2, $3, project_id, standing_year, source, kind from leg order by account_id
         on conflict do nothing returning id),
       entered as (
         insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, reference, effective_at, reverses_id, adjustment_id)
         values ($4, $5, $6, $2, $3, $7, $8, $9, $10, $11, $13)
         on conflict do nothing returning id),
       posted as (
         insert into posting (journal_id, account_id, amount_fen)
         select entered.id, leg.account_id, leg.amount_fen from entered, leg
          where (select count(*) from opened) >= 0 order by leg.account_id)
       select id from entered`,
      [
        legsJson(entry.legs),
        entry.programmeId,
        entry.agencyId,
        entry.id,
        entry.kind,
        entry.key,
        entry.subject.type,
        entry.subject.id,
        entry.reference ?? null,
        entry.effectiveAt,
        entry.reversesId ?? null,
        entry.exactYears ?? false,
        entry.adjustmentId ?? null,
      ],
    )
    .catch((error: unknown) => {
      throw explainRefusal(error);
    });
  return inserted.length === 1;
}

/**
 * The journal of this kind and key, and whether it says the same: programme, subject and every leg. A leg may have been
 * posted in any year from the one it names to the one in which it would land now.
 */
export async function findSameJournal(
  tx: ReadTx,
  draft: JournalDraft,
): Promise<{ id: string; same: boolean } | undefined> {
  const [found] = await tx.query<{ id: string; same: boolean }>(
    `with ${legs('$7::boolean')},
     known as (select * from journal where kind = $3 and key = $4),
     entered as (
       select a.source, a.kind, a.project_id, a.fiscal_year, p.amount_fen
         from known join posting p on p.journal_id = known.id join ledger_account a on a.id = p.account_id)
     select id, programme_id = $2 and subject_type = $5 and subject_id = $6
                and (select count(*) from entered) = (select count(*) from leg)
                and not exists (
                  select 1 from leg where not exists (
                    select 1 from entered e
                     where e.source = leg.source and e.kind = leg.kind and e.project_id is not distinct from leg.project_id
                       and e.amount_fen = leg.amount_fen and e.fiscal_year between leg.fiscal_year and leg.standing_year)) as same
       from known`,
    [
      legsJson(draft.legs),
      draft.programmeId,
      draft.kind,
      draft.key,
      draft.subject.type,
      draft.subject.id,
      draft.exactYears ?? false,
    ],
  );
  return found;
}

export interface StoredJournal {
  readonly id: string;
  readonly kind: JournalKind;
  readonly programmeId: string;
  readonly agencyId: string;
  readonly subject: JournalSubject;
  readonly legs: readonly Leg[];
}

interface StoredLeg extends AccountKey {
  readonly amountFen: string;
}

interface StoredRow extends Omit<StoredJournal, 'legs'> {
  readonly legs: readonly StoredLeg[];
}

export async function findJournal(tx: ReadTx, journalId: string): Promise<StoredJournal | undefined> {
  const [found] = await tx.query<StoredRow>(
    `select j.id, j.kind, j.programme_id as "programmeId", j.agency_id as "agencyId",
            json_build_object('type', j.subject_type, 'id', j.subject_id) as subject,
            json_agg(json_build_object('source', a.source, 'kind', a.kind, 'projectId', a.project_id,
                                       'fiscalYear', a.fiscal_year, 'amountFen', p.amount_fen::text)) as legs
       from journal j join posting p on p.journal_id = j.id join ledger_account a on a.id = p.account_id
      where j.id = $1 group by j.id`,
    [journalId],
  );
  return found && { ...found, legs: found.legs.map(toLeg) };
}

export async function findJournalId(tx: ReadTx, kind: JournalKind, key: string): Promise<string | undefined> {
  const [found] = await tx.query<{ id: string }>('select id from journal where kind = $1 and key = $2', [kind, key]);
  return found?.id;
}

function toLeg({ amountFen, ...account }: StoredLeg): Leg {
  return { account, amountFen: fen(amountFen) };
}

function legsJson(legs: readonly { account: AccountKey; amountFen: Fen }[]): string {
  return JSON.stringify(
    legs.map(({ account, amountFen }) => ({
      source: account.source,
      kind: account.kind,
      project_id: account.projectId,
      fiscal_year: account.fiscalYear,
      amount_fen: fenToJson(amountFen),
    })),
  );
}
