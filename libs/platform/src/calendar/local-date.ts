import { DomainError } from '../errors/index.js';

/** A calendar date `YYYY-MM-DD` without a time of day; business dates are dates in Asia/Shanghai. */
export type LocalDate = string & { readonly __localDate: unique symbol };

const DATE = /^[1-9]\d{3}-\d{2}-\d{2}$/;
const DAY_MILLISECONDS = 86_400_000;

/** Whether the value is a real date of the years 1000 to 9999 in the one accepted form. */
export function isLocalDate(value: unknown): value is LocalDate {
  if (typeof value !== 'string' || !DATE.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

/** @throws DomainError 422 `calendar.malformed_date`, also for 30 February */
export function localDate(text: string): LocalDate {
  if (!isLocalDate(text)) throw new DomainError(422, 'calendar.malformed_date');
  return text;
}

/** The date `days` calendar days later, earlier when negative. @throws DomainError 422 `calendar.malformed_date` */
export function addDays(on: LocalDate, days: number): LocalDate {
  const instant = new Date(Date.parse(`${on}T00:00:00Z`) + days * DAY_MILLISECONDS);
  if (Number.isNaN(instant.getTime())) throw new DomainError(422, 'calendar.malformed_date');
  return localDate(instant.toISOString().slice(0, 10));
}

/** How many calendar days the second date is after the first; negative when it is before. */
export function daysBetween(from: LocalDate, to: LocalDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MILLISECONDS);
}

/** Saturday or Sunday. */
export function isWeekend(on: LocalDate): boolean {
  const weekday = new Date(`${on}T00:00:00Z`).getUTCDay();
  return weekday === 0 || weekday === 6;
}

export function yearOf(on: LocalDate): number {
  return Number(on.slice(0, 4));
}
