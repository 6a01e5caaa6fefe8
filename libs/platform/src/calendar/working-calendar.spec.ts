import { getDayDetail } from 'chinese-days';
import fc from 'fast-check';
import { addDays, localDate, type LocalDate } from './local-date.js';
import { officialCalendar, officialYears } from './official-calendar.js';
import { WorkingCalendar } from './working-calendar.js';

const works = (on: string): boolean => officialCalendar.isWorkingDay(localDate(on));
const range = (from: string, to: string): LocalDate[] => {
  const dates = [localDate(from)];
  for (let on = localDate(from); on < to;) dates.push((on = addDays(on, 1)));
  return dates;
};

describe('the official calendar', () => {
  it('knows the announcements for 2004 to 2026', () => {
    expect(officialYears).toEqual(Array.from({ length: 23 }, (_, i) => 2004 + i));
  });

  it('works on exchanged weekends and rests on exchanged weekdays', () => {
    for (const on of ['2026-02-14', '2023-05-06', '2026-02-28', '2026-10-10', '2011-12-31'])
      expect(works(on)).toBe(true);
    for (const on of ['2026-02-16', '2026-01-02', '2018-12-31', '2015-09-03', '2026-02-21'])
      expect(works(on)).toBe(false);
    expect([works('2026-03-06'), works('2026-03-07'), works('2026-03-08'), works('2026-03-09')]).toEqual([
      true,
      false,
      false,
      true,
    ]);
  });

  it('has the National Day weeks of the announcements', () => {
    expect(
      range('2026-09-19', '2026-10-11')
        .filter((on) => officialCalendar.isWorkingDay(on))
        .join(' '),
    ).toBe(
      '2026-09-20 2026-09-21 2026-09-22 2026-09-23 2026-09-24 2026-09-28 2026-09-29 2026-09-30 ' +
        '2026-10-08 2026-10-09 2026-10-10',
    );
    expect(
      range('2025-09-27', '2025-10-12')
        .filter((on) => officialCalendar.isWorkingDay(on))
        .join(' '),
    ).toBe('2025-09-28 2025-09-29 2025-09-30 2025-10-09 2025-10-10 2025-10-11');
  });

  it('agrees with the package day by day in every announced year', () => {
    const wrong = range('2004-01-01', '2026-12-31').filter((on) => getDayDetail(on).work !== works(on));
    expect(wrong).toEqual([]);
  });
});

describe('counting working days', () => {
  const add = (on: string, n: number) => officialCalendar.addWorkingDays(localDate(on), n);

  it('does not count the first day', () => {
    expect(add('2026-09-30', 1)).toEqual({ on: '2026-10-08', provisional: false });
    expect(add('2026-09-30', 3)).toEqual({ on: '2026-10-10', provisional: false });
    expect(add('2026-10-03', 5)).toEqual({ on: '2026-10-13', provisional: false });
    expect(add('2026-02-13', 1)).toEqual({ on: '2026-02-14', provisional: false });
    expect(add('2026-02-14', 1)).toEqual({ on: '2026-02-24', provisional: false });
    expect(add('2026-10-08', -1)).toEqual({ on: '2026-09-30', provisional: false });
  });

  it('moves a day off to the next working day for zero days', () => {
    expect(add('2026-10-01', 0)).toEqual({ on: '2026-10-08', provisional: false });
    expect(add('2026-10-08', 0)).toEqual({ on: '2026-10-08', provisional: false });
  });

  it('is provisional as soon as an unannounced day is touched', () => {
    expect(add('2026-12-18', 5)).toEqual({ on: '2026-12-25', provisional: false });
    expect(add('2026-12-18', 6)).toEqual({ on: '2026-12-28', provisional: true });
    expect(add('2026-12-18', 30).provisional).toBe(true);
    expect(add('2027-01-15', -30)).toEqual({ on: '2026-12-04', provisional: true });
    expect(add('2027-05-03', 0)).toEqual({ on: '2027-05-03', provisional: true });
    expect(officialCalendar.isAnnounced(localDate('2026-12-25'))).toBe(true);
    expect(officialCalendar.isAnnounced(localDate('2026-12-26'))).toBe(false);
    expect(officialCalendar.workingDaysBetween(localDate('2026-12-01'), localDate('2027-01-04'))).toEqual({
      days: 24,
      provisional: true,
    });
  });

  it('refuses counts that are not whole or not sensible', () => {
    for (const n of [0.5, NaN, Infinity, 10_001, -10_001]) {
      expect(() => add('2026-01-01', n)).toThrow(expect.objectContaining({ code: 'calendar.day_count_out_of_range' }));
    }
  });

  it('counts back what it added, and lands on a working day', () => {
    const dates = fc.integer({ min: 0, max: 7_500 }).map((days) => addDays(localDate('2004-06-01'), days));
    fc.assert(
      fc.property(dates, fc.integer({ min: -300, max: 300 }), (on, n) => {
        const moved = officialCalendar.addWorkingDays(on, n);
        expect(officialCalendar.isWorkingDay(moved.on)).toBe(true);
        const expected = n === 0 && moved.on !== on ? 1 : n;
        const counted = officialCalendar.workingDaysBetween(on, moved.on);
        expect(counted).toEqual({ days: expected, provisional: moved.provisional });
      }),
      { numRuns: 3_000 },
    );
  }, 60_000);
});

