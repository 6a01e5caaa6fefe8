import type { Indicator } from '#need';
import { completeContent, type Requirements } from './complete-content.js';
import type { DraftContent, ProposalContent } from './proposal-content.js';

const indicator: Indicator = {
  id: '0198c0de-0000-7000-8000-000000000001',
  name: '测径精度',
  comparator: 'le',
  values: ['0.05'],
  unit: 'mm',
  condition: null,
  protocol: { who: '第三方', how: '按国标', sample: null, instrument: null },
  baseline: null,
  bestKnown: null,
  weight: 1,
  kind: 'key',
  mustPass: true,
};

const requirements: Requirements = {
  takerId: 'taker',
  offerKinds: ['new_rnd'],
  maxPeriodMonths: 36,
  raised: new Set(),
  indicators: [indicator],
  organisations: new Set(['taker', 'partner']),
};

const share = { workPpm: 500_000, moneyPpm: 500_000, incomePpm: 500_000, ipPpm: 500_000 };
const complete: ProposalContent = {
  offerKind: 'new_rnd',
  technicalRoute: '激光在线测径',
  team: [{ name: '张工', role: 'leader', organisation: '某大学', duty: '总体' }],
  consortium: [
    { organisationId: 'taker', role: 'lead', duty: '算法', ...share },
    { organisationId: 'partner', role: 'partner', duty: '样机', ...share },
  ],
  budget: [{ category: 'equipment', purpose: '测径仪', amountFen: '100' }],
  commitments: [{ indicatorId: indicator.id, values: ['0.02'] }],
  schedule: [{ title: '样机', endMonth: 36, outcome: '样机一台' }],
  pledges: { noStateSecrets: true, truthful: true },
};

const problems = (draft: DraftContent, against: Partial<Requirements> = {}): [string, string][] => {
  const completed = completeContent(draft, { ...requirements, ...against });
  return completed.ok ? [] : completed.errors.map(({ path, code }) => [path, code]);
};

describe('a complete content', () => {
  it('passes', () => {
    expect(completeContent(complete, requirements)).toEqual({ ok: true, content: complete });
  });

  it('names everything an empty draft lacks', () => {
    expect(problems({})).toEqual(
      ['offerKind', 'technicalRoute', 'pledges', 'team', 'consortium', 'budget', 'commitments', 'schedule'].map(
        (field) => [`content.${field}`, 'field.required'],
      ),
    );
  });

  it('names what is missing inside lists, null and blank texts included', () => {
    const draft: DraftContent = {
      ...complete,
      technicalRoute: '  ',
      team: [{ name: '张工', role: null, organisation: '', duty: '总体' }],
      commitments: [{ indicatorId: indicator.id }],
      budget: [{}],
    };
    expect(problems(draft).map(([path]) => path)).toEqual([
      'content.technicalRoute',
      'content.team.0.role',
      'content.team.0.organisation',
      'content.budget.0.category',
      'content.budget.0.purpose',
      'content.budget.0.amountFen',
      'content.commitments.0.values',
    ]);
  });

  const cases: [string, Partial<ProposalContent>, [string, string][]][] = [
    [
      'an offer the rules do not take',
      { offerKind: 'supply' },
      [['content.offerKind', 'proposal.offer_kind_not_allowed']],
    ],
    ['no leader', { team: [{ ...complete.team[0]!, role: 'member' }] }, [['content.team', 'proposal.one_leader']]],
    [
      'an empty budget line',
      { budget: [{ ...complete.budget[0]!, amountFen: '0' }] },
      [['content.budget.0.amountFen', 'proposal.budget_empty']],
    ],
    [
      'too long a schedule',
      { schedule: [{ ...complete.schedule[0]!, endMonth: 37 }] },
      [['content.schedule.0.endMonth', 'proposal.schedule_too_long']],
    ],
    [
      'a pledge not given',
      { pledges: { noStateSecrets: false, truthful: true } },
      [['content.pledges.noStateSecrets', 'proposal.pledge_required']],
    ],
    [
      'an indicator of another challenge',
      { commitments: [{ indicatorId: 'other', values: ['1'] }] },
      [['content.commitments.0.indicatorId', 'proposal.indicator_unknown']],
    ],
    [
      'the same indicator twice',
      { commitments: [complete.commitments[0]!, complete.commitments[0]!] },
      [['content.commitments.1.indicatorId', 'proposal.repeated']],
    ],
    [
      'a value that is no number',
      { commitments: [{ indicatorId: indicator.id, values: ['很小'] }] },
      [['content.commitments.0.values.0', 'need.indicator_value_malformed']],
    ],
    [
      'the wrong number of values',
      { commitments: [{ indicatorId: indicator.id, values: [] }] },
      [['content.commitments.0.values', 'need.indicator_value_count']],
    ],
  ];
  it.each(cases)('refuses %s', (_, change, expected) => {
    expect(problems({ ...complete, ...change })).toEqual(expected);
  });
});

describe('a consortium', () => {
  const [lead, partner] = complete.consortium as [
    ProposalContent['consortium'][number],
    ProposalContent['consortium'][number],
  ];

  it('is led by who takes up, and by nobody else', () => {
    expect(problems(complete, { takerId: 'partner' })).toEqual([
      ['content.consortium.0.organisationId', 'proposal.lead_is_taker'],
    ]);
    expect(problems({ ...complete, consortium: [lead, { ...partner, role: 'lead' }] })).toEqual([
      ['content.consortium', 'proposal.one_lead'],
    ]);
  });

  it('names registered organisations, each once', () => {
    expect(problems({ ...complete, consortium: [lead, { ...partner, organisationId: 'taker' }] })).toEqual([
      ['content.consortium.1.organisationId', 'proposal.repeated'],
    ]);
    expect(problems({ ...complete, consortium: [lead, { ...partner, organisationId: 'ghost' }] })).toEqual([
      ['content.consortium.1.organisationId', 'proposal.organisation_unknown'],
    ]);
  });

  it.each(['workPpm', 'moneyPpm', 'incomePpm', 'ipPpm'] as const)('splits %s to exactly 100 %%', (column) => {
    for (const ppm of [499_999, 500_001]) {
      expect(problems({ ...complete, consortium: [lead, { ...partner, [column]: ppm }] })).toEqual([
        [`content.consortium.1.${column}`, 'proposal.shares_not_whole'],
      ]);
    }
  });
});
