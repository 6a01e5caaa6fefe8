import type { ReadTx, Tx } from '#platform';

/** So many days before a deadline people are reminded, the longest first. */
export const REMINDER_DAYS = [7, 3, 1] as const;
/** Marks that a deadline was seen; steps that had gone by then are not made up for. */
const SEEN = 0;
const BATCH = 200;

/** A deadline whose step has come. */
export interface DueReminder {
  readonly subjectId: string;
  readonly action: string;
  readonly dueAt: Date;
  readonly programmeId: string;
  readonly days: number;
}

const OPEN = `from clock c join deadline d on d.clock_id = c.id
  where d.fired_at is null and d.action = any($1::text[]) and d.due_at > clock_timestamp() + c.shift`;
const NOTED = `select 1 from deadline_reminder r
  where r.subject_id = d.subject_id and r.action = d.action and r.due_at = d.due_at`;

/**
 * Takes note of deadlines it has not seen, or that were moved, with the steps that are past already: whoever is given
 * five days was told so by what set the deadline.
 */
export async function noteNewDeadlines(tx: Tx, actions: readonly string[]): Promise<void> {
  await tx.query(
    `insert into deadline_reminder (subject_id, action, due_at, days)
     select n.subject_id, n.action, n.due_at, s.days
       from (select d.subject_id, d.action, d.due_at, clock_timestamp() + c.shift as now ${OPEN}
                and not exists (${NOTED}) order by d.due_at limit ${BATCH}) n
       cross join unnest($2::int[]) as s(days)
      where s.days = ${SEEN} or n.due_at - s.days * interval '1 day' <= n.now
     on conflict do nothing`,
    [actions, [SEEN, ...REMINDER_DAYS]],
  );
}

/** Deadlines of which a step has come on their programme's clock; of several steps at once, the last one. */
export function dueReminders(tx: ReadTx, actions: readonly string[]): Promise<DueReminder[]> {
  return tx.query<DueReminder>(
    `select distinct on (d.id) d.subject_id as "subjectId", d.action, d.due_at as "dueAt", c.id as "programmeId", s.days
       ${OPEN.replace('where', 'cross join unnest($2::int[]) as s(days) where')}
        and d.due_at - s.days * interval '1 day' <= clock_timestamp() + c.shift
        and exists (${NOTED}) and not exists (${NOTED} and r.days = s.days)
      order by d.id, s.days limit ${BATCH}`,
    [actions, REMINDER_DAYS],
  );
}

/**
 * Notes a step as dealt with, and those before it.
 * @returns false when it was already
 */
export async function noteReminder(tx: Tx, { subjectId, action, dueAt, days }: DueReminder): Promise<boolean> {
  const noted = await tx.query<{ days: number }>(
    `insert into deadline_reminder (subject_id, action, due_at, days)
     select $1, $2, $3, s.days from unnest($4::int[]) as s(days)
     on conflict do nothing returning days`,
    [subjectId, action, dueAt, REMINDER_DAYS.filter((step) => step >= days)],
  );
  return noted.some((each) => each.days === days);
}
