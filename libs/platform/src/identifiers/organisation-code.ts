import { normalise, refuse, weightedSum, type IdentifierCheck } from './identifier-check.js';

const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_CODE = /^([0-9A-Z]{8})-?([0-9X])$/;

/**
 * Checks an organisation code 组织机构代码 (GB 11714), with or without its hyphen; normalised with it, `MA728038-X`.
 * Check character = 11 − Σ Cᵢ·Wᵢ mod 11, written X for 10 and 0 for 11. Refuses `malformed`, `checksum_mismatch`.
 */
export function checkOrganisationCode(text: string): IdentifierCheck {
  const match = ORGANISATION_CODE.exec(normalise(text));
  if (!match) return refuse('malformed');
  const [, body = '', check = ''] = match;
  const expected = '0X987654321'.charAt(weightedSum(body, WEIGHTS, ALPHABET) % 11);
  return check === expected ? { ok: true, normalised: `${body}-${check}` } : refuse('checksum_mismatch');
}
