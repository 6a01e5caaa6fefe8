import { allowedActions, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Project } from './project.entities.js';
import { projectLifecycle, type ProjectFacts, type ProjectState } from './project.lifecycle.js';

const NOW = new Date('2029-06-01T04:00:00Z');
const STATES = Object.keys(projectLifecycle.states) as ProjectState[];

const project: Project = {
  id: 'project',
  programmeId: 'programme',
  number: 'XM-2026-0001',
  state: 'contracting',
  outcome: null,
  version: 1,
  awardId: 'award',
  challengeId: 'challenge',
  needId: 'need',
  proposalId: 'proposal',
  demanderId: 'demander',
  takerId: 'taker',
  rulePackId: 'rules',
  title: '超高压线缆在线测控',
  place: null,
  suspendedOn: null,
  activatedAt: null,
  endsOn: null,
  settleBy: null,
  trackedUntil: null,
  createdAt: NOW,
};

const factsOf = (state: ProjectState, changes: Partial<Project> = {}, agreementState = 'effective'): ProjectFacts => ({
  subject: { ...project, state, ...changes },
  parties: { programmeId: 'programme', demander: 'demander', taker: 'taker', agency: 'agency', organiser: 'organiser' },
  agreementState,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const ACTORS = {
  demander: actorAs('demander', 'demander'),
  taker: actorAs('taker', 'taker'),
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
  finance: actorAs('agency_finance', 'agency'),
  system: systemActor(['project.lapse', 'project.close']),
} as const;

const OUTSIDERS = [
  actorAs('demander', 'another demander'),
  actorAs('taker', 'another taker'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'another agency'),
  actorAs('agency_finance', 'another agency'),
  actorAs('organiser', 'organiser'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const offered = (facts: ProjectFacts, actor: Actor): string[] =>
  allowedActions(projectLifecycle, facts, { actor, now: NOW })
    .map(({ name }) => name)
    .sort();

const reasons = (action: string, facts: ProjectFacts, actor: Actor): string[] =>
  allowedActions(projectLifecycle, facts, { actor, now: NOW })
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code) ?? ['not offered'];

/** Who can do what in which state: the whole table. */
const TABLE: Readonly<Record<ProjectState, Partial<Record<keyof typeof ACTORS, readonly string[]>>>> = {
  contracting: { demander: ['activate'], taker: ['activate'], approver: ['activate'], system: ['lapse'] },
  active: { taker: ['begin_accepting'], officer: ['suspend'], approver: ['eliminate', 'mark_not_placed', 'terminate'] },
  suspended: { officer: ['resume'], approver: ['eliminate', 'mark_not_placed', 'terminate'] },
  accepting: { officer: ['mark_accepted', 'mark_not_accepted', 'return_to_active'], approver: ['terminate'] },
  accepted: { officer: ['start_settling'], approver: ['mark_not_placed', 'place', 'start_settling'] },
  not_accepted: { officer: ['start_settling'], approver: ['start_settling'] },
  eliminated: { officer: ['start_settling'], approver: ['start_settling'] },
  not_placed: { officer: ['start_settling'], approver: ['start_settling'] },
  terminated: { officer: ['start_settling'], approver: ['start_settling'] },
  settling: { officer: ['finish_settlement'], finance: ['finish_settlement'] },
  tracking: { officer: ['close'], finance: ['close'], system: ['close'] },
  closed: {},
  lapsed: {},
};

describe('project: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [role, actor] of Object.entries(ACTORS)) {
      expect([role, offered(factsOf(state), actor)]).toEqual([role, TABLE[state][role as keyof typeof ACTORS] ?? []]);
    }
  });

  it.each(STATES)('%s offers nothing to anybody else', (state) => {
    for (const actor of OUTSIDERS) expect(offered(factsOf(state), actor)).toEqual([]);
  });
});

describe('project guards', () => {
  it.each(['drafting', 'signing', 'rescinded'])('an agreement that is %s activates nothing', (agreementState) => {
    const facts = factsOf('contracting', {}, agreementState);
    expect(reasons('activate', facts, ACTORS.taker)).toEqual(['project.agreement_not_effective']);
  });

  it.each([
    ['2029-05-31', []],
    ['2029-06-01', ['project.still_tracked']],
    [null, []],
  ])('tracked until %s', (trackedUntil, expected) => {
    expect(reasons('close', factsOf('tracking', { trackedUntil }), ACTORS.officer)).toEqual(expected);
  });

  it('asks for a reason wherever work is undone', () => {
    const { lapse, return_to_active, mark_not_accepted, suspend, resume, terminate } = projectLifecycle.actions;
    const undoing = [lapse, return_to_active, mark_not_accepted, suspend, resume, terminate];
    expect(undoing.map(({ reason }) => reason)).toEqual(Array(6).fill('required'));
  });
});
