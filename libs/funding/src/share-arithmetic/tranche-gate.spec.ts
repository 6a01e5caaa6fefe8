import fc from 'fast-check';
import { fen, parseYuan, ppm, subtractFen, sumFen, zeroFen, type Fen } from '#platform';
import {
  openCallThenAcceptance,
  openCallThenMidterm,
  openCallThenMidtermRetained,
  type FundingRules,
  type TrancheTerms,
} from '#programme';
import type { ContributionFact } from './contribution-base.js';
import { shareLimit } from './share-terms.js';
import { simulate } from './simulate.js';
import type { PathStep } from './simulation.js';
import { trancheGate, type GateFacts } from './tranche-gate.js';

const gates = [
  'agreement_effective',
  'instalment_verified',
  'milestone_passed',
  'midterm_passed',
  'acceptance_passed',
] as const;
type Gate = (typeof gates)[number];

const triggers: Readonly<Record<Gate, TrancheTerms['trigger']>> = {
  agreement_effective: { kind: 'agreement_effective' },
  instalment_verified: { kind: 'instalment_verified', instalment: 1 },
  milestone_passed: { kind: 'milestone_passed', milestone: 2 },
  midterm_passed: { kind: 'midterm_passed' },
  acceptance_passed: { kind: 'acceptance_passed' },
};

/** All 2^n combinations of gates that have come about (trust.md A5). */
const combinations: readonly ReadonlySet<Gate>[] = Array.from(
  { length: 2 ** gates.length },
  (_, mask) => new Set(gates.filter((_gate, bit) => (mask & (1 << bit)) !== 0)),
);

const first = parseYuan('1,200,000.00');

function factsOf(open: ReadonlySet<Gate>): GateFacts {
  return {
    agreementEffective: open.has('agreement_effective'),
    instalments: [{ number: 1, planned: first, verified: open.has('instalment_verified') ? first : fen(first - 1n) }],
    passedMilestones: new Set(open.has('milestone_passed') ? [2] : [1]),
    midtermPassed: open.has('midterm_passed'),
    acceptancePassed: open.has('acceptance_passed'),
  };
}

describe('trancheGate', () => {
  it.each(combinations.map((open) => [[...open].join(' + ') || 'nothing', open] as const))('%s', (_name, open) => {
    const facts = factsOf(open);
    for (const gate of gates) {
      const eligible = open.has('agreement_effective') && open.has(gate);
      expect([gate, trancheGate(triggers[gate], facts) === null]).toEqual([gate, eligible]);
    }
  });

  it.each([
    ['agreement_effective', 'funding.gate.agreement_not_effective'],
    ['instalment_verified', 'funding.gate.instalment_not_complete'],
    ['milestone_passed', 'funding.gate.milestone_not_passed'],
    ['midterm_passed', 'funding.gate.midterm_not_passed'],
    ['acceptance_passed', 'funding.gate.acceptance_not_passed'],
  ] as const)('without %s the reason is %s', (gate, code) => {
    const open = new Set(gates.filter((each) => each !== gate));
    expect(trancheGate(triggers[gate], factsOf(open))?.code).toBe(code);
  });

  it('an instalment that is not planned, or planned as nothing, is never complete', () => {
    const facts = factsOf(new Set(gates));
    expect(trancheGate({ kind: 'instalment_verified', instalment: 2 }, facts)).toEqual({
      code: 'funding.gate.instalment_not_complete',
      params: { instalment: 2, planned: '0', verified: '0' },
    });
    const nothing = { ...facts, instalments: [{ number: 1, planned: zeroFen, verified: zeroFen }] };
    expect(trancheGate(triggers.instalment_verified, nothing)?.code).toBe('funding.gate.instalment_not_complete');
  });
});

const share = ppm(250_000);
const cash = (instalment: number, amount: Fen): ContributionFact => ({
  instalment,
  source: 'demander',
  kind: 'cash_to_taker',
  funds: 'own',
  amount,
  state: 'verified',
  refunded: zeroFen,
});
const plan = {
  totalInvestment: parseYuan('5,000,000.00'),
  contributions: [cash(1, first), cash(2, parseYuan('2,550,000.00'))],
};

const payeeParts: TrancheTerms['payeeParts'] = [{ part: 1, payee: 'demander', share: 1_000_000 }];
const everyTrigger: FundingRules = {
  ...openCallThenAcceptance.funding,
  tranches: gates.map((gate, index) => ({
    number: index + 1,
    ceiling: 200_000 * (index + 1),
    trigger: triggers[gate],
    gate: gate === 'agreement_effective' ? 'planned' : 'verified_to_date',
    payeeParts,
  })),
};

const packs: readonly (readonly [string, FundingRules])[] = [
  ['then acceptance', openCallThenAcceptance.funding],
  ['then mid-term', openCallThenMidterm.funding],
  ['then mid-term, retained', openCallThenMidtermRetained.funding],
  ['a tranche for every trigger', everyTrigger],
];

