import { allowedActions, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Termination } from './termination.entities.js';
import { terminationLifecycle, type TerminationFacts, type TerminationState } from './termination.lifecycle.js';

const NOW = new Date('2027-06-01T04:00:00Z');
const STATES = Object.keys(terminationLifecycle.states) as TerminationState[];

const termination: Termination = {
  id: 'termination',
  programmeId: 'programme',
  projectId: 'project',
  state: 'requested',
  kind: 'mutual',
  cause: null,
  grounds: '双方协商一致。',
  evidence: '会议纪要。',
  requestedBy: 'requester',
  requesterId: 'taker',
  demanderConsentedAt: NOW,
  takerConsentedAt: NOW,
  findings: '属实。',
  foundBy: 'finder',
  decidedBy: null,
  decidedAt: null,
  version: 1,
  createdAt: NOW,
};

const factsOf = (changes: Partial<Termination>, projectState = 'active'): TerminationFacts => ({
  subject: { ...termination, ...changes },
  parties: { programmeId: 'programme', demander: 'demander', taker: 'taker', agency: 'agency', organiser: 'organiser' },
  projectState,
});

const actorAs = (role: Role, organisationId: string, userId = 'user'): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);

const ACTORS = {
  demander: actorAs('demander', 'demander'),
  taker: actorAs('taker', 'taker'),
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
} as const;

const OUTSIDERS = [
  actorAs('demander', 'another demander'),
  actorAs('taker', 'another taker'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'another agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('organiser', 'organiser'),
  actorAs('oversight', 'supervision'),
];

const offered = (facts: TerminationFacts, actor: Actor): string[] =>
  allowedActions(terminationLifecycle, facts, { actor, now: NOW })
    .map(({ name }) => name)
    .sort();

const reasons = (action: string, facts: TerminationFacts, actor: Actor): string[] =>
  allowedActions(terminationLifecycle, facts, { actor, now: NOW })
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code) ?? ['not offered'];

/** Who can do what in which state: the whole table. */
const TABLE: Readonly<Record<TerminationState, Partial<Record<keyof typeof ACTORS, readonly string[]>>>> = {
  requested: { demander: ['consent', 'withdraw'], taker: ['consent', 'withdraw'], officer: ['find', 'withdraw'] },
  found: {
    demander: ['withdraw'],
    taker: ['withdraw'],
    officer: ['withdraw'],
    approver: ['approve', 'refuse'],
  },
  approved: {},
  refused: {},
  withdrawn: {},
};

describe('termination: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [role, actor] of Object.entries(ACTORS)) {
      const expected = TABLE[state][role as keyof typeof ACTORS] ?? [];
      expect([role, offered(factsOf({ state }), actor)]).toEqual([role, expected]);
    }
    for (const actor of OUTSIDERS) expect(offered(factsOf({ state }), actor)).toEqual([]);
  });
});

describe('termination guards', () => {
  it.each([['accepted'], ['settling'], ['closed']])('nothing is found or approved of a project that is %s', (state) => {
    const code = ['termination.project_not_running'];
    expect(reasons('find', factsOf({}, state), ACTORS.officer)).toEqual(code);
    expect(reasons('approve', factsOf({ state: 'found' }, state), ACTORS.approver)).toEqual(code);
  });

  it.each(['breach', 'no_fault', 'demander_default'] as const)(
    '%s waits until a round of acceptance is over',
    (kind) => {
      const facts = factsOf({ kind, state: 'found' }, 'accepting');
      expect(reasons('approve', facts, ACTORS.approver)).toEqual(['termination.project_not_running']);
    },
  );

  it.each(['mutual', 'force_majeure'] as const)('%s does not', (kind) => {
    expect(reasons('approve', factsOf({ kind, state: 'found' }, 'accepting'), ACTORS.approver)).toEqual([]);
  });

  it.each([{ demanderConsentedAt: null }, { takerConsentedAt: null }])(
    'an end by agreement needs both: %j',
    (missing) => {
      expect(reasons('find', factsOf(missing), ACTORS.officer)).toEqual(['termination.consent_missing']);
      expect(reasons('find', factsOf({ ...missing, kind: 'breach' }), ACTORS.officer)).toEqual([]);
    },
  );

  it('consent is given once by each, and only to an end by agreement', () => {
    const open = factsOf({ demanderConsentedAt: null });
    expect(reasons('consent', open, ACTORS.demander)).toEqual([]);
    expect(reasons('consent', open, ACTORS.taker)).toEqual(['termination.consented_already']);
    const breach = factsOf({ kind: 'breach', demanderConsentedAt: null });
    expect(reasons('consent', breach, ACTORS.demander)).toEqual(['termination.not_mutual']);
  });

  it.each(['requester', 'finder'])('the %s does not decide', (userId) => {
    const same = actorAs('agency_approver', 'agency', userId);
    for (const action of ['approve', 'refuse'])
      expect(reasons(action, factsOf({ state: 'found' }), same)).toEqual(['termination.same_person']);
    expect(reasons('approve', factsOf({ state: 'found' }), ACTORS.approver)).toEqual([]);
  });

  it('only who asked takes it back', () => {
    expect(reasons('withdraw', factsOf({}), ACTORS.taker)).toEqual([]);
    expect(reasons('withdraw', factsOf({}), ACTORS.officer)).toEqual(['termination.not_requester']);
  });
});
