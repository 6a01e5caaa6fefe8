import fc from 'fast-check';
import { localDate } from '../calendar/index.js';
import { hasMessage } from '../errors/index.js';
import { checkCitizenId, checkCnaps, checkLuhn, checkOrganisationCode, checkUscc, isMobile } from './index.js';
import type { IdentifierCheck } from './index.js';
import type { UsccCheck } from './uscc.js';

const RUNS = { numRuns: 100_000 };
const LIMIT = 60_000;
const today = localDate('2026-06-30');
const citizen = (text: string): IdentifierCheck => checkCitizenId(text, today);
const refusal = (reason: string) => ({ ok: false, reason });
const clean = (check: UsccCheck): boolean => check.ok && check.warning === undefined;

const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC = [
  '91350100M000100Y43',
  '914403001922038216',
  '9144030071526726XG',
  '91110000802100433B',
  '12100000400002259P',
  '12100000400000624D',
  '91512081MA62K0260E',
  '91110108MA06661750',
  '91110108MA0487572Y',
  '91110108MA0026856A',
];
const CITIZEN = [
  '11010519491231002X',
  '440524188001010014',
  '110101199006052601',
  '110101199006184700',
  '11010119900327433X',
  '110101199012064369',
  '110101199009075278',
  '110101199006078537',
  '110101199001032716',
  '110101199010137835',
  '110101199001278564',
  '110101199009059323',
  '110101199009255172',
];
const CNAPS = (
  '102100099996 103100000026 104100000004 105100000017 301290000007 302100011000 303100000006 304100040000 ' +
  '305100000013 306581000003 307584007998 308584000013 309391000011 310290000013 403100000004 201100000017 ' +
  '202100000003 203100000019 313100000013 402100000018 102584000002 105584000005'
).split(' ');

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const replaced = (text: string, at: number, character: string): string =>
  text.slice(0, at) + character + text.slice(at + 1);
/** A position in a text of `length` and a step 1 to 9, which makes another digit of the digit there. */
const corruption = (length: number) =>
  fc.tuple(fc.integer({ min: 0, max: length - 1 }), fc.integer({ min: 1, max: 9 }));
const corrupted = (text: string, [at, step]: [number, number]): string =>
  replaced(text, at, String((Number(text.charAt(at)) + step) % 10));
const only = (candidates: string[], accept: (text: string) => boolean): string => {
  const accepted = candidates.filter(accept);
  if (accepted.length !== 1) throw new Error(`accepted of ${candidates.join(' ')}: ${accepted.join(' ')}`);
  return accepted[0] ?? '';
};

describe('checkUscc', () => {
  it.each(USCC)('accepts %s', (code) => {
    expect(checkUscc(code)).toEqual({ ok: true, normalised: code });
  });

  it('normalises case, blanks and full-width characters', () => {
    expect(checkUscc(' 91350100m000100y43\n')).toEqual({ ok: true, normalised: '91350100M000100Y43' });
    expect(checkUscc('９１３５０１００Ｍ０００１００ｙ４３')).toEqual({ ok: true, normalised: '91350100M000100Y43' });
  });

  it('warns about codes that were issued with a wrong check character', () => {
    for (const code of ['91350211M0000XUF46', '91350100M0001TGQXM', '91350100M000100Y44']) {
      expect(checkUscc(code)).toEqual({ ok: true, normalised: code, warning: 'checksum_mismatch' });
    }
    expect(clean(checkUscc('91350211M0000XUF4R'))).toBe(true);
    expect(clean(checkUscc('91350100M0001TGQX1'))).toBe(true);
  });

  it('refuses wrong characters and lengths', () => {
    const letters = [...'IOSVZ'].map((letter) => replaced('91350100M000100Y43', 8, letter));
    const lengths = ['91350100M000100Y4', '91350100M000100Y433', '', '91350100 M000100Y43'];
    for (const code of ['91350100M000100Y4Z', '9135A100M000100Y43', ...letters, ...lengths]) {
      expect(checkUscc(code)).toEqual(refusal('malformed'));
    }
  });

  it('detects every substitution of a character and every swap of unequal neighbours in the vectors (D1)', () => {
    let [substitutions, swaps] = [0, 0];
    for (const code of USCC) {
      for (let at = 0; at < 18; at += 1) {
        for (const character of USCC_ALPHABET) {
          if (character === code.charAt(at)) continue;
          substitutions += 1;
          expect(clean(checkUscc(replaced(code, at, character)))).toBe(false);
        }
        if (at === 17 || code.charAt(at) === code.charAt(at + 1)) continue;
        swaps += 1;
        const swapped = replaced(replaced(code, at, code.charAt(at + 1)), at + 1, code.charAt(at));
        expect(clean(checkUscc(swapped))).toBe(false);
      }
    }
    expect(substitutions).toBe(USCC.length * 18 * 30);
    expect(swaps).toBeGreaterThan(51);
  });

  it(
    'has one check character for any body and detects a substitution',
    () => {
      const character = fc.constantFrom(...USCC_ALPHABET);
      const text = (length: number) =>
        fc.array(character, { minLength: length, maxLength: length }).map((c) => c.join(''));
      const body = fc.tuple(text(2), digits(6), text(9)).map((parts) => parts.join(''));
      fc.assert(
        fc.property(body, fc.integer({ min: 0, max: 17 }), fc.integer({ min: 1, max: 30 }), (start, at, step) => {
          const code = only(
            [...USCC_ALPHABET].map((c) => start + c),
            (candidate) => clean(checkUscc(candidate)),
          );
          const other = USCC_ALPHABET.charAt((USCC_ALPHABET.indexOf(code.charAt(at)) + step) % 31);
          if (clean(checkUscc(replaced(code, at, other)))) throw new Error(`${code} at ${at}: ${other}`);
        }),
        RUNS,
      );
    },
    LIMIT,
  );
});

