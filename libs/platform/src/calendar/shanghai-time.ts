import { DomainError } from '../errors/index.js';
import { addDays, localDate, type LocalDate } from './local-date.js';

// Asia/Shanghai has been UTC+8 without summer time since 1991-09-15, before every instant this product handles.
const OFFSET_MILLISECONDS = 8 * 3_600_000;
const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/;

/** The date in Asia/Shanghai at an instant. @throws DomainError 422 `calendar.malformed_date` for an invalid Date */
export function shanghaiDate(instant: Date): LocalDate {
  const shifted = new Date(instant.getTime() + OFFSET_MILLISECONDS);
  if (Number.isNaN(shifted.getTime())) throw new DomainError(422, 'calendar.malformed_date');
  return localDate(shifted.toISOString().slice(0, 10));
}

/**
 * The instant of a date and a time `HH:MM` (00:00 to 23:59) in Asia/Shanghai.
 * @throws DomainError 422 `calendar.malformed_time`
 */
export function shanghaiInstant(on: LocalDate, time: string): Date {
  if (!TIME.test(time)) throw new DomainError(422, 'calendar.malformed_time');
  return new Date(`${on}T${time}:00+08:00`);
}

/**
 * The instant at which a date ends in Asia/Shanghai: 00:00 of the next day, which is no longer in the day. It fits
 * the rule "`now < deadline` is in time" (architecture.md section 3, Time) to the last microsecond.
 */
export function endOfShanghaiDay(on: LocalDate): Date {
  return shanghaiInstant(addDays(on, 1), '00:00');
}
