import { fen, ppm } from '#platform';
import { sharedPart, type SharedStep } from './shared-step.js';

/** Step 1 of domain.md section 5, Race: 300,000.00 for three, each with 300,000.00 of own money. */
const step: SharedStep = {
  rules: {},
  grant: fen(125_000_000n),
  ceiling: ppm(240_000),
  stepAmount: fen(30_000_000n),
  othersHave: fen(0n),
  sharers: 3,
  position: 0,
  rank: null,
  received: fen(0n),
  ownAllowance: fen(10_000_000n),
};

const amount = (changes: Partial<SharedStep>): bigint => sharedPart({ ...step, ...changes }).amount;

describe('a part of a step that several share', () => {
  it('is equal, to the fen by largest remainder', () => {
    expect(amount({})).toBe(10_000_000n);
    const parts = [0, 1, 2].map((position) => amount({ position, stepAmount: fen(100n), ownAllowance: fen(100n) }));
    expect(parts).toEqual([34n, 33n, 33n]);
  });

  it('is never more than the step has left, nor than the racer’s own money bears', () => {
    expect(amount({ othersHave: fen(25_000_000n) })).toBe(5_000_000n);
    expect(amount({ othersHave: fen(40_000_000n) })).toBe(0n);
    expect(amount({ sharers: 1 })).toBe(10_000_000n);
  });

  it('is the prize of its place under a prize table, less what it has of it', () => {
    const prizes = [
      { rank: 1, share: 500_000 },
      { rank: 2, share: 300_000 },
    ];
    const contest = {
      rules: { prizes },
      ceiling: ppm(1_000_000),
      stepAmount: fen(125_000_000n),
      ownAllowance: fen(125_000_000n),
    };
    expect(amount({ ...contest, rank: 1 })).toBe(62_500_000n);
    expect(amount({ ...contest, rank: 2, received: fen(500_000n) })).toBe(37_000_000n);
    expect(amount({ ...contest, rank: 3 })).toBe(0n);
  });

  it('says how it was found', () => {
    expect(sharedPart(step).lines.map(({ code }) => code)).toEqual([
      'funding.line.racer_step',
      'funding.line.racer_own',
      'funding.line.pay',
    ]);
  });
});
