import { DomainError } from '../errors/index.js';
import { addDays, isWeekend, yearOf, type LocalDate } from './local-date.js';

/** What an announcement makes of a date: `holiday` is a day off, `workday` a weekend day that is worked (调休). */
export type DayKind = 'holiday' | 'workday';

export interface WorkingDate {
  readonly on: LocalDate;
  /** A day on the way has no announcement yet, so the date is to be computed again when it comes. */
  readonly provisional: boolean;
}

export interface WorkingDayCount {
  readonly days: number;
  readonly provisional: boolean;
}

const MOST_DAYS = 10_000;
const LATE_DECEMBER = '-12-26';

/**
 * Working days of mainland China: Monday to Friday, corrected by the State Council's yearly announcements. Immutable;
 * days without an announcement count as plain weekdays and make a result provisional (architecture.md section 3, Time).
 */
export class WorkingCalendar {
  constructor(
    private readonly days: ReadonlyMap<LocalDate, DayKind>,
    readonly announcedYears: ReadonlySet<number>,
  ) {}

  isWorkingDay(on: LocalDate): boolean {
    const kind = this.days.get(on);
    return kind === undefined ? !isWeekend(on) : kind === 'workday';
  }

  /** Whether the announcement that governs the date is loaded. */
  isAnnounced(on: LocalDate): boolean {
    return this.announcedYears.has(announcementYear(on));
  }

  /**
   * The n-th working day after a date, which itself is not counted (民法典 article 201); before it for negative n.
   * For n = 0 the date itself when it is a working day, else the next working day (article 203).
   * @throws DomainError 422 `calendar.day_count_out_of_range` unless n is a whole number of at most 10 000 days
   */
  addWorkingDays(on: LocalDate, n: number): WorkingDate {
    if (!Number.isInteger(n) || Math.abs(n) > MOST_DAYS) {
      throw new DomainError(422, 'calendar.day_count_out_of_range', { params: { max: MOST_DAYS } });
    }
    const step = n < 0 ? -1 : 1;
    let left = n === 0 && !this.isWorkingDay(on) ? 1 : Math.abs(n);
    let current = on;
    let provisional = !this.isAnnounced(on);
    while (left > 0) {
      current = addDays(current, step);
      provisional ||= !this.isAnnounced(current);
      if (this.isWorkingDay(current)) left -= 1;
    }
    return { on: current, provisional };
  }

  /**
   * The working days from one date to another, the inverse of `addWorkingDays`: `from` is not counted, `to` is.
   * Negative when `to` is earlier.
   */
  workingDaysBetween(from: LocalDate, to: LocalDate): WorkingDayCount {
    const step = to < from ? -1 : 1;
    let days = 0;
    let current = from;
    let provisional = !this.isAnnounced(from);
    while (current !== to) {
      current = addDays(current, step);
      provisional ||= !this.isAnnounced(current);
      if (this.isWorkingDay(current)) days += step;
    }
    return { days, provisional };
  }

  /**
   * A calendar that also knows the announcement of a year (or its correction, which replaces what was known of it).
   * `holidays` are all days off of the holiday periods, weekend days included or not; `workdays` the weekend days that
   * are worked. Both may name the last days of the December before, which belong to the New Year holiday.
   * @throws DomainError 422 `calendar.announcement_empty`, `calendar.date_outside_announcement`,
   *   `calendar.holiday_and_workday`, `calendar.workday_not_weekend`
   */
  withYear(year: number, holidays: readonly LocalDate[], workdays: readonly LocalDate[]): WorkingCalendar {
    refuseWrongAnnouncement(year, holidays, workdays);
    const days = new Map([...this.days].filter(([on]) => announcementYear(on) !== year));
    for (const on of holidays) days.set(on, 'holiday');
    for (const on of workdays) days.set(on, 'workday');
    return new WorkingCalendar(days, new Set([...this.announcedYears, year]));
  }
}

/**
 * The year whose announcement has the last word on a date. The announcement for the next year moves days around its
 * New Year: those for 2007, 2008, 2012, 2019 and 2023 named 29 to 31 December of the year before.
 */
function announcementYear(on: LocalDate): number {
  return on.slice(4) >= LATE_DECEMBER ? yearOf(on) + 1 : yearOf(on);
}

function refuseWrongAnnouncement(year: number, holidays: readonly LocalDate[], workdays: readonly LocalDate[]): void {
  if (holidays.length === 0) throw new DomainError(422, 'calendar.announcement_empty');
  for (const date of [...holidays, ...workdays]) {
    if (yearOf(date) === year || announcementYear(date) === year) continue;
    throw new DomainError(422, 'calendar.date_outside_announcement', { params: { date, year } });
  }
  const off = new Set(holidays);
  for (const date of workdays) {
    if (off.has(date)) throw new DomainError(422, 'calendar.holiday_and_workday', { params: { date } });
    if (!isWeekend(date)) throw new DomainError(422, 'calendar.workday_not_weekend', { params: { date } });
  }
}
