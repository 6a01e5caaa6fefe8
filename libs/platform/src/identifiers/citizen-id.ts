import { isLocalDate, type LocalDate } from '../calendar/index.js';
import { normalise, refuse, weightedSum, type IdentifierCheck } from './identifier-check.js';

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CITIZEN_ID = /^[1-9]\d{16}[0-9X]$/;
const LEGACY_CITIZEN_ID = /^[1-9]\d{14}$/;

/**
 * Checks a citizen identity number 公民身份号码 (GB 11643-1999, ISO 7064 MOD 11-2): division, birth date, sequence and
 * check character. Normalised to 18 characters with a capital X; a number of 15 digits gets its century 19 and its
 * check character. Residence permits of Hong Kong, Macao and Taiwan (81, 82, 83) and of foreigners (9) have the same
 * form. Refuses `malformed`, `birth_date_invalid`, `birth_date_in_future`, `checksum_mismatch`.
 * @param today the business date in Asia/Shanghai; nobody is born after it
 */
export function checkCitizenId(text: string, today: LocalDate): IdentifierCheck {
  const given = normalise(text);
  const number = LEGACY_CITIZEN_ID.test(given) ? fromLegacy(given) : given;
  if (!CITIZEN_ID.test(number)) return refuse('malformed');
  const bornOn = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isLocalDate(bornOn)) return refuse('birth_date_invalid');
  if (bornOn > today) return refuse('birth_date_in_future');
  return number.charAt(17) === checkCharacter(number) ? { ok: true, normalised: number } : refuse('checksum_mismatch');
}

function fromLegacy(number: string): string {
  const withCentury = `${number.slice(0, 6)}19${number.slice(6)}`;
  return withCentury + checkCharacter(withCentury);
}

function checkCharacter(number: string): string {
  return '10X98765432'.charAt(weightedSum(number, WEIGHTS, '0123456789') % 11);
}
