import fc from 'fast-check';
import { fen, floorRatio, floorShare, parseYuan, ppm, wholePpm, zeroFen, type Fen, type Ppm } from '#platform';
import type { ShareDenominator } from '#programme';
import { finalSettlement } from './final-settlement.js';
import { shareLimit, type ShareTerms } from './share-terms.js';
import { trancheAmount, type TrancheFacts } from './tranche-amount.js';

// Up to 10 billion yuan, so that a ratio of 1 ppm keeps every limit within what `Fen` can hold.
const money = fc.bigInt(0n, 10n ** 12n).map((amount) => fen(amount));
const share = fc.integer({ min: 1, max: 999_999 }).map(ppm);
const ratio = fc.integer({ min: 0, max: 3_000_000 }).map(ppm);
const denominator = fc.constantFrom<ShareDenominator>(
  'total_investment',
  'verified_cash_to_taker',
  'verified_demander_spend',
);
const terms: fc.Arbitrary<ShareTerms> = fc.record(
  { share, denominator, cap: money, selfToFiscalMin: ratio, minCashToTakerOfGrant: ratio },
  { requiredKeys: ['share', 'denominator', 'selfToFiscalMin', 'minCashToTakerOfGrant'] },
);
const ceiling = fc.integer({ min: 1, max: 1_000_000 }).map(ppm);
const facts = fc.record({ grant: money, terms, ceiling, counted: money, cashToTaker: money, committed: money });

/** All rules as inequalities without any division, independent of how the code computes its limits. */
function holdsEveryRule(
  total: Fen,
  { grant, terms: rules, ceiling: share_k, counted, cashToTaker }: TrancheFacts,
): boolean {
  const whole = rules.denominator === 'total_investment' ? counted + total : counted;
  return (
    total <= grant &&
    (rules.cap === undefined || total <= rules.cap) &&
    total * wholePpm <= grant * share_k &&
    total * wholePpm <= whole * rules.share &&
    total * rules.selfToFiscalMin <= counted * wholePpm &&
    total * rules.minCashToTakerOfGrant <= cashToTaker * wholePpm
  );
}

