import { fen, fenToJson, type ReadTx, type Tx } from '#platform';
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
 * The legs of the journals in $1, each with its account. The one place that decides in which fiscal year a leg lands: the
 * year it names, or, when that is closed, the first one after it that is not, because the closing has carried the money
 * there. `exact_years` keeps the year as it is named.
 */
const LEGS = `
  entry as (
    select * from jsonb_to_recordset($1::jsonb) as j(
      id uuid, kind text, key text, programme_id uuid, agency_id uuid, subject_type text, subject_id uuid, reference text,
      effective_at timestamptz, reverses_id uuid, adjustment_id uuid, exact_years boolean, legs jsonb)),
  leg as (
    select ledger_account_id(e.programme_id, l.project_id, s.standing_year, l.source, l.kind) as account_id,
           e.id as journal_id, e.programme_id, e.agency_id, s.standing_year, l.*
      from entry e
     cross join lateral jsonb_to_recordset(e.legs)
             as l(source text, kind text, project_id uuid, fiscal_year integer, amount_fen bigint)
     cross join lateral (
       select case when e.exact_years then l.fiscal_year
                   else ledger_standing_year(e.programme_id, l.fiscal_year) end as standing_year) s)`;

/**
 * Writes journals, their legs and the accounts that are new, in one statement: round trips cost more than fsync
 * (stack.md section 6).
 *
 * The count forces `opened` to run before the first leg, because a leg looks its account up.
 * Accounts are opened and legs posted in the order of their ids, so that two units cannot wait in a circle.
 * @returns the ids of those that were written; of the others there is a journal of this kind and key
 * @throws 409 ledger.insufficient_<account>, ledger.year_closed
 */
export async function insertJournals(tx: Tx, entries: readonly JournalEntry[]): Promise<ReadonlySet<string>> {
  const inserted = await tx
    .query<{ id: string }>(
      `with ${LEGS},
       opened as (
         insert into ledger_account (programme_id, agency_id, project_id, fiscal_year, source, kind)
         select programme_id, agency_id, project_id, standing_year, source, kind from leg order by account_id
         on conflict do nothing returning id),
       entered as (
         insert into journal (id, kind, key, programme_id, agency_id, subject_type, subject_id, reference, effective_at, reverses_id, adjustment_id)
         select id, kind, key, programme_id, agency_id, subject_type, subject_id, reference, effective_at, reverses_id, adjustment_id
           from entry
         on conflict do nothing returning id),
       posted as (
         insert into posting (journal_id, account_id, amount_fen)
         select leg.journal_id, leg.account_id, leg.amount_fen from entered join leg on leg.journal_id = entered.id
          where (select count(*) from opened) >= 0 order by leg.account_id, leg.journal_id)
       select id from entered`,
      [JSON.stringify(entries.map(entryJson))],
    )
    .catch((error: unknown) => {
      throw explainRefusal(error);
    });
  return new Set(inserted.map(({ id }) => id));
}

/**
 * The journal of this kind and key, and whether it says the same: programme, subject and every leg. A leg may have been
 * posted in any year from the one it names to the one in which it would land now.
 */
export async function findSameJournal(
  tx: ReadTx,
  entry: JournalEntry,
): Promise<{ id: string; same: boolean } | undefined> {
  const [found] = await tx.query<{ id: string; same: boolean }>(
    `with ${LEGS},
     known as (select j.* from journal j join entry e on j.kind = e.kind and j.key = e.key),
     entered as (
       select a.source, a.kind, a.project_id, a.fiscal_year, p.amount_fen
         from known join posting p on p.journal_id = known.id join ledger_account a on a.id = p.account_id)
     select known.id, known.programme_id = entry.programme_id and known.subject_type = entry.subject_type
                and known.subject_id = entry.subject_id
                and (select count(*) from entered) = (select count(*) from leg)
                and not exists (
                  select 1 from leg where not exists (
                    select 1 from entered e
                     where e.source = leg.source and e.kind = leg.kind and e.project_id is not distinct from leg.project_id
                       and e.amount_fen = leg.amount_fen and e.fiscal_year between leg.fiscal_year and leg.standing_year)) as same
       from known cross join entry`,
    [JSON.stringify([entryJson(entry)])],
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

/** A journal as `LEGS` reads it. */
function entryJson(entry: JournalEntry): object {
  return {
    id: entry.id,
    kind: entry.kind,
    key: entry.key,
    programme_id: entry.programmeId,
    agency_id: entry.agencyId,
    subject_type: entry.subject.type,
    subject_id: entry.subject.id,
    reference: entry.reference,
    effective_at: entry.effectiveAt,
    reverses_id: entry.reversesId,
    adjustment_id: entry.adjustmentId,
    exact_years: entry.exactYears ?? false,
    legs: entry.legs.map(({ account, amountFen }) => ({
      source: account.source,
      kind: account.kind,
      project_id: account.projectId,
      fiscal_year: account.fiscalYear,
      amount_fen: fenToJson(amountFen),
    })),
  };
}
