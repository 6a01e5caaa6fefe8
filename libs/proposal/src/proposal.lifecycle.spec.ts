import { allowedActions, systemActor, type OfferedAction } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Proposal } from './proposal.entity.js';
import { proposalLifecycle, type ProposalFacts, type ProposalState } from './proposal.lifecycle.js';
import type { Screening } from './qualification/screening.js';

const CLOSES_AT = new Date('2026-04-20T09:00:00Z');
const BEFORE = new Date(CLOSES_AT.getTime() - 1);
const STATES = Object.keys(proposalLifecycle.states) as ProposalState[];

const proposal: Proposal = {
  id: 'proposal',
  programmeId: 'programme',
  challengeId: 'challenge',
  takerId: 'taker',
  number: 'TB-2026-0001',
  state: 'draft',
  version: 1,
  revision: 0,
  contentHash: null,
  contentSize: null,
  fileCount: 0,
  fileBytes: 0,
  submittedAt: null,
  textVersion: null,
  openedAt: null,
  createdAt: BEFORE,
};

const clean: Screening = {
  affiliations: [],
  creditFindings: 0,
  creditLookBackYears: 3,
  uncovered: [],
  weaker: [],
  partners: 4,
  partnersMax: 4,
  unevenSplits: [],
  demanderLeads: false,
  liveProjects: 2,
  liveProjectsMax: 3,
  wonBefore: false,
  anchorMissing: null,
};

const factsOf = (state: ProposalState, facts: Partial<ProposalFacts> = {}): ProposalFacts => ({
  subject: { ...proposal, state },
  parties: { programmeId: 'programme', taker: 'taker', demander: 'demander', agency: 'agency', expert: ['user'] },
  challenge: { state: 'open', takeUpClosesAt: CLOSES_AT },
  hasDraft: true,
  screening: clean,
  ...facts,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const ACTORS = {
  taker: actorAs('taker', 'taker'),
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
  system: systemActor(['proposal.open', 'proposal.rank', 'proposal.void']),
} as const;

const OUTSIDERS = [
  actorAs('taker', 'another taker'),
  actorAs('demander', 'demander'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'another agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('organiser', 'organiser'),
  actorAs('expert', 'university'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const offered = (
  facts: ProposalFacts,
  actor: Parameters<typeof allowedActions>[2]['actor'],
  now = BEFORE,
): OfferedAction[] => allowedActions(proposalLifecycle, facts, { actor, now });

const reasons = (action: string, facts: ProposalFacts, actor: Parameters<typeof offered>[1], now = BEFORE): string[] =>
  offered(facts, actor, now)
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code) ?? ['not offered'];

/** Who is offered what in which state: the whole table. */
const OFFERED: Readonly<Record<ProposalState, Partial<Record<keyof typeof ACTORS, readonly string[]>>>> = {
  draft: { taker: ['save_draft', 'submit', 'withdraw'], system: ['expire', 'void'] },
  submitted: { taker: ['save_draft', 'submit', 'withdraw'], system: ['open', 'void'] },
  opened: { officer: ['qualify', 'unqualify'], approver: ['dismiss'], system: ['void'] },
  qualified: { officer: ['put_under_review'], approver: ['dismiss'], system: ['void'] },
  under_review: { approver: ['dismiss'], system: ['rank', 'void'] },
  ranked: { approver: ['dismiss', 'reserve', 'select'], system: ['void'] },
  reserve: { approver: ['dismiss', 'select'], system: ['void'] },
  selected: {},
  not_selected: {},
  unqualified: {},
  withdrawn: {},
  expired: {},
  void: {},
};

describe('proposal: state × action × role', () => {
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

describe('the hour', () => {
  it.each([
    [-1, []],
    [0, ['proposal.window_closed']],
    [1, ['proposal.window_closed']],
  ])('%d ms after the closing', (milliseconds, expected) => {
    const now = new Date(CLOSES_AT.getTime() + milliseconds);
    for (const action of ['save_draft', 'submit', 'withdraw']) {
      expect([action, reasons(action, factsOf('submitted'), ACTORS.taker, now)]).toEqual([action, expected]);
    }
  });

  it('tells the closing and the present instant with the refusal', () => {
    const [, submit] = offered(factsOf('draft'), ACTORS.taker, CLOSES_AT);
    expect(submit?.reasons).toEqual([
      { code: 'proposal.window_closed', params: { closesAt: CLOSES_AT.toISOString(), now: CLOSES_AT.toISOString() } },
    ]);
  });

  it('takes nothing for a challenge that is not open, whatever the clock says', () => {
    const facts = factsOf('draft', { challenge: { state: 'cancelled', takeUpClosesAt: CLOSES_AT } });
    expect(reasons('submit', facts, ACTORS.taker)).toEqual(['proposal.challenge_not_open']);
  });

  it.each(['drafted', 'open'])('opens nothing while the challenge is %s', (state) => {
    const challenge = { state, takeUpClosesAt: CLOSES_AT };
    expect(reasons('open', factsOf('submitted', { challenge }), ACTORS.system)).toEqual(['proposal.window_still_open']);
    expect(reasons('expire', factsOf('draft', { challenge }), ACTORS.system)).toEqual(['proposal.window_still_open']);
  });

  it('opens once the window has closed', () => {
    const challenge = { state: 'window_closed', takeUpClosesAt: CLOSES_AT };
    expect(reasons('open', factsOf('submitted', { challenge }), ACTORS.system)).toEqual([]);
    expect(reasons('expire', factsOf('draft', { challenge }), ACTORS.system)).toEqual([]);
  });

  it('replaces a submission only by something new', () => {
    expect(reasons('submit', factsOf('submitted', { hasDraft: false }), ACTORS.taker)).toEqual([
      'proposal.nothing_to_submit',
    ]);
  });
});

describe('qualification', () => {
  const found: [string, Partial<Screening>][] = [
    ['proposal.affiliated_with_demander', { affiliations: ['control'] }],
    ['proposal.credit_findings', { creditFindings: 1 }],
    ['proposal.indicators_not_covered', { uncovered: ['导体直流电阻'] }],
    ['proposal.commitment_weaker', { weaker: ['绝缘偏心度'] }],
    ['proposal.too_many_partners', { partners: 5 }],
    ['proposal.split_not_whole', { unevenSplits: ['ipPpm'] }],
    ['proposal.demander_leads', { demanderLeads: true }],
    ['proposal.too_many_live_projects', { liveProjects: 3 }],
    ['proposal.won_before', { wonBefore: true }],
    ['proposal.local_anchor_missing', { anchorMissing: '江西吉安' }],
  ];

  it.each(found)('is refused for %s', (code, finding) => {
    const facts = factsOf('opened', { screening: { ...clean, ...finding } });
    expect(reasons('qualify', facts, ACTORS.officer)).toEqual([code]);
  });

  it('gives all reasons at once', () => {
    const screening = Object.assign({ ...clean }, ...found.map(([, finding]) => finding)) as Screening;
    expect(reasons('qualify', factsOf('opened', { screening }), ACTORS.officer)).toEqual(found.map(([code]) => code));
  });

  it('is refused to a proposal that nobody examined', () => {
    expect(reasons('qualify', factsOf('opened', { screening: null }), ACTORS.officer)).toHaveLength(found.length);
  });

  it('asks for a reason only when it says no', () => {
    expect(proposalLifecycle.actions.unqualify.reason).toBe('required');
    expect(proposalLifecycle.actions.void.reason).toBe('required');
  });
});
