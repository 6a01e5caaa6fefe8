import fc from 'fast-check';
import { addDays, isLocalDate, isWeekend, localDate, yearOf } from './local-date.js';
import { endOfShanghaiDay, shanghaiDate, shanghaiInstant } from './shanghai-time.js';

describe('LocalDate', () => {
  it('is a real date in one form', () => {
    for (const text of ['2026-02-28', '2024-02-29', '2000-02-29', '9999-12-31', '1900-01-01']) {
      expect(localDate(text)).toBe(text);
    }
    const wrong = ['2026-02-29', '1900-02-29', '2026-02-30', '2026-13-01', '2026-00-10', '2026-01-00', '2026-1-1'];
    for (const text of [...wrong, '20260101', '2026-01-01T00:00:00Z', ' 2026-01-01', '0000-01-01', '2026-04-31', '']) {
      expect(isLocalDate(text)).toBe(false);
      expect(() => localDate(text)).toThrow(expect.objectContaining({ code: 'calendar.malformed_date' }));
    }
    expect(isLocalDate(20260101)).toBe(false);
  });

  it('moves over months, years and leap days', () => {
    expect(addDays(localDate('2024-02-28'), 1)).toBe('2024-02-29');
    expect(addDays(localDate('2026-12-31'), 1)).toBe('2027-01-01');
    expect(addDays(localDate('2026-03-01'), -1)).toBe('2026-02-28');
    expect(addDays(localDate('2026-01-01'), 365)).toBe('2027-01-01');
    expect(() => addDays(localDate('9999-12-31'), 1)).toThrow(
      expect.objectContaining({ code: 'calendar.malformed_date' }),
    );
    expect(() => addDays(localDate('2026-01-01'), NaN)).toThrow(
      expect.objectContaining({ code: 'calendar.malformed_date' }),
    );
    expect([isWeekend(localDate('2026-02-14')), isWeekend(localDate('2026-02-13'))]).toEqual([true, false]);
    expect(isWeekend(localDate('2026-02-15'))).toBe(true);
    expect(yearOf(localDate('2026-02-15'))).toBe(2026);
  });
});

describe('time in Asia/Shanghai', () => {
  it('changes the date at 16:00 UTC', () => {
    expect(shanghaiDate(new Date('2026-09-30T15:59:59.999Z'))).toBe('2026-09-30');
    expect(shanghaiDate(new Date('2026-09-30T16:00:00.000Z'))).toBe('2026-10-01');
    expect(() => shanghaiDate(new Date(NaN))).toThrow(expect.objectContaining({ code: 'calendar.malformed_date' }));
  });

  it('gives the instant of a time and the end of a day', () => {
    expect(shanghaiInstant(localDate('2026-03-31'), '17:30').toISOString()).toBe('2026-03-31T09:30:00.000Z');
    expect(shanghaiInstant(localDate('2026-01-01'), '00:00').toISOString()).toBe('2025-12-31T16:00:00.000Z');
    expect(endOfShanghaiDay(localDate('2026-12-31')).toISOString()).toBe('2026-12-31T16:00:00.000Z');
    for (const time of ['24:00', '7:30', '17:60', '17:30:00', '', '１７:30']) {
      expect(() => shanghaiInstant(localDate('2026-01-01'), time)).toThrow(
        expect.objectContaining({ code: 'calendar.malformed_time' }),
      );
    }
  });

  it('agrees with the time zone database', () => {
    const written = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short' });
    const instants = fc.date({ min: new Date('1992-01-01Z'), max: new Date('2100-01-01Z'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, (instant) => {
        const on = shanghaiDate(instant);
        expect(on).toBe(written.format(instant));
        expect(instant.getTime()).toBeLessThan(endOfShanghaiDay(on).getTime());
        expect(instant.getTime()).toBeGreaterThanOrEqual(shanghaiInstant(on, '00:00').getTime());
      }),
      { numRuns: 10_000 },
    );
  }, 60_000);
});
