import { createRequire } from 'node:module';
import { localDate, yearOf, type LocalDate } from './local-date.js';
import { WorkingCalendar, type DayKind } from './working-calendar.js';

// The table of announcements inside the package chinese-days (MIT). Its functions are not used: they answer for years
// without an announcement as if nothing were missing. `require` reads JSON without Node's experimental import.
const tables: unknown = createRequire(import.meta.url)('chinese-days/dist/chinese-days.json');

/** The calendar of all announcements that came with the installed package. Later years are added by `withYear`. */
export const officialCalendar: WorkingCalendar = readOfficialCalendar();

/** The announced years of `officialCalendar`, ascending. */
export const officialYears: readonly number[] = [...officialCalendar.announcedYears].sort((a, b) => a - b);

function readOfficialCalendar(): WorkingCalendar {
  const days = new Map<LocalDate, DayKind>();
  for (const on of datesOf('holidays')) days.set(on, 'holiday');
  for (const on of datesOf('workdays')) days.set(on, 'workday');
  const years = new Set([...days.keys()].map(yearOf));
  // Days of a December can be named by the next year's announcement alone, so only a year with its own New Year's Day
  // and National Day is taken as announced.
  const isOff = (text: string): boolean => days.get(localDate(text)) === 'holiday';
  return new WorkingCalendar(days, new Set([...years].filter((y) => isOff(`${y}-01-01`) && isOff(`${y}-10-01`))));
}

function datesOf(table: 'holidays' | 'workdays'): LocalDate[] {
  const dates: unknown = tables !== null && typeof tables === 'object' ? Reflect.get(tables, table) : undefined;
  if (dates === null || typeof dates !== 'object') throw new Error(`chinese-days has no table '${table}'`);
  return Object.keys(dates).map(localDate);
}
