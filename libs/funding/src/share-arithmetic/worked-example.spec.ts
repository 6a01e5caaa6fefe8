import { fen, parseYuan, ppm, zeroFen, type Fen } from '#platform';
import {
  openCallThenAcceptance,
  openCallThenMidterm,
  openCallThenMidtermRetained,
  type FundingRules,
  type ShareDenominator,
} from '#programme';
import {
  countedBase,
  trancheBase,
  trancheCashToTaker,
  verifiedCashToTaker,
  type ContributionFact,
  type PlannedContribution,
} from './contribution-base.js';
import { finalSettlement } from './final-settlement.js';
import { checkFundingPlan, grantForPlan } from './grant-for-plan.js';
import { shareLimit, shareTermsOf } from './share-terms.js';
import { simulate } from './simulate.js';
import type { PathStep, SimulatedTranche } from './simulation.js';

/** The worked example of domain.md section 5, in full. */
const share = ppm(250_000);

const cashOf = (instalment: number | null, yuan: string): PlannedContribution => ({
  instalment,
  source: 'demander',
  kind: 'cash_to_taker',
  funds: 'own',
  amount: parseYuan(yuan),
});

const verified = (contribution: PlannedContribution, refunded = zeroFen): ContributionFact => ({
  ...contribution,
  state: 'verified',
  refunded,
});

const plan = {
  totalInvestment: parseYuan('5,000,000.00'),
  contributions: [cashOf(1, '1,200,000.00'), cashOf(2, '2,550,000.00')],
};

const vouchers = [
  verified(cashOf(1, '700,000.00')),
  verified(cashOf(1, '500,000.00')),
  verified(cashOf(2, '2,300,000.00')),
];
const [firstVoucher, secondVoucher, instalmentTwo] = vouchers.map((contribution): PathStep => ({
  kind: 'contribution',
  contribution,
})) as [PathStep, PathStep, PathStep];

const agreed: PathStep = { kind: 'agreement_effective' };
const midterm: PathStep = { kind: 'midterm_passed' };
const accepted: PathStep = { kind: 'acceptance_passed', auditedSpend: parseYuan('4,600,000.00') };
const wholePath = [agreed, firstVoucher, secondVoucher, instalmentTwo, midterm, accepted];

const pathWith = (extra: PathStep): PathStep[] => [...wholePath.slice(0, 4), extra, ...wholePath.slice(4)];

function run(rules: FundingRules, path: readonly PathStep[] = wholePath): readonly SimulatedTranche[] {
  return simulate({ plan, share, rules, path }).tranches;
}

const paid = (tranches: readonly SimulatedTranche[]): Fen[] => tranches.map((tranche) => tranche.amount);

function under(denominator: ShareDenominator): FundingRules {
  return { ...openCallThenAcceptance.funding, denominator };
}

