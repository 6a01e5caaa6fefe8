import { normalise, refuse, type IdentifierCheck } from './identifier-check.js';

/**
 * Checks a CNAPS bank number 联行号: 12 digits, the last one by GB/T 17710 (ISO 7064 MOD 11,10).
 * Refuses `malformed`, `checksum_mismatch`.
 */
export function checkCnaps(text: string): IdentifierCheck {
  const number = normalise(text);
  if (!/^\d{12}$/.test(number)) return refuse('malformed');
  let product = 10;
  for (const digit of number.slice(0, 11)) {
    const sum = (product + Number(digit)) % 10 || 10;
    product = (2 * sum) % 11;
  }
  return (11 - product) % 10 === Number(number.charAt(11))
    ? { ok: true, normalised: number }
    : refuse('checksum_mismatch');
}

/**
 * Checks a bank card number by Luhn's formula; blanks between groups are dropped. For cards only: corporate account
 * numbers 对公账号 have no common check digit (trust.md section d.3). Refuses `malformed`, `checksum_mismatch`.
 */
export function checkLuhn(text: string): IdentifierCheck {
  const number = normalise(text).replaceAll(' ', '');
  if (!/^\d{2,19}$/.test(number)) return refuse('malformed');
  const sum = [...number].reverse().reduce((total, digit, position) => {
    const value = Number(digit) * (position % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0 ? { ok: true, normalised: number } : refuse('checksum_mismatch');
}
