import { isLocalDate, parseYuan, type Fen, type LocalDate } from '#platform';

/**
 * An amount in yuan as banks print it, separators and a currency sign allowed; null when it is none, among them what a
 * spreadsheet has damaged (`1.2E+05`).
 */
export function yuanOf(text: string): Fen | null {
  const amount = text.replace(/^[¥￥]\s*/, '');
  // Some banks print `.50` and `-0.00`; both are amounts.
  const whole = amount.replace(/^(-?)\./, '$10.').replace(/^-(0(?:\.0{1,2})?)$/, '$1');
  try {
    return parseYuan(whole);
  } catch {
    return null;
  }
}

const DATES = [
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?$/,
  /^(\d{4})\/(\d{1,2})\/(\d{1,2})(?: .*)?$/,
  /^(\d{4})(\d{2})(\d{2})$/,
  /^(\d{4})年(\d{1,2})月(\d{1,2})日$/,
];

/** A date in one of the forms banks print; null when it is none or stands in no calendar. */
export function dateOf(text: string): LocalDate | null {
  for (const form of DATES) {
    const [, year, month, day] = form.exec(text) ?? [];
    if (!year || !month || !day) continue;
    const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
    return isLocalDate(date) ? date : null;
  }
  return null;
}

/** An account number: digits and letters as printed, and nothing that a spreadsheet made of them. */
export function accountOf(text: string): string | null {
  const account = text.replace(/[\s\t'-]/g, '');
  return /^[0-9A-Za-z]{4,34}$/.test(account) ? account : null;
}