describe('worked example, total_investment', () => {
  it('grants 1,250,000.00 on the plan, and the plan fits the pack', () => {
    const terms = shareTermsOf(openCallThenAcceptance.funding, share);
    expect(grantForPlan(plan, terms).grant).toBe(parseYuan('1,250,000.00'));
    expect(checkFundingPlan(plan, share, openCallThenAcceptance.funding)).toEqual([]);
  });

  it('limits 3,500,000.00 to 1,166,666.66: one fen more would exceed 25 %', () => {
    const own = parseYuan('3,500,000.00');
    const limit = shareLimit(own, share, 'total_investment');
    expect(limit).toBe(parseYuan('1,166,666.66'));
    const refused = parseYuan('1,166,666.67');
    expect(limit * 1_000_000n <= (own + limit) * share).toBe(true);
    expect(refused * 1_000_000n <= (own + refused) * share).toBe(false);
  });

  it('then acceptance: 400,000.00, then 750,000.00', () => {
    const tranches = run(openCallThenAcceptance.funding);
    expect(paid(tranches)).toEqual([parseYuan('400,000.00'), parseYuan('750,000.00')]);
    expect(tranches.map((tranche) => tranche.bound)).toEqual(['funding.line.limit', 'funding.line.audited_share']);
    expect(tranches.map((tranche) => tranche.recover)).toEqual([zeroFen, zeroFen]);
  });

  it('then mid-term, retention 0: 400,000.00, then 766,666.66, then recover 16,666.66', () => {
    const tranches = run(openCallThenMidterm.funding);
    expect(paid(tranches)).toEqual([parseYuan('400,000.00'), parseYuan('766,666.66'), zeroFen]);
    expect(tranches.map((tranche) => tranche.recover)).toEqual([zeroFen, zeroFen, parseYuan('16,666.66')]);
    expect(tranches[1]?.bound).toBe('funding.line.limit');
    expect(tranches[2]?.lines.at(-1)).toEqual({ code: 'funding.line.recover', amount: parseYuan('16,666.66') });
  });

  it('then mid-term, retention 10 %: 400,000.00, then 725,000.00 up to K₂, then 25,000.00', () => {
    const tranches = run(openCallThenMidtermRetained.funding);
    expect(paid(tranches)).toEqual([parseYuan('400,000.00'), parseYuan('725,000.00'), parseYuan('25,000.00')]);
    expect(tranches[1]?.bound).toBe('funding.line.ceiling');
    expect(tranches[1]?.lines).toContainEqual(
      expect.objectContaining({ code: 'funding.line.ceiling', amount: parseYuan('1,125,000.00') }),
    );
  });

  it.each([
    ['then acceptance', openCallThenAcceptance.funding],
    ['then mid-term, retention 0', openCallThenMidterm.funding],
    ['then mid-term, retention 10 %', openCallThenMidtermRetained.funding],
  ])('%s ends at F = 1,150,000.00', (_name, rules) => {
    expect(simulate({ plan, share, rules, path: wholePath }).committed).toBe(parseYuan('1,150,000.00'));
  });

  it('waits for the second voucher, and money above F₁ does not raise tranche 1', () => {
    expect(run(openCallThenAcceptance.funding, [agreed, firstVoucher])).toEqual([]);
    const generous = verified(cashOf(1, '900,000.00'));
    const path: PathStep[] = [agreed, firstVoucher, { kind: 'contribution', contribution: generous }];
    expect(paid(run(openCallThenAcceptance.funding, path))).toEqual([parseYuan('400,000.00')]);
  });

  it('overspend raises nothing', () => {
    const overspent: PathStep = { kind: 'acceptance_passed', auditedSpend: parseYuan('9,000,000.00') };
    const tranches = run(openCallThenAcceptance.funding, [...wholePath.slice(0, 5), overspent]);
    expect(paid(tranches)).toEqual([parseYuan('400,000.00'), parseYuan('766,666.66')]);
  });

  it('recovers the whole excess when money was refunded', () => {
    const facts = {
      grant: parseYuan('1,250,000.00'),
      terms: shareTermsOf(openCallThenAcceptance.funding, share),
      counted: parseYuan('900,000.00'),
      cashToTaker: parseYuan('900,000.00'),
      auditedSpend: parseYuan('4,600,000.00'),
      committed: parseYuan('400,000.00'),
    };
    expect(finalSettlement(facts)).toMatchObject({
      final: parseYuan('300,000.00'),
      pay: zeroFen,
      recover: parseYuan('100,000.00'),
      bound: 'funding.line.limit',
    });
  });
});

describe('worked example, the other denominators', () => {
  it('verified_cash_to_taker: G 937,500.00, then 300,000.00, F 875,000.00, last 575,000.00', () => {
    const rules = under('verified_cash_to_taker');
    expect(grantForPlan(plan, shareTermsOf(rules, share)).grant).toBe(parseYuan('937,500.00'));
    expect(paid(run(rules))).toEqual([parseYuan('300,000.00'), parseYuan('575,000.00')]);
  });

  it('verified_demander_spend with 200,000.00 own spend verified later: 300,000.00, F 925,000.00, last 625,000.00', () => {
    const ownSpend: PathStep = {
      kind: 'contribution',
      contribution: { ...verified(cashOf(null, '200,000.00')), kind: 'own_project_spend' },
    };
    const rules = under('verified_demander_spend');
    expect(paid(run(rules, pathWith(ownSpend)))).toEqual([parseYuan('300,000.00'), parseYuan('625,000.00')]);
    expect(paid(run(under('verified_cash_to_taker'), pathWith(ownSpend)))[1]).toBe(parseYuan('575,000.00'));
  });
});

describe('the pass-through trap', () => {
  const forwardedGrant = verified({ ...cashOf(null, '400,000.00'), funds: 'pass_through' });

  it('tranche 1 forwarded to the taker does not raise N; counted as own it would overpay 100,000.00', () => {
    const honest = run(openCallThenMidterm.funding, pathWith({ kind: 'contribution', contribution: forwardedGrant }));
    expect(paid(honest)).toEqual([parseYuan('400,000.00'), parseYuan('766,666.66'), zeroFen]);
    const disguised: PathStep = { kind: 'contribution', contribution: { ...forwardedGrant, funds: 'own' } };
    const trapped = run(openCallThenMidterm.funding, pathWith(disguised));
    expect(paid(trapped).slice(0, 2)).toEqual([parseYuan('400,000.00'), parseYuan('850,000.00')]);
    expect(trapped[2]?.recover).toBe(parseYuan('100,000.00'));
  });

  it('neither is it cash to the taker', () => {
    expect(verifiedCashToTaker([forwardedGrant])).toBe(zeroFen);
  });
});

