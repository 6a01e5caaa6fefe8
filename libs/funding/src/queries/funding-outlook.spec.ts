import { ppm } from '#platform';
import { openCallThenAcceptance } from '#programme';
import { outlookAt } from './funding-outlook.js';

describe('the outlook of a need', () => {
  const rules = openCallThenAcceptance.funding;
  const outlook = (cashToTakerFen: string, cap?: string) =>
    outlookAt(
      { totalInvestmentFen: '500000000', cashToTakerFen },
      { ...rules, ...(cap && { capFen: cap }) },
      ppm(rules.shareMax),
    );

  it('grants the share of the total and leaves the rest to the demander', () => {
    expect(outlook('300000000')).toMatchObject({ grant: 150_000_000n, own: 350_000_000n, bound: 'funding.line.limit' });
  });

  it('names the cash to the taker where it is too little for the share', () => {
    expect(outlook('40000000')).toMatchObject({ grant: 100_000_000n, bound: 'funding.line.cash_to_taker' });
  });

  it('names the cap', () => {
    expect(outlook('300000000', '90000000')).toMatchObject({ grant: 90_000_000n, bound: 'funding.line.cap' });
  });
});