describe('checkOrganisationCode', () => {
  it('accepts the vectors, with or without the hyphen', () => {
    expect(checkOrganisationCode('MA728038-X')).toEqual({ ok: true, normalised: 'MA728038-X' });
    expect(checkOrganisationCode('MA513613-0')).toEqual({ ok: true, normalised: 'MA513613-0' });
    expect(checkOrganisationCode(' ma728038x ')).toEqual({ ok: true, normalised: 'MA728038-X' });
  });

  it('refuses the rest', () => {
    expect(checkOrganisationCode('MA728038-1')).toEqual(refusal('checksum_mismatch'));
    for (const code of ['', 'MA728038', 'MA72803-8X', 'MA728038--X', 'MA728038-A', 'MA7280381-X', '中A728038-X']) {
      expect(checkOrganisationCode(code)).toEqual(refusal('malformed'));
    }
  });

  it(
    'has one check character for any body and detects a wrong digit',
    () => {
      fc.assert(
        fc.property(
          fc.stringMatching(/^[0-9A-Z]{2}\d{6}$/),
          fc.integer({ min: 2, max: 7 }),
          fc.integer({ min: 1, max: 9 }),
          (body, at, step) => {
            const code = only(
              [...'0123456789X'].map((c) => body + c),
              (candidate) => checkOrganisationCode(candidate).ok,
            );
            if (checkOrganisationCode(corrupted(code, [at, step])).ok) throw new Error(`${code} at ${at}`);
          },
        ),
        RUNS,
      );
    },
    LIMIT,
  );
});

