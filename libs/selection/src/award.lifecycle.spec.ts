import { allowedActions, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import { awardLifecycle, FALLEN_AWARD_STATES, type AwardFacts, type AwardState } from './award.lifecycle.js';
import type { Award } from './selection.entities.js';

const NOW = new Date('2026-03-30T16:00:00Z');
const EARLIER = new Date(NOW.getTime() - 1);
const STATES = Object.keys(awardLifecycle.states) as AwardState[];
const SYSTEM = systemActor([
  'award.confirm',
  'award.suspend',
  'award.resume',
  'award.void',
  'award.lapse',
  'award.move_signing_deadline',
]);

const factsOf = (subject: Partial<Award>, facts: Partial<AwardFacts> = {}): AwardFacts => ({
  subject: { id: 'award', version: 1, state: 'pending', signingDueAt: NOW, ...subject } as Award,
  parties: { programmeId: 'programme', demander: 'demander', taker: 'taker', agency: 'agency', organiser: 'organiser' },
  openObjections: 0,
  noticeEnded: true,
  ...facts,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const PARTY: Readonly<Record<string, Actor>> = {
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
  demander: actorAs('demander', 'demander'),
  taker: actorAs('taker', 'taker'),
  system: SYSTEM,
};

const OUTSIDERS: readonly Actor[] = [
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'another agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('demander', 'taker'),
  actorAs('taker', 'demander'),
  actorAs('organiser', 'organiser'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const names = (facts: AwardFacts, actor: Actor, now = NOW): string[] =>
  allowedActions(awardLifecycle, facts, { actor, now })
    .filter(({ allowed }) => allowed)
    .map(({ name }) => name)
    .sort();
const refusalsOf = (facts: AwardFacts, action: string, now = NOW): string[] =>
  allowedActions(awardLifecycle, facts, { actor: SYSTEM, now })
    .filter(({ name }) => name === action)
    .flatMap(({ reasons }) => reasons.map(({ code }) => code));

/** Who may do what in which state: the whole table. */
const TABLE: Readonly<Record<AwardState, Readonly<Record<string, readonly string[]>>>> = {
  pending: { officer: ['publish_notice'], taker: ['decline'] },
  on_notice: { taker: ['decline'], system: ['confirm', 'suspend', 'void'] },
  confirmed: {
    approver: ['sign'],
    demander: ['sign'],
    taker: ['decline', 'sign'],
    system: ['lapse', 'move_signing_deadline', 'suspend', 'void'],
  },
  suspended: { system: ['resume', 'void'] },
  signed: {},
  voided: {},
  declined: {},
  lapsed: {},
};

describe('award: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [party, actor] of Object.entries(PARTY)) {
      expect([party, names(factsOf({ state }), actor)]).toEqual([party, TABLE[state][party] ?? []]);
    }
    for (const outsider of OUTSIDERS) expect(names(factsOf({ state }), outsider)).toEqual([]);
  });

  it('is confirmed only when its notice has ended and no objection is open', () => {
    expect(refusalsOf(factsOf({ state: 'on_notice' }, { noticeEnded: false }), 'confirm')).toEqual([
      'award.notice_not_ended',
    ]);
    expect(refusalsOf(factsOf({ state: 'on_notice' }, { openObjections: 1 }), 'confirm')).toEqual([
      'award.objection_open',
    ]);
    expect(refusalsOf(factsOf({ state: 'suspended' }, { openObjections: 2 }), 'resume')).toEqual([
      'award.objection_open',
    ]);
  });

  it('lapses from the instant of its deadline on, never without one', () => {
    const confirmed = { state: 'confirmed' };
    expect(refusalsOf(factsOf(confirmed), 'lapse', EARLIER)).toEqual(['award.signing_days_not_over']);
    expect(refusalsOf(factsOf(confirmed), 'lapse', NOW)).toEqual([]);
    expect(refusalsOf(factsOf({ ...confirmed, signingDueAt: null }), 'lapse')).toEqual(['award.signing_days_not_over']);
  });

  it('holds its slot in every state but the fallen ones', () => {
    expect(FALLEN_AWARD_STATES.every((state) => 'final' in awardLifecycle.states[state])).toBe(true);
    expect(STATES.filter((state) => !FALLEN_AWARD_STATES.includes(state))).toEqual([
      'pending',
      'on_notice',
      'confirmed',
      'signed',
      'suspended',
    ]);
  });
});
