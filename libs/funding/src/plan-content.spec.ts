import { fen, parseYuan } from '#platform';
import { openCallThenAcceptance, openCallThenMidtermRetained, type FundingRules } from '#programme';
import { largestGrant } from './funding.facts.js';
import { readPlan, type PlanContent } from './plan-content.js';

const rules = openCallThenAcceptance.funding;
const yuan = (text: string): string => parseYuan(text).toString();
const cash = (amount: string, dueOn: string) => ({ kind: 'cash_to_taker', plannedFen: yuan(amount), dueOn }) as const;

/** The worked example of domain.md section 5. */
const plan: PlanContent = {
  totalInvestmentFen: yuan('5,000,000.00'),
  sharePpm: 250_000,
  instalments: [cash('1,200,000.00', '2026-06-30'), cash('2,550,000.00', '2027-06-30')],
};

const read = (changes: Partial<PlanContent> = {}, under: FundingRules = rules, heldFen = parseYuan('1,500,000.00')) =>
  readPlan({ ...plan, ...changes }, { planId: 'plan', rules: under, heldFen, pool: null });
const errors = (...args: Parameters<typeof read>): string[] => {
  try {
    read(...args);
  } catch (error) {
    const { details } = error as { details: { errors: { path: string; code: string }[] } };
    return details.errors.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
};

describe('readPlan', () => {
  it('computes G and the ceilings K in fen from the share', () => {
    const { columns, terms } = read();
    expect(columns).toMatchObject({
      grantFen: parseYuan('1,250,000.00'),
      demanderPlanFen: parseYuan('3,750,000.00'),
      denominator: 'total_investment',
      capFen: null,
    });
    expect(terms.instalments.map(({ number, plannedFen }) => [number, plannedFen])).toEqual([
      [1, parseYuan('1,200,000.00')],
      [2, parseYuan('2,550,000.00')],
    ]);
    const retained = read({}, openCallThenMidtermRetained.funding).terms.tranches;
    expect(retained.map(({ ceilingFen }) => ceilingFen)).toEqual(
      ['625,000.00', '1,125,000.00', '1,250,000.00'].map((amount) => parseYuan(amount)),
    );
  });

  it('rounds K down to the fen', () => {
    const odd = {
      totalInvestmentFen: '1000007',
      sharePpm: 250_000,
      instalments: [{ ...cash('7,500.06', '2026-06-30') }],
    };
    const { columns, terms } = read(odd);
    expect(columns.grantFen).toBe(fen(250_001n));
    expect(terms.tranches.map(({ ceilingFen }) => ceilingFen)).toEqual([fen(125_000n), fen(250_001n)]);
  });

  it('wants the instalments to be the rest, to the fen', () => {
    const [first, second] = plan.instalments;
    const one = { ...second!, plannedFen: yuan('2,549,999.99') };
    expect(errors({ instalments: [first!, one] })).toEqual(['instalments funding.plan.instalments_not_the_rest']);
    const capped = { ...rules, capFen: yuan('1,000,000.00') };
    expect(errors({}, capped)).toContain('instalments funding.plan.instalments_not_the_rest');
    const rest = { ...second!, plannedFen: yuan('2,800,000.00') };
    expect(read({ instalments: [first!, rest] }, capped).columns.grantFen).toBe(parseYuan('1,000,000.00'));
  });

  it('names every wrong field', () => {
    expect(errors({ sharePpm: 199_999 })).toContain('sharePpm funding.plan.share_outside_band');
    expect(errors({ sharePpm: 300_001 })).toContain('sharePpm funding.plan.share_outside_band');
    const backwards = [cash('1,200,000.00', '2027-06-30'), cash('2,550,000.00', '2026-02-30')];
    expect(errors({ instalments: backwards })).toEqual(['instalments.1.dueOn calendar.malformed_date']);
    const unordered = [cash('1,200,000.00', '2027-06-30'), cash('2,550,000.00', '2026-06-30')];
    expect(errors({ instalments: unordered })).toEqual(['instalments.1.dueOn funding.plan.dates_in_order']);
    const none = [cash('3,750,000.00', '2026-06-30'), cash('0.00', '2026-06-30')];
    expect(errors({ instalments: none })).toEqual(['instalments.1.plannedFen funding.plan.instalment_not_positive']);
    const ownSpend = plan.instalments.map((each) => ({ ...each, kind: 'own_project_spend' as const }));
    expect(errors({ instalments: ownSpend })).toEqual(['instalments funding.plan.cash_to_taker_too_low']);
  });

  it('never grants more than is held', () => {
    expect(errors({}, rules, parseYuan('1,250,000.00'))).toEqual([]);
    expect(errors({}, rules, parseYuan('1,249,999.99'))).toEqual([
      'totalInvestmentFen funding_plan.grant_above_encumbrance',
    ]);
  });

  it('counts by the denominator, within the total', () => {
    const ofCash: FundingRules = { ...rules, denominator: 'verified_cash_to_taker' };
    expect(read({}, ofCash).columns.grantFen).toBe(parseYuan('937,500.00'));
    expect(errors({ totalInvestmentFen: yuan('4,687,499.99') }, ofCash)).toEqual([
      'totalInvestmentFen funding.plan.above_total',
    ]);
  });
});

describe('largestGrant', () => {
  it('is the upper end of the band, rounded down, within the cap', () => {
    expect(largestGrant(parseYuan('5,000,000.00'), rules)).toBe(parseYuan('1,500,000.00'));
    expect(largestGrant(fen(9n), rules)).toBe(fen(2n));
    const capped = { ...rules, capFen: yuan('1,000,000.00') };
    expect(largestGrant(parseYuan('5,000,000.00'), capped)).toBe(parseYuan('1,000,000.00'));
  });
});
