import { allowedActions, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Bulletin, Clarification } from './bulletin.entities.js';
import { bulletinLifecycle, type BulletinFacts, type BulletinState } from './bulletin.lifecycle.js';
import { clarificationLifecycle, type ClarificationFacts } from './clarification.lifecycle.js';

const NOW = new Date('2026-03-02T02:00:00Z');
const STATES = Object.keys(bulletinLifecycle.states) as BulletinState[];
const PARTIES = { programmeId: 'programme', demander: 'demander', agency: 'agency', organiser: 'organiser' };

const bulletin: Bulletin = {
  id: 'bulletin',
  programmeId: 'programme',
  number: 'BD-2026-0001',
  state: 'draft',
  version: 3,
  title: '第一批榜单',
  preface: null,
  rulePackId: 'rules',
  composedBy: 'composer',
  approvedBy: null,
  publishedAt: null,
  createdAt: NOW,
};

const factsOf = (state: BulletinState, facts: Partial<BulletinFacts> = {}): BulletinFacts => ({
  subject: { ...bulletin, state },
  parties: PARTIES,
  challenges: 2,
  unfinished: 2,
  ...facts,
});

const actorAs = (role: Role, organisationId: string, userId = 'user'): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);

const PARTY = {
  officer: actorAs('agency_officer', 'agency', 'composer'),
  approver: actorAs('agency_approver', 'agency'),
  organiser: actorAs('organiser', 'organiser'),
} as const;

const OUTSIDERS = [
  actorAs('demander', 'demander'),
  actorAs('taker', 'demander'),
  actorAs('agency_officer', 'another agency'),
  actorAs('agency_approver', 'another agency'),
  actorAs('agency_finance', 'agency'),
  actorAs('organiser', 'another organiser'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const names = (actions: readonly { name: string; allowed: boolean }[]): string[] =>
  actions
    .filter((action) => action.allowed)
    .map((action) => action.name)
    .sort();
const may = (facts: BulletinFacts, actor: Actor): string[] =>
  names(allowedActions(bulletinLifecycle, facts, { actor, now: NOW }));
const reasons = (action: string, facts: BulletinFacts, actor: Actor): string[] | undefined =>
  allowedActions(bulletinLifecycle, facts, { actor, now: NOW })
    .find(({ name }) => name === action)
    ?.reasons.map(({ code }) => code);

const COMPOSING = ['add_challenge', 'edit', 'remove_challenge'];
const TABLE: Readonly<Record<BulletinState, Partial<Record<keyof typeof PARTY, readonly string[]>>>> = {
  draft: {
    officer: ['add_challenge', 'cancel', 'edit', 'remove_challenge'],
    approver: ['approve', 'cancel', 'return'],
    organiser: COMPOSING,
  },
  returned: {
    officer: ['add_challenge', 'cancel', 'edit', 'remove_challenge', 'resubmit'],
    approver: ['cancel'],
    organiser: [...COMPOSING, 'resubmit'],
  },
  approved: { officer: ['cancel', 'publish'], approver: ['cancel', 'return'] },
  published: {},
  completed: {},
  cancelled: {},
};

describe('bulletin: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [party, actor] of Object.entries(PARTY)) {
      expect([party, may(factsOf(state), actor)]).toEqual([party, TABLE[state][party as keyof typeof PARTY] ?? []]);
    }
    for (const actor of OUTSIDERS) {
      expect(allowedActions(bulletinLifecycle, factsOf(state), { actor, now: NOW })).toEqual([]);
    }
  });

  it('is completed by the system alone, once every challenge has ended', () => {
    const system = systemActor(['bulletin.complete']);
    expect(reasons('complete', factsOf('published'), system)).toEqual(['bulletin.challenges_unfinished']);
    expect(STATES.filter((state) => may(factsOf(state, { unfinished: 0 }), system).length > 0)).toEqual(['published']);
  });

  it('is not approved by its composer, nor empty', () => {
    const composer = actorAs('agency_approver', 'agency', 'composer');
    expect(reasons('approve', factsOf('draft'), composer)).toEqual(['bulletin.same_person']);
    expect(reasons('approve', factsOf('draft', { challenges: 0 }), PARTY.approver)).toEqual(['bulletin.empty']);
    expect(reasons('publish', factsOf('approved', { challenges: 0 }), PARTY.officer)).toEqual(['bulletin.empty']);
    expect(reasons('resubmit', factsOf('returned', { challenges: 0 }), PARTY.officer)).toEqual(['bulletin.empty']);
  });
});

describe('clarification: state × action × role', () => {
  const clarification = {
    id: 'clarification',
    programmeId: 'programme',
    version: 1,
    askerId: 'taker',
  } as Clarification;
  const can = (state: string, actor: Actor): string[] => {
    const facts: ClarificationFacts = { subject: { ...clarification, state }, parties: PARTIES };
    return names(allowedActions(clarificationLifecycle, facts, { actor, now: NOW }));
  };

  it.each([
    ['asked', ['answer'], ['answer', 'decline']],
    ['answered', [], []],
    ['declined', [], []],
  ])('%s: demander %j, officer %j', (state, demander, officer) => {
    expect(can(state, actorAs('demander', 'demander'))).toEqual(demander);
    expect(can(state, PARTY.officer)).toEqual(officer);
    for (const actor of [actorAs('taker', 'taker'), actorAs('demander', 'taker'), PARTY.approver, PARTY.organiser]) {
      expect(can(state, actor)).toEqual([]);
    }
  });
});
