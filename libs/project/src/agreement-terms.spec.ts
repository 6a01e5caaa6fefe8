import { DomainError, localDate } from '#platform';
import { openCallThenAcceptance } from '#programme';
import type { Indicator } from '#need';
import { addMonths, assertTerms, periodEnd, type AgreementTerms, type MilestoneTerms } from './agreement-terms.js';

const accuracy: Indicator = {
  id: 'accuracy',
  name: '同心度检测精度',
  comparator: 'abs_le',
  values: ['0.02'],
  unit: 'mm',
  condition: null,
  protocol: { who: '第三方', how: '离线比对', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight: 60,
  kind: 'key',
  mustPass: true,
};
const energy: Indicator = {
  ...accuracy,
  id: 'energy',
  name: 'X射线能量',
  comparator: 'between',
  values: ['100', '200'],
};
const certified: Indicator = { ...accuracy, id: 'certified', name: '型式试验', comparator: 'pass_fail', values: [] };

const context = {
  rulePack: openCallThenAcceptance,
  indicators: [accuracy, energy, certified],
  organisationIds: ['demander', 'taker'],
};

const half: MilestoneTerms = {
  title: '原理样机',
  kind: 'midterm',
  dueOn: '2027-06-01',
  targets: [{ indicatorId: 'accuracy', values: ['0.05'] }],
  instalment: 1,
};
const last: MilestoneTerms = {
  title: '产线验证',
  kind: 'final',
  dueOn: '2028-05-31',
  targets: [
    { indicatorId: 'energy', values: ['100', '200'] },
    { indicatorId: 'certified', values: [] },
  ],
  instalment: null,
};

const sound: AgreementTerms = {
  startsOn: '2026-06-01',
  periodMonths: 24,
  milestones: [half, last],
  ipSplit: [
    { organisationId: 'demander', sharePpm: 400_000 },
    { organisationId: 'taker', sharePpm: 600_000 },
  ],
  failureRiskSplit: [{ organisationId: 'taker', sharePpm: 1_000_000 }],
};

const errorsOf = (changes: Partial<AgreementTerms>): string[] => {
  try {
    assertTerms({ ...sound, ...changes }, context);
    return [];
  } catch (error) {
    return (error as DomainError).details.errors?.map(({ path, code }) => `${path} ${code}`) ?? [];
  }
};
const share = (organisationId: string, sharePpm: number) => ({ organisationId, sharePpm });
const target = (indicatorId: string, ...values: string[]) => ({ indicatorId, values });

describe('terms of an agreement', () => {
  it('may be complete, or still lack milestones and splits', () => {
    expect(errorsOf({})).toEqual([]);
    expect(errorsOf({ milestones: [], ipSplit: [], failureRiskSplit: [] })).toEqual([]);
  });

  it('may last as long as the rules say, and no month longer', () => {
    expect(errorsOf({ periodMonths: 36 })).toEqual([]);
    expect(errorsOf({ periodMonths: 37 })).toEqual(['periodMonths agreement.period_too_long']);
  });

  it.each<[string, MilestoneTerms[], string[]]>([
    [
      'before the period',
      [{ ...half, dueOn: '2026-05-31' }, last],
      ['milestones.0.dueOn agreement.milestone_outside_period'],
    ],
    [
      'after the period',
      [half, { ...last, dueOn: '2028-06-01' }],
      ['milestones.1.dueOn agreement.milestone_outside_period'],
    ],
    [
      'on the day of the one before',
      [half, { ...last, dueOn: half.dueOn }],
      ['milestones.1.dueOn agreement.milestones_out_of_order'],
    ],
    ['on no day at all', [{ ...half, dueOn: '2027-02-30' }, last], ['milestones.0.dueOn calendar.malformed_date']],
  ])('has no milestone %s', (_, milestones, expected) => {
    expect(errorsOf({ milestones })).toEqual(expected);
  });

  it('has one mid-term at most and ends with the final milestone', () => {
    const milestones: MilestoneTerms[] = [half, { ...half, dueOn: '2027-07-01' }, last];
    expect(errorsOf({ milestones })).toEqual(['milestones.1.kind agreement.midterm_repeated']);
    const early: MilestoneTerms[] = [
      { ...half, kind: 'final' },
      { ...last, kind: 'ordinary' },
    ];
    expect(errorsOf({ milestones: early })).toEqual(['milestones.0.kind agreement.final_not_last']);
  });

  it.each([
    [
      'an indicator of another need',
      [target('another', '1')],
      'milestones.0.targets.0.indicatorId agreement.indicator_unknown',
    ],
    [
      'an indicator twice',
      [target('accuracy', '1'), target('accuracy', '2')],
      'milestones.0.targets.1.indicatorId agreement.indicator_repeated',
    ],
    ['too few values', [target('energy', '100')], 'milestones.0.targets.0.values agreement.target_malformed'],
    [
      'a value for pass or fail',
      [target('certified', 'pass')],
      'milestones.0.targets.0.values agreement.target_malformed',
    ],
    [
      'a value that is no decimal',
      [target('accuracy', '约0.02')],
      'milestones.0.targets.0.values agreement.target_malformed',
    ],
  ])('has no target with %s', (_, targets, expected) => {
    expect(errorsOf({ milestones: [{ ...half, targets }, last] })).toEqual([expected]);
  });

  it.each([
    ['a ppm too little', [share('demander', 400_000), share('taker', 599_999)], ['ipSplit agreement.split_not_whole']],
    ['a ppm too much', [share('demander', 400_001), share('taker', 600_000)], ['ipSplit agreement.split_not_whole']],
    ['somebody else', [share('bank', 1_000_000)], ['ipSplit.0.organisationId agreement.not_a_party']],
    [
      'a party twice',
      [share('taker', 500_000), share('taker', 500_000)],
      ['ipSplit.1.organisationId agreement.party_repeated'],
    ],
  ])('splits among the parties, without %s', (_, ipSplit, expected) => {
    expect(errorsOf({ ipSplit })).toEqual(expected);
  });

  it('names every wrong field at once', () => {
    const wrong = errorsOf({ periodMonths: 40, ipSplit: [share('bank', 1)], milestones: [{ ...half, dueOn: 'soon' }] });
    expect(wrong).toHaveLength(4);
  });
});

describe('the period', () => {
  it.each([
    ['2026-06-01', 24, '2028-05-31'],
    ['2026-01-31', 1, '2026-02-27'],
    ['2027-12-15', 2, '2028-02-14'],
    ['2026-08-31', 6, '2027-02-27'],
  ])('that starts on %s and lasts %d months ends on %s', (startsOn, months, endsOn) => {
    expect(periodEnd(localDate(startsOn), months)).toBe(endsOn);
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2026-11-21', 36, '2029-11-21'],
    ['2026-12-31', 2, '2027-02-28'],
  ])('%s plus %d months is %s', (on, months, expected) => {
    expect(addMonths(localDate(on), months)).toBe(expected);
  });
});