function pathOf(open: ReadonlySet<Gate>): PathStep[] {
  const paidIn = open.has('instalment_verified') ? first : fen(first - 1n);
  const steps: readonly (readonly [boolean, PathStep])[] = [
    [true, { kind: 'contribution', contribution: cash(1, paidIn) }],
    [open.has('agreement_effective'), { kind: 'agreement_effective' }],
    [open.has('milestone_passed'), { kind: 'milestone_passed', milestone: 2 }],
    [open.has('midterm_passed'), { kind: 'midterm_passed' }],
    [open.has('acceptance_passed'), { kind: 'acceptance_passed', auditedSpend: parseYuan('4,600,000.00') }],
  ];
  return steps.filter(([happens]) => happens).map(([, step]) => step);
}

describe('gates over the whole computation', () => {
  it.each(packs)('%s: in all 32 combinations exactly the open tranches are computed', (_name, rules) => {
    for (const open of combinations) {
      const { tranches } = simulate({ plan, share, rules, path: pathOf(open) });
      const eligible = rules.tranches.filter(
        (tranche) => open.has('agreement_effective') && open.has(tranche.trigger.kind),
      );
      const numbers = tranches.map((tranche) => tranche.number).sort((left, right) => left - right);
      expect(numbers).toEqual(eligible.map((tranche) => tranche.number));
    }
  });

  /**
   * What P may come to with each gate, by hand: K₁ on the plan; L(N) for everything later, N being instalment 1 whole
   * or a fen short, as every K above it is higher.
   */
  function payableTo(gate: Gate, open: ReadonlySet<Gate>): Fen {
    if (gate === 'agreement_effective') return parseYuan('250,000.00');
    return open.has('instalment_verified') ? parseYuan('400,000.00') : parseYuan('399,999.99');
  }

  it.each(combinations.map((open) => [[...open].join(' + ') || 'nothing', open] as const))(
    'a tranche for every trigger pays what its gate allows, and nothing else is paid: %s',
    (_name, open) => {
      let committed = zeroFen;
      const expected = gates.flatMap((gate, index) => {
        if (!open.has('agreement_effective') || !open.has(gate)) return [];
        const amount = subtractFen(payableTo(gate, open), committed);
        committed = payableTo(gate, open);
        return [[index + 1, amount] as const];
      });
      const simulation = simulate({ plan, share, rules: everyTrigger, path: pathOf(open) });
      expect(simulation.tranches.map(({ number, amount }) => [number, amount])).toEqual(expected);
      expect(simulation.committed).toBe(committed);
    },
  );

  it.each(packs.slice(0, 3))('%s: tranche 1 stays within the share of verified paid-in money', (_name, rules) => {
    for (const open of combinations) {
      const { tranches } = simulate({ plan, share, rules, path: pathOf(open) });
      for (const tranche of tranches.filter((each) => each.number === 1)) {
        expect(tranche.amount <= shareLimit(first, share, 'total_investment')).toBe(true);
        expect(tranche.amount * 1_000_000n <= (first + tranche.amount) * share).toBe(true);
      }
    }
  });
});

describe('a whole path with any money', () => {
  const amount = fc.bigInt(1n, 10n ** 11n).map((value) => fen(value));
  const journey = fc.record({
    one: amount,
    two: amount,
    paidTwo: amount,
    auditedSpend: amount,
    share: fc.integer({ min: 200_000, max: 300_000 }).map(ppm),
    rules: fc.constantFrom(...packs.slice(0, 3).map(([, rules]) => rules)),
  });

  it('the tranches sum to F when nothing is overpaid, and after the settlement they always do', () => {
    let overpaid = 0;
    fc.assert(
      fc.property(journey, ({ one, two, paidTwo, auditedSpend, share: p, rules }) => {
        const own = fen(one + two);
        const totalInvestment = fen(own + shareLimit(own, p, 'total_investment'));
        const path: PathStep[] = [
          { kind: 'agreement_effective' },
          { kind: 'contribution', contribution: cash(1, one) },
          { kind: 'contribution', contribution: cash(2, paidTwo) },
          { kind: 'midterm_passed' },
          { kind: 'acceptance_passed', auditedSpend },
        ];
        const input = { plan: { totalInvestment, contributions: [cash(1, one), cash(2, two)] }, share: p, rules, path };
        const { tranches, committed, grant } = simulate(input);
        const settlement = tranches.at(-1);
        const final = settlement?.lines.find((line) => line.code === 'funding.line.final')?.amount;
        const paid = sumFen(tranches.map((tranche) => tranche.amount));
        expect(tranches.map((tranche) => tranche.number)).toEqual(rules.tranches.map((tranche) => tranche.number));
        expect(committed).toBe(final);
        expect(subtractFen(paid, settlement?.recover ?? zeroFen)).toBe(final);
        expect(committed <= grant).toBe(true);
        if ((settlement?.recover ?? zeroFen) > 0n) overpaid += 1;
        else expect(paid).toBe(final);
      }),
      { numRuns: 1_000, seed: 20260801 },
    );
    expect(overpaid).toBeGreaterThan(0);
    expect(overpaid).toBeLessThan(1_000);
  });
});
