import type { ReadTx, Tx } from '../database/tx.js';
import { lock } from '../database/lock.js';
import { setDeadline, type Deadline } from '../database/deadline.js';
import { forbidden, refused } from '../errors/index.js';
import { localDate, type LocalDate } from './local-date.js';
import { officialCalendar } from './official-calendar.js';
import { endOfShanghaiDay, shanghaiDate } from './shanghai-time.js';
import type { WorkingCalendar } from './working-calendar.js';

interface YearRow {
  year: number;
  holidays: string[];
  workdays: string[];
}

/** The calendar to count working days with: the shipped announcements and those officers have loaded since. */
export async function workingCalendar(tx: ReadTx): Promise<WorkingCalendar> {
  const years = await tx.query<YearRow>(
    'select year, holidays::text[], workdays::text[] from calendar_year order by year',
  );
  return years.reduce(
    (calendar, { year, holidays, workdays }) =>
      calendar.withYear(year, holidays.map(localDate), workdays.map(localDate)),
    officialCalendar,
  );
}

export interface WorkingDayDeadline extends Omit<Deadline, 'dueAt' | 'provisional'> {
  /** Counted from this date, which itself does not count; today on the unit's clock when left out. */
  readonly from?: LocalDate;
  readonly workingDays: number;
}

/**
 * Sets a deadline at the end of the n-th working day in Shanghai. In a year not announced yet it is provisional and is
 * computed again when the calendar is loaded.
 * @returns the instant it falls due
 */
export async function setWorkingDayDeadline(tx: Tx, deadline: WorkingDayDeadline): Promise<Date> {
  const { from = shanghaiDate(tx.now), workingDays, ...rest } = deadline;
  const { on, provisional } = (await workingCalendar(tx)).addWorkingDays(from, workingDays);
  const dueAt = endOfShanghaiDay(on);
  await setDeadline(tx, { ...rest, dueAt, provisional });
  await tx.query('update deadline set from_on = $3, working_days = $4 where subject_id = $1 and action = $2', [
    deadline.subjectId,
    deadline.action,
    from,
    workingDays,
  ]);
  return dueAt;
}

export interface CalendarAnnouncement {
  readonly year: number;
  readonly holidays: readonly string[];
  readonly workdays: readonly string[];
  /** Number and date of the State Council's notice. */
  readonly source: string;
}

interface ProvisionalRow {
  id: string;
  subject_id: string;
  action: string;
  clock_id: string;
  from_on: string;
  working_days: number;
}

/**
 * Loads a year's announcement and computes every provisional deadline again. Each one that moves is told as
 * `deadline.moved`, so that its owner can show the new date.
 * @returns how many deadlines moved
 * @throws 403 · 409 calendar.year_loaded · 422 of a contradictory announcement
 */
export async function loadCalendarYear(tx: Tx, announcement: CalendarAnnouncement): Promise<{ moved: number }> {
  if (!tx.context.actor.may('calendar.load')) throw forbidden('calendar.load');
  await lock(tx, [], null);
  const { year, holidays, workdays, source } = announcement;
  const before = await workingCalendar(tx);
  if (before.announcedYears.has(year)) throw refused({ code: 'calendar.year_loaded', params: { year } });
  const calendar = before.withYear(year, holidays.map(localDate), workdays.map(localDate));
  await tx.query('insert into calendar_year (year, holidays, workdays, source) values ($1, $2, $3, $4)', [
    year,
    holidays,
    workdays,
    source,
  ]);
  tx.audit({ action: 'calendar.load', subjectType: 'calendar', subjectId: CALENDAR_ID, reason: `${year} ${source}` });
  return { moved: await recompute(tx, calendar) };
}

/** The calendar is one thing for everybody; audit entries need an id for it. */
const CALENDAR_ID = '00000000-0000-7000-8000-000000000ca1';

async function recompute(tx: Tx, calendar: WorkingCalendar): Promise<number> {
  const rows = await tx.query<ProvisionalRow>(
    `select id, subject_id, action, clock_id, from_on::text, working_days from deadline
      where provisional and fired_at is null and working_days is not null order by id for update`,
  );
  let moved = 0;
  for (const row of rows) {
    const { on, provisional } = calendar.addWorkingDays(localDate(row.from_on), row.working_days);
    const dueAt = endOfShanghaiDay(on);
    const [changed] = await tx.query<{ was: boolean }>(
      `update deadline d set due_at = $2, provisional = $3 from deadline o
        where d.id = $1 and o.id = d.id returning o.due_at <> $2 as was`,
      [row.id, dueAt, provisional],
    );
    if (!changed?.was) continue;
    moved += 1;
    tx.publish({
      type: 'deadline.moved',
      subjectId: row.subject_id,
      programmeId: row.clock_id,
      refs: { action: row.action },
    });
  }
  return moved;
}
