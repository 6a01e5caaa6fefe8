import { allowedActions, systemActor, type OfferedAction } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Acceptance } from './acceptance.entities.js';
import { acceptanceLifecycle, type AcceptanceFacts, type AcceptanceState } from './acceptance.lifecycle.js';

const NOW = new Date('2027-03-01T02:00:00Z');
const STATES = Object.keys(acceptanceLifecycle.states) as AcceptanceState[];

const acceptance: Acceptance = {
  id: 'acceptance',
  programmeId: 'programme',
  number: 'YS-2027-0001',
  state: 'requested',
  outcome: null,
  version: 1,
  projectId: 'project',
  round: 1,
  rulePackId: 'rules',
  demanderId: 'demander',
  takerId: 'taker',
  assessorId: 'laboratory',
  statement: '七项指标均已达到',
  requestedBy: 'somebody',
  meetingOn: null,
  meetingPlace: null,
  attendees: null,
  minutes: null,
  opinionVerdict: 'accept',
  opinion: '同意',
  opinionBy: 'somebody',
  opinionAt: NOW,
  completionPpm: null,
  outcomeReasons: null,
  concludedBy: null,
  concludedAt: null,
  reReviewUntil: null,
  reReviewLapsedAt: null,
  createdAt: NOW,
};

const factsOf = (state: AcceptanceState, change: Partial<AcceptanceFacts> = {}, row: Partial<Acceptance> = {}) => ({
  subject: { ...acceptance, state, ...row },
  parties: {
    programmeId: 'programme',
    demander: 'demander',
    taker: 'taker',
    agency: 'agency',
    organiser: 'organiser',
    assessor: 'laboratory',
  },
  rules: { authority: 'demander_led', thirdPartyTestRequired: false } as const,
  unmeasured: 0,
  followed: false,
  ...change,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const ACTORS = {
  demander: actorAs('demander', 'demander'),
  assessor: actorAs('assessor', 'laboratory'),
  officer: actorAs('agency_officer', 'agency'),
  system: systemActor(['acceptance.lapse_re_review', 'acceptance.discontinue']),
} as const;

const OUTSIDERS = [
  actorAs('taker', 'taker'),
  actorAs('demander', 'another demander'),
  actorAs('assessor', 'another laboratory'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('organiser', 'organiser'),
  actorAs('expert', 'university'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

type Who = Parameters<typeof allowedActions>[2]['actor'];
const offered = (facts: AcceptanceFacts, actor: Who, now = NOW): OfferedAction[] =>
  allowedActions(acceptanceLifecycle, facts, { actor, now });
const reasons = (action: string, facts: AcceptanceFacts, actor: Who, now = NOW): OfferedAction['reasons'] =>
  offered(facts, actor, now).find(({ name }) => name === action)?.reasons ?? [{ code: 'not offered' }];

/** Who is offered what in which state: the whole table. */
const OFFERED: Readonly<Record<AcceptanceState, Partial<Record<keyof typeof ACTORS, readonly string[]>>>> = {
  requested: { officer: ['start_testing'], system: ['discontinue'] },
  testing: {
    demander: ['hold_meeting', 'report_test'],
    assessor: ['report_test'],
    officer: ['hold_meeting'],
    system: ['discontinue'],
  },
  meeting: {
    demander: ['give_opinion', 'return_to_testing'],
    officer: ['conclude', 'return_to_testing'],
    system: ['discontinue'],
  },
  concluded: { system: ['lapse_re_review'] },
  discontinued: {},
};

describe('acceptance: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [role, actor] of Object.entries(ACTORS)) {
      const names = offered(factsOf(state), actor)
        .map(({ name }) => name)
        .sort();
      expect([role, names]).toEqual([role, OFFERED[state][role as keyof typeof ACTORS] ?? []]);
    }
  });

  it.each(STATES)('%s offers nothing to anybody else', (state) => {
    for (const actor of OUTSIDERS) expect(offered(factsOf(state), actor)).toEqual([]);
  });
});

describe('the meeting', () => {
  it('is led by the demander where the rules say so', () => {
    expect(reasons('hold_meeting', factsOf('testing'), ACTORS.demander)).toEqual([]);
    expect(reasons('hold_meeting', factsOf('testing'), ACTORS.officer)).toEqual([
      { code: 'acceptance.demander_leads', params: {} },
    ]);
  });

  it.each(['agency', 'panel'] as const)('is led by the agency under the authority %s', (authority) => {
    const facts = factsOf('testing', { rules: { authority, thirdPartyTestRequired: false } });
    expect(reasons('hold_meeting', facts, ACTORS.officer)).toEqual([]);
    expect(reasons('hold_meeting', facts, ACTORS.demander)).toEqual([{ code: 'acceptance.agency_leads', params: {} }]);
  });

  it('waits for a result for every indicator', () => {
    expect(reasons('hold_meeting', factsOf('testing', { unmeasured: 2 }), ACTORS.demander)).toEqual([
      { code: 'acceptance.not_measured', params: { count: 2 } },
    ]);
  });
});

describe('the tests', () => {
  const required = { authority: 'demander_led', thirdPartyTestRequired: true } as const;

  it('are the third party’s alone where the rules require one', () => {
    const facts = factsOf('testing', { rules: required });
    expect(reasons('report_test', facts, ACTORS.assessor)).toEqual([]);
    expect(reasons('report_test', facts, ACTORS.demander)).toEqual([
      { code: 'acceptance.third_party_measures', params: {} },
    ]);
  });
});

describe('the conclusion', () => {
  it('waits for the demander’s opinion', () => {
    expect(reasons('conclude', factsOf('meeting'), ACTORS.officer)).toEqual([]);
    expect(reasons('conclude', factsOf('meeting', {}, { opinionVerdict: null }), ACTORS.officer)).toEqual([
      { code: 'acceptance.opinion_missing', params: {} },
    ]);
  });

  it('wants a reason for going back only', () => {
    expect(acceptanceLifecycle.actions.return_to_testing.reason).toBe('required');
    expect(acceptanceLifecycle.actions.conclude.reason).toBe('optional');
  });
});

describe('an unused re-review', () => {
  const row = { outcome: 're_review', reReviewUntil: '2027-03-01' } as const;
  const lastInstant = new Date('2027-03-01T16:00:00Z').getTime();

  it.each([
    [-1, 1],
    [0, 0],
    [1, 0],
  ])('%d ms after the end of its last day in Shanghai: %d refusal(s)', (milliseconds, count) => {
    const now = new Date(lastInstant + milliseconds);
    expect(reasons('lapse_re_review', factsOf('concluded', {}, row), ACTORS.system, now)).toHaveLength(count);
  });

  it.each<[string, Partial<AcceptanceFacts>, Partial<Acceptance>]>([
    ['another round was asked for', { followed: true }, row],
    ['it passed', {}, { outcome: 'passed', reReviewUntil: null }],
    ['it lapsed before', {}, { ...row, reReviewLapsedAt: NOW }],
  ])('does not lapse when %s', (_what, change, changed) => {
    const now = new Date(lastInstant);
    expect(reasons('lapse_re_review', factsOf('concluded', change, changed), ACTORS.system, now)).toEqual([
      { code: 'acceptance.re_review_not_lapsed', params: {} },
    ]);
  });
});