describe('countedBase', () => {
  const social: ContributionFact = { ...verified(cashOf(null, '10.00')), source: 'social' };
  const taker: ContributionFact = { ...verified(cashOf(null, '20.00')), source: 'taker', kind: 'own_project_spend' };
  const takerToItself: ContributionFact = { ...taker, kind: 'cash_to_taker' };
  const refunded = verified(cashOf(null, '100.00'), parseYuan('40.00'));
  const all = [social, taker, takerToItself, refunded];

  it.each([
    ['total_investment', '110.00'],
    ['verified_cash_to_taker', '70.00'],
    ['verified_demander_spend', '60.00'],
  ] as const)('%s counts %s yuan, refunds deducted', (denominator, expected) => {
    expect(countedBase(all, denominator)).toBe(parseYuan(expected));
  });

  it.each(['declared', 'submitted', 'queried', 'rejected', 'reversed'] as const)('%s money is not counted', (state) => {
    expect(countedBase([{ ...refunded, state }], 'total_investment')).toBe(zeroFen);
  });

  it('is zero without contributions', () => {
    expect(countedBase([], 'total_investment')).toBe(fen(0n));
  });
});

describe('trancheBase', () => {
  const contributions = [verified(cashOf(1, '1,300,000.00')), verified(cashOf(2, '300,000.00'))];
  const facts = { planned: plan.contributions, contributions, denominator: 'total_investment' } as const;
  const waitingFor = (instalment: number) =>
    ({ gate: 'verified_to_date', trigger: { kind: 'instalment_verified', instalment } }) as const;

  it('counts the instalments up to the one waited for, each at most as planned', () => {
    expect(trancheBase(waitingFor(1), facts)).toBe(parseYuan('1,200,000.00'));
    expect(trancheBase(waitingFor(2), facts)).toBe(parseYuan('1,500,000.00'));
  });

  it('counts the plan before work starts, and everything verified afterwards', () => {
    const preFunded = { gate: 'planned', trigger: { kind: 'agreement_effective' } } as const;
    expect(trancheBase(preFunded, facts)).toBe(parseYuan('3,750,000.00'));
    expect(trancheCashToTaker(preFunded, facts)).toBe(parseYuan('3,750,000.00'));
    const later = { gate: 'verified_to_date', trigger: { kind: 'midterm_passed' } } as const;
    expect(trancheBase(later, facts)).toBe(parseYuan('1,600,000.00'));
    expect(trancheCashToTaker(later, facts)).toBe(parseYuan('1,600,000.00'));
  });
});

describe('checkFundingPlan', () => {
  const rules = openCallThenAcceptance.funding;
  const codes = (...args: Parameters<typeof checkFundingPlan>): string[] =>
    checkFundingPlan(...args).map((r) => r.code);

  it('keeps the share within the band', () => {
    expect(codes(plan, ppm(199_999), rules)).toEqual(['funding.plan.share_outside_band']);
    expect(codes(plan, ppm(300_001), rules)).toEqual(['funding.plan.share_outside_band']);
    expect(codes(plan, ppm(200_000), rules)).toEqual([]);
    expect(codes(plan, ppm(300_000), rules)).toEqual([]);
  });

  it('wants own money, cash to the taker and the instalments that tranches wait for', () => {
    expect(codes(plan, share, { ...rules, selfToFiscalMin: 3_000_000 })).toEqual([]);
    expect(codes(plan, share, { ...rules, selfToFiscalMin: 3_000_001 })).toEqual(['funding.plan.self_funding_too_low']);
    const ownSpendOnly = plan.contributions.map((each) => ({ ...each, kind: 'own_project_spend' as const }));
    const withoutCash = { ...plan, contributions: ownSpendOnly };
    expect(codes(withoutCash, share, rules)).toEqual(['funding.plan.cash_to_taker_too_low']);
    const secondOnly = { ...plan, contributions: [cashOf(2, '3,750,000.00')] };
    expect(codes(secondOnly, share, rules)).toEqual(['funding.plan.instalment_missing']);
  });

  it('never grants above the cap, nor above the share of a smaller total', () => {
    const capped = shareTermsOf({ ...rules, capFen: parseYuan('1,000,000.00').toString() }, share);
    expect(grantForPlan(plan, capped)).toMatchObject({ grant: parseYuan('1,000,000.00'), bound: 'funding.line.cap' });
    const smaller = { ...plan, totalInvestment: parseYuan('4,000,000.00') };
    expect(grantForPlan(smaller, shareTermsOf(rules, share))).toMatchObject({
      grant: parseYuan('1,000,000.00'),
      bound: 'funding.line.total_share',
    });
    const ofCash = shareTermsOf(under('verified_cash_to_taker'), share);
    expect(grantForPlan({ ...plan, totalInvestment: zeroFen }, ofCash).grant).toBe(parseYuan('937,500.00'));
  });
});
