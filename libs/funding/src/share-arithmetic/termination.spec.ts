import fc from 'fast-check';
import { fen, floorShare, parseYuan, ppm, zeroFen, type Fen } from '#platform';
import { openCallThenAcceptance, type ShareDenominator } from '#programme';
import { finalSettlement } from './final-settlement.js';
import { shareTermsOf, type ShareTerms } from './share-terms.js';
import {
  acceptedSettlement,
  breachSettlement,
  noFaultSettlement,
  type BreachFacts,
  type NoFaultFacts,
} from './termination.js';

const { compensationShare, forceMajeureFloor } = openCallThenAcceptance.tolerance;

/** The example of domain.md section 5, No fault. */
const example: NoFaultFacts = {
  grant: parseYuan('1,250,000.00'),
  terms: shareTermsOf(openCallThenAcceptance.funding, ppm(250_000)),
  counted: parseYuan('2,000,000.00'),
  cashToTaker: parseYuan('2,000,000.00'),
  committed: parseYuan('400,000.00'),
  auditedSpend: parseYuan('2,600,000.00'),
  takerCost: parseYuan('2,600,000.00'),
  passedToTaker: parseYuan('400,000.00'),
  salvage: zeroFen,
  compensationShare: ppm(compensationShare),
};

const breach: BreachFacts = {
  ...example,
  rule: 'all',
  grantSpent: parseYuan('300,000.00'),
  grantIneligible: parseYuan('50,000.00'),
};

describe('no fault, the worked example', () => {
  it('keeps 400,000.00, compensates 100,000.00, releases 750,000.00', () => {
    const settled = noFaultSettlement(example);
    expect(settled).toMatchObject({
      keep: parseYuan('400,000.00'),
      compensation: parseYuan('100,000.00'),
      release: parseYuan('750,000.00'),
      recover: zeroFen,
      pay: zeroFen,
    });
    expect(settled.lines).toContainEqual({ code: 'funding.line.uncovered', amount: parseYuan('200,000.00') });
  });

  it('with the floor of force majeure: 120,000.00, releases 730,000.00', () => {
    expect(noFaultSettlement({ ...example, compensationShare: ppm(forceMajeureFloor) })).toMatchObject({
      compensation: parseYuan('120,000.00'),
      release: parseYuan('730,000.00'),
    });
  });

  it('stopped early: keeps 325,000.00 and 75,000.00 come back', () => {
    const counted = parseYuan('1,200,000.00');
    const spent = parseYuan('1,300,000.00');
    const early = { ...example, counted, cashToTaker: counted, auditedSpend: spent, takerCost: spent };
    expect(noFaultSettlement({ ...early, compensationShare: ppm(0) })).toMatchObject({
      keep: parseYuan('325,000.00'),
      recover: parseYuan('75,000.00'),
      compensation: zeroFen,
      release: parseYuan('850,000.00'),
      bound: 'funding.line.audited_share',
    });
  });

  it('salvage and what the taker got lessen what is uncovered', () => {
    const salvage = parseYuan('60,000.00');
    expect(noFaultSettlement({ ...example, salvage }).compensation).toBe(parseYuan('70,000.00'));
    expect(noFaultSettlement({ ...example, passedToTaker: zeroFen }).compensation).toBe(parseYuan('250,000.00'));
  });
});

describe('breach', () => {
  it.each([
    ['all', '0.00', '400,000.00', 'funding.line.breach_nothing_kept'],
    ['unspent', '300,000.00', '100,000.00', 'funding.line.grant_spent'],
    ['unspent_and_ineligible', '250,000.00', '150,000.00', 'funding.line.grant_eligible'],
  ] as const)('%s keeps %s and recovers %s', (rule, keep, recover, bound) => {
    expect(breachSettlement({ ...breach, rule })).toMatchObject({
      keep: parseYuan(keep),
      recover: parseYuan(recover),
      compensation: zeroFen,
      release: parseYuan('850,000.00'),
      bound,
    });
  });

  it('never leaves more than the final settlement would', () => {
    const auditedSpend = parseYuan('800,000.00');
    expect(breachSettlement({ ...breach, rule: 'unspent', auditedSpend })).toMatchObject({
      keep: parseYuan('200,000.00'),
      bound: 'funding.line.audited_share',
    });
  });
});

describe('any end', () => {
  const money = fc.bigInt(0n, 10n ** 12n).map((amount) => fen(amount));
  const terms: fc.Arbitrary<ShareTerms> = fc.record({
    share: fc.integer({ min: 1, max: 999_999 }).map(ppm),
    denominator: fc.constantFrom<ShareDenominator>(
      'total_investment',
      'verified_cash_to_taker',
      'verified_demander_spend',
    ),
    selfToFiscalMin: fc.integer({ min: 0, max: 3_000_000 }).map(ppm),
    minCashToTakerOfGrant: fc.integer({ min: 0, max: 3_000_000 }).map(ppm),
  });
  const facts = fc.record({
    grant: money,
    terms,
    counted: money,
    cashToTaker: money,
    auditedSpend: money,
    committed: money,
    takerCost: money,
    passedToTaker: money,
    salvage: money,
    compensationShare: fc.integer({ min: 0, max: 1_000_000 }).map(ppm),
    rule: fc.constantFrom<BreachFacts['rule']>('all', 'unspent', 'unspent_and_ineligible'),
    grantSpent: money,
    grantIneligible: money,
  });
  // P never exceeds G: the ledger does not let more out than was encumbered.
  const given = facts.map((each) => ({
    ...each,
    committed: (each.committed < each.grant ? each.committed : each.grant) as Fen,
  }));

  it('divides G without a rest: P, what is paid further, and what is released', () => {
    fc.assert(
      fc.property(given, (each) => {
        for (const settled of [acceptedSettlement(each), noFaultSettlement(each), breachSettlement(each)]) {
          expect(each.committed + settled.pay + settled.compensation + settled.release).toBe(each.grant);
          expect(settled.keep + settled.recover).toBe(each.committed);
          for (const amount of [settled.keep, settled.recover, settled.pay, settled.compensation, settled.release])
            expect(amount >= 0n).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('compensates no more than the share of what is uncovered and than the audited share bears', () => {
    fc.assert(
      fc.property(given, (each) => {
        const { keep, compensation } = noFaultSettlement(each);
        const uncovered = each.takerCost - each.counted - each.passedToTaker - each.salvage;
        expect(compensation * 1_000_000n <= (uncovered > 0n ? uncovered : 0n) * each.compensationShare).toBe(true);
        const audited =
          each.terms.denominator === 'total_investment' ? floorShare(each.auditedSpend, each.terms.share) : each.grant;
        expect(compensation === 0n || keep + compensation <= audited).toBe(true);
        expect(keep + compensation <= each.grant).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it('a breach never keeps more than an end without fault, nor than F', () => {
    fc.assert(
      fc.property(given, (each) => {
        const { keep } = breachSettlement(each);
        expect(keep <= noFaultSettlement(each).keep).toBe(true);
        expect(keep <= finalSettlement(each).final).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