describe('checkCitizenId', () => {
  it.each(CITIZEN)('accepts %s', (number) => {
    expect(citizen(number)).toEqual({ ok: true, normalised: number });
  });

  it('normalises a small x and numbers of 15 digits', () => {
    expect(citizen('11010519491231002x')).toEqual({ ok: true, normalised: '11010519491231002X' });
    expect(citizen('110105491231002')).toEqual({ ok: true, normalised: '11010519491231002X' });
  });

  it('refuses wrong check characters, dates, characters and lengths', () => {
    expect(citizen('110105194912310021')).toEqual(refusal('checksum_mismatch'));
    for (const check of '0123456789X') {
      expect(citizen(`11010519490230002${check}`)).toEqual(refusal('birth_date_invalid'));
    }
    expect(citizen('110105490230002')).toEqual(refusal('birth_date_invalid'));
    for (const text of ['', '1101051949123100', '11010519491231002Y', '1101051949123100X2', '010105194912310021']) {
      expect(citizen(text)).toEqual(refusal('malformed'));
    }
  });

  it('refuses a birth after today and accepts one today', () => {
    const bornToday = only(
      [...'0123456789X'].map((check) => `11010120260630001${check}`),
      (number) => citizen(number).ok,
    );
    expect(checkCitizenId(bornToday, localDate('2026-06-29'))).toEqual(refusal('birth_date_in_future'));
  });

  it('takes residence permits of Hong Kong, Macao and Taiwan, which have the same form', () => {
    for (const division of ['810000', '820000', '830000']) {
      const candidates = [...'0123456789X'].map((check) => `${division}19900307123${check}`);
      expect(only(candidates, (number) => citizen(number).ok)).toHaveLength(18);
    }
  });

  it(
    'has one check character for any person and detects every wrong digit (D1)',
    () => {
      const bornOn = fc
        .date({ min: new Date('1900-01-01Z'), max: new Date('2026-06-30Z'), noInvalidDate: true })
        .map((instant) => instant.toISOString().slice(0, 10).replaceAll('-', ''));
      const body = fc
        .tuple(fc.integer({ min: 100_000, max: 999_999 }), bornOn, digits(3))
        .map((parts) => parts.join(''));
      fc.assert(
        fc.property(body, corruption(17), (start, wrong) => {
          const number = only(
            [...'0123456789X'].map((c) => start + c),
            (candidate) => citizen(candidate).ok,
          );
          if (citizen(corrupted(number, wrong)).ok) throw new Error(`${number} with ${wrong.join('+')}`);
        }),
        RUNS,
      );
    },
    LIMIT,
  );
});

describe('checkCnaps', () => {
  it.each(CNAPS)('accepts %s', (number) => {
    expect(checkCnaps(number)).toEqual({ ok: true, normalised: number });
  });

  it('refuses the rest', () => {
    expect(checkCnaps('102100099997')).toEqual(refusal('checksum_mismatch'));
    for (const text of ['', '10210009999', '1021000999960', '10210009999X']) {
      expect(checkCnaps(text)).toEqual(refusal('malformed'));
    }
  });

  it(
    'has one check digit for any body and detects every wrong digit (D1)',
    () => {
      fc.assert(
        fc.property(digits(11), corruption(12), (body, wrong) => {
          const number = only(
            [...'0123456789'].map((c) => body + c),
            (candidate) => checkCnaps(candidate).ok,
          );
          if (checkCnaps(corrupted(number, wrong)).ok) throw new Error(`${number} with ${wrong.join('+')}`);
        }),
        RUNS,
      );
    },
    LIMIT,
  );
});

describe('checkLuhn', () => {
  it('accepts the vector and refuses the rest', () => {
    expect(checkLuhn('79927398713')).toEqual({ ok: true, normalised: '79927398713' });
    expect(checkLuhn('7992 7398 713')).toEqual({ ok: true, normalised: '79927398713' });
    for (const check of '012456789') expect(checkLuhn(`7992739871${check}`)).toEqual(refusal('checksum_mismatch'));
    for (const text of ['', '0', '7992739871a', '1'.repeat(20), '79-92'])
      expect(checkLuhn(text)).toEqual(refusal('malformed'));
  });

  it(
    'has one check digit for any body and detects every wrong digit (D1)',
    () => {
      fc.assert(
        fc.property(digits(15), corruption(16), (body, wrong) => {
          const number = only(
            [...'0123456789'].map((c) => body + c),
            (candidate) => checkLuhn(candidate).ok,
          );
          if (checkLuhn(corrupted(number, wrong)).ok) throw new Error(`${number} with ${wrong.join('+')}`);
        }),
        RUNS,
      );
    },
    LIMIT,
  );
});

describe('isMobile', () => {
  it('takes 11 digits from 13 to 19', () => {
    for (const text of ['13800138000', '19912345678']) expect(isMobile(text)).toBe(true);
    const wrong: unknown[] = [
      '12800138000',
      '1380013800',
      '138001380000',
      '+8613800138000',
      '13800138000\n',
      13800138000,
    ];
    for (const text of wrong) expect(isMobile(text)).toBe(false);
  });
});

it('has a text for every reason and for the warning', () => {
  const reasons = ['malformed', 'checksum_mismatch', 'birth_date_invalid', 'birth_date_in_future'];
  for (const reason of [...reasons, 'warning.checksum_mismatch'])
    expect(hasMessage(`identifiers.${reason}`)).toBe(true);
});