describe('loading an announcement', () => {
  const holidays = [localDate('2026-12-31'), ...range('2027-01-01', '2027-01-03')];
  const workdays = [localDate('2026-12-27'), localDate('2027-01-09')];
  const loaded = officialCalendar.withYear(2027, holidays, workdays);

  it('makes dates final and moves the last days of December', () => {
    expect(loaded.addWorkingDays(localDate('2026-12-25'), 1)).toEqual({ on: '2026-12-27', provisional: false });
    expect(loaded.addWorkingDays(localDate('2026-12-30'), 1)).toEqual({ on: '2027-01-04', provisional: false });
    expect(loaded.addWorkingDays(localDate('2027-01-08'), 1)).toEqual({ on: '2027-01-09', provisional: false });
    expect(loaded.announcedYears.has(2027)).toBe(true);
  });

  it('leaves the calendar it was made from unchanged', () => {
    expect(officialCalendar.announcedYears.has(2027)).toBe(false);
    expect(officialCalendar.isWorkingDay(localDate('2026-12-31'))).toBe(true);
  });

  it('replaces the year when it is corrected, and no other', () => {
    const corrected = loaded.withYear(2027, [localDate('2027-01-01')], []);
    expect(corrected.isWorkingDay(localDate('2026-12-31'))).toBe(true);
    expect(corrected.isWorkingDay(localDate('2027-01-09'))).toBe(false);
    expect(corrected.isWorkingDay(localDate('2026-10-10'))).toBe(true);
  });

  it('refuses an announcement that cannot be right', () => {
    const empty = new WorkingCalendar(new Map(), new Set());
    const load = (off: string[], on: string[]) => () => empty.withYear(2027, off.map(localDate), on.map(localDate));
    expect(load([], ['2027-01-09'])).toThrow(expect.objectContaining({ code: 'calendar.announcement_empty' }));
    for (const date of ['2026-12-25', '2028-01-01']) {
      expect(load([date], [])).toThrow(expect.objectContaining({ code: 'calendar.date_outside_announcement' }));
    }
    expect(load(['2027-01-09'], ['2027-01-09'])).toThrow(
      expect.objectContaining({ code: 'calendar.holiday_and_workday' }),
    );
    expect(load(['2027-01-01'], ['2027-01-08'])).toThrow(
      expect.objectContaining({ code: 'calendar.workday_not_weekend' }),
    );
    expect(load(['2027-12-31'], [])().isWorkingDay(localDate('2027-12-31'))).toBe(false);
  });
});
