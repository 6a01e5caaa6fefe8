import { normalise, weightedSum } from './identifier-check.js';

// No I, O, S, V and Z; the value of a character is its index (GB 32100-2015).
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const USCC = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

export type UsccCheck =
  | { readonly ok: true; readonly normalised: string; readonly warning?: 'checksum_mismatch' }
  | { readonly ok: false; readonly reason: 'malformed' };

/**
 * Checks a unified social credit code 统一社会信用代码 (GB 32100-2015): 2 characters of authority and kind, 6 digits
 * of division, 9 of the organisation code, 1 check character = (31 − Σ Cᵢ·3^(i−1) mod 31) mod 31.
 * A wrong check character is a warning, since codes were issued that fail (trust.md section d.3): the caller asks for
 * the certificate then. Wrong length or characters are refused.
 */
export function checkUscc(text: string): UsccCheck {
  const normalised = normalise(text);
  if (!USCC.test(normalised)) return { ok: false, reason: 'malformed' };
  const expected = ALPHABET.charAt((31 - (weightedSum(normalised, WEIGHTS, ALPHABET) % 31)) % 31);
  if (normalised.charAt(17) === expected) return { ok: true, normalised };
  return { ok: true, normalised, warning: 'checksum_mismatch' };
}