describe('shareLimit', () => {
  it('is the greatest amount within the share: one fen more breaks it', () => {
    const within = (amount: bigint, counted: Fen, p: Ppm, by: ShareDenominator): boolean =>
      amount * wholePpm <= (by === 'total_investment' ? counted + amount : counted) * p;
    fc.assert(
      fc.property(money, share, denominator, (counted, p, by) => {
        const limit = shareLimit(counted, p, by);
        expect(within(limit, counted, p, by)).toBe(true);
        expect(within(limit + 1n, counted, p, by)).toBe(false);
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('trancheAmount', () => {
  it('never lets P exceed any rule, and pays all that the rules allow', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { amount, excess } = trancheAmount(given);
        const total = fen(given.committed + amount);
        expect(amount >= 0n).toBe(true);
        if (excess > 0n) {
          expect(amount).toBe(zeroFen);
          expect(holdsEveryRule(fen(given.committed - excess), given)).toBe(true);
          return;
        }
        expect(holdsEveryRule(total, given)).toBe(true);
        expect(holdsEveryRule(fen(total + 1n), given)).toBe(false);
      }),
      { numRuns: 3_000 },
    );
  });

  it('is monotone: more counted money, more cash or a higher ceiling never lowers the total paid', () => {
    fc.assert(
      fc.property(facts, money, money, ceiling, (given, moreCounted, moreCash, otherCeiling) => {
        const better: TrancheFacts = {
          ...given,
          counted: fen(given.counted + moreCounted),
          cashToTaker: fen(given.cashToTaker + moreCash),
          ceiling: otherCeiling > given.ceiling ? otherCeiling : given.ceiling,
        };
        const first = trancheAmount(given).amount;
        const atOnce = trancheAmount(better).amount;
        expect(atOnce >= first).toBe(true);
        const afterFirst = trancheAmount({ ...better, committed: fen(given.committed + first) }).amount;
        expect(first + afterFirst).toBe(atOnce);
      }),
    );
  });

  it('asked again at once, pays nothing more', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { amount } = trancheAmount(given);
        expect(trancheAmount({ ...given, committed: fen(given.committed + amount) }).amount).toBe(zeroFen);
      }),
    );
  });

  const base: TrancheFacts = {
    grant: parseYuan('1,250,000.00'),
    terms: {
      share: ppm(250_000),
      denominator: 'total_investment',
      selfToFiscalMin: ppm(1_000_000),
      minCashToTakerOfGrant: ppm(400_000),
    },
    ceiling: wholePpm,
    counted: parseYuan('3,900,000.00'),
    cashToTaker: parseYuan('3,900,000.00'),
    committed: parseYuan('400,000.00'),
  };
  const withTerms = (change: Partial<ShareTerms>): TrancheFacts => ({ ...base, terms: { ...base.terms, ...change } });

  it.each<[string, TrancheFacts, string]>([
    ['funding.line.grant', base, '850,000.00'],
    ['funding.line.cap', withTerms({ cap: parseYuan('1,000,000.00') }), '600,000.00'],
    ['funding.line.ceiling', { ...base, ceiling: ppm(900_000) }, '725,000.00'],
    ['funding.line.limit', { ...base, counted: parseYuan('3,500,000.00') }, '766,666.66'],
    ['funding.line.self_to_fiscal', withTerms({ selfToFiscalMin: ppm(3_900_000) }), '600,000.00'],
    ['funding.line.cash_to_taker', { ...base, cashToTaker: parseYuan('200,000.00') }, '100,000.00'],
  ])('is bound by %s', (bound, given, amount) => {
    expect(trancheAmount(given)).toMatchObject({ bound, amount: parseYuan(amount), excess: zeroFen });
  });

  it('reports P above the limit as excess and pays nothing', () => {
    const given = { ...base, counted: parseYuan('900,000.00') };
    expect(trancheAmount(given)).toMatchObject({ amount: zeroFen, excess: parseYuan('100,000.00') });
  });

  it('shows the computation line by line, ending with what is paid', () => {
    const { lines } = trancheAmount({ ...base, counted: parseYuan('3,500,000.00') });
    expect(lines.map((line) => line.code)).toEqual([
      'funding.line.grant',
      'funding.line.ceiling',
      'funding.line.limit',
      'funding.line.self_to_fiscal',
      'funding.line.cash_to_taker',
      'funding.line.allowed',
      'funding.line.committed',
      'funding.line.pay',
    ]);
    expect(lines[2]).toEqual({
      code: 'funding.line.limit',
      amount: parseYuan('1,166,666.66'),
      basis: parseYuan('3,500,000.00'),
      ratio: ppm(250_000),
    });
  });
});

describe('finalSettlement', () => {
  it('pays or recovers, never both, and ends exactly at the least of F and the two ratio limits', () => {
    fc.assert(
      fc.property(facts, money, (given, auditedSpend) => {
        const { grant, terms: rules, counted, cashToTaker, committed } = given;
        const { final, pay, recover } = finalSettlement({
          grant,
          terms: rules,
          counted,
          cashToTaker,
          committed,
          auditedSpend,
        });
        const ofSpend = rules.denominator === 'total_investment' ? [floorShare(auditedSpend, rules.share)] : [];
        const cap = rules.cap === undefined ? [] : [rules.cap];
        const least = (...amounts: readonly Fen[]): Fen => amounts.reduce((a, b) => (b < a ? b : a));
        const expected = least(grant, shareLimit(counted, rules.share, rules.denominator), ...cap, ...ofSpend);
        const ratios = [
          [counted, rules.selfToFiscalMin] as const,
          [cashToTaker, rules.minCashToTakerOfGrant] as const,
        ].flatMap(([amount, minimum]) => (minimum === 0n ? [] : [floorRatio(amount, wholePpm, minimum)]));
        expect(final).toBe(expected);
        expect(pay === 0n || recover === 0n).toBe(true);
        expect(committed + pay - recover).toBe(least(expected, ...ratios));
      }),
      { numRuns: 2_000 },
    );
  });
});
