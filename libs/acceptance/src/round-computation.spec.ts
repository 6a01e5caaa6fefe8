import { openCallThenAcceptance, type AcceptanceRules } from '#programme';
import type { Indicator } from '#need';
import { computeRound, countedValues, dissents, type ReportedValue } from './round-computation.js';

const rules: AcceptanceRules = openCallThenAcceptance.acceptance;

const indicator = (id: string, weight: number, change: Partial<Indicator> = {}): Indicator => ({
  id,
  name: id,
  comparator: 'ge',
  values: ['10'],
  unit: 'mm',
  condition: null,
  protocol: { who: '检测机构', how: '按标准', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight,
  kind: 'ordinary',
  mustPass: false,
  ...change,
});

const byDemander = (value: string | null): ReportedValue => ({ indicatorId: 'a', value, measuredBy: 'demander' });
const byThirdParty = (value: string | null): ReportedValue => ({ indicatorId: 'a', value, measuredBy: 'third_party' });

describe('which result stands', () => {
  it.each<[string, ReportedValue[], boolean, string | null | undefined]>([
    ['nothing reported', [], false, undefined],
    ['the demander alone', [byDemander('9')], false, '9'],
    ['the later of the demander’s', [byDemander('9'), byDemander('10')], false, '10'],
    ['the third party over an earlier demander', [byDemander('9'), byThirdParty('10')], false, '10'],
    ['the third party over a later demander', [byThirdParty('10'), byDemander('9')], false, '10'],
    ['the later of the third party’s', [byThirdParty('10'), byThirdParty('8')], false, '8'],
    ['a third party that could not measure', [byDemander('10'), byThirdParty(null)], false, null],
    ['no demander where a third party is required', [byDemander('10')], true, undefined],
    ['the third party where it is required', [byThirdParty('10'), byDemander('11')], true, '10'],
  ])('%s', (_what, reported, required, expected) => {
    expect(countedValues(reported, required).get('a')?.value).toBe(expected);
  });
});

describe('what a round comes to', () => {
  const weights = (met: number, missed: number, round: number, change: Partial<AcceptanceRules> = {}) => {
    const counted = countedValues(
      [
        { indicatorId: 'a', value: '10', measuredBy: 'third_party' },
        { indicatorId: 'b', value: '9', measuredBy: 'demander' },
      ],
      false,
    );
    return computeRound([indicator('a', met), indicator('b', missed)], counted, { ...rules, ...change }, round);
  };

  it.each([
    [9, 1, 1, 'passed'],
    [85, 15, 1, 're_review'],
    [85, 15, 2, 'failed'],
    [9, 1, 2, 'passed'],
    [7, 3, 1, 'failed'],
  ])('%d met, %d missed in round %d: %s', (met, missed, round, outcome) => {
    expect(weights(met, missed, round).outcome).toBe(outcome);
  });

  it('counts the re-reviews of the rules', () => {
    expect(weights(85, 15, 2, { maxReReviews: 2 }).outcome).toBe('re_review');
    expect(weights(85, 15, 1, { maxReReviews: 0 })).toMatchObject({
      outcome: 'failed',
      reasons: [{ code: 'acceptance.re_reviews_used', params: { completion: '85%', passAt: '90%', max: 0 } }],
    });
  });

  it('measures against what was committed and takes what could not be measured for not met', () => {
    const committed = [indicator('a', 1, { values: ['12'] })];
    expect(computeRound(committed, countedValues([byThirdParty('11')], false), rules, 1).rows[0]?.met).toBe(false);
    expect(computeRound(committed, countedValues([byThirdParty('12')], false), rules, 1).rows[0]?.met).toBe(true);
    const none = computeRound(committed, countedValues([byThirdParty(null)], false), rules, 1);
    expect(none.rows[0]).toMatchObject({ measured: null, met: false, creditPpm: 0 });
  });
});

it.each([
  ['accept', 'passed', false],
  ['re_review', 're_review', false],
  ['not_accept', 'failed', false],
  ['not_accept', 'passed', true],
  ['accept', 'failed', true],
  ['accept', 're_review', true],
  [null, 'passed', false],
] as const)('an opinion %s on %s dissents: %s', (verdict, outcome, expected) => {
  expect(dissents(verdict, outcome)).toBe(expected);
});
