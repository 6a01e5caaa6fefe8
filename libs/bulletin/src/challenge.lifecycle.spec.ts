import { allowedActions, fen, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { Challenge } from './bulletin.entities.js';
import {
  challengeLifecycle,
  PUBLIC_CHALLENGE_STATES,
  type ChallengeFacts,
  type ChallengeState,
} from './challenge.lifecycle.js';

const CLOSES = new Date('2026-03-20T09:00:00.000Z');
const BEFORE = new Date('2026-03-02T02:00:00Z');
const AFTER = new Date('2026-03-21T00:00:00Z');
const STATES = Object.keys(challengeLifecycle.states) as ChallengeState[];

const challenge: Challenge = {
  id: 'challenge',
  programmeId: 'programme',
  bulletinId: 'bulletin',
  needId: 'need',
  needVersion: 5,
  demanderId: 'demander',
  number: 'JB-2026-0001',
  state: 'open',
  version: 2,
  rulePackId: 'rules',
  title: '超高压线缆在线测控',
  summary: '超高压线缆制造过程在线测控技术及系统',
  field: '先进装备制造',
  region: '江西吉安',
  demanderName: '江西电缆有限责任公司',
  programmeName: '揭榜挂帅计划',
  amountFen: fen(500_000_000n),
  cashToTakerFen: fen(375_000_000n),
  confidentiality: 'public',
  awardSlots: 1,
  textVersion: 1,
  mode: 'open_call',
  openedAt: new Date('2026-02-28T02:00:00Z'),
  takeUpClosesAt: CLOSES,
  windowClosedAt: null,
  noAwardReason: null,
  createdAt: new Date('2026-02-27T02:00:00Z'),
};

const factsOf = (subject: Partial<Challenge>): ChallengeFacts => ({
  subject: { ...challenge, ...subject },
  parties: { programmeId: 'programme', demander: 'demander', agency: 'agency', organiser: 'organiser' },
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const PARTY = {
  officer: actorAs('agency_officer', 'agency'),
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
  actorAs('expert', 'university'),
  actorAs('oversight', 'supervision'),
  actorAs('system_admin', 'platform'),
];

const may = (facts: ChallengeFacts, actor: Actor, now: Date): string[] =>
  allowedActions(challengeLifecycle, facts, { actor, now })
    .filter((action) => action.allowed)
    .map((action) => action.name)
    .sort();

/** Who may do what in which state while the window is open, and what the system does when it is over. */
const TABLE: Readonly<Record<ChallengeState, Partial<Record<keyof typeof PARTY, readonly string[]>>>> = {
  drafted: { officer: ['cancel', 'open'], approver: ['cancel'], organiser: ['cancel'] },
  open: { officer: ['extend_window'], approver: ['amend'] },
  window_closed: { officer: ['declare_no_award'], approver: ['declare_no_award'] },
  evaluating: { officer: ['declare_no_award'], approver: ['declare_no_award', 'mark_decided'] },
  decided: { officer: ['declare_no_award'], approver: ['declare_no_award'] },
  completed: {},
  no_award: {},
  cancelled: {},
};

const SYSTEM = systemActor(['challenge.close_window', 'challenge.start_evaluation', 'challenge.complete']);
const BY_SYSTEM: Readonly<Partial<Record<ChallengeState, readonly string[]>>> = {
  open: ['close_window'],
  window_closed: ['start_evaluation'],
  decided: ['complete'],
};

describe('challenge: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [party, actor] of Object.entries(PARTY)) {
      const expected = TABLE[state][party as keyof typeof PARTY] ?? [];
      expect([party, may(factsOf({ state }), actor, BEFORE)]).toEqual([party, expected]);
    }
    expect(may(factsOf({ state }), SYSTEM, AFTER)).toEqual(BY_SYSTEM[state] ?? []);
  });

  it.each(STATES)('%s offers nothing to anybody else', (state) => {
    for (const actor of OUTSIDERS) {
      expect(allowedActions(challengeLifecycle, factsOf({ state }), { actor, now: AFTER })).toEqual([]);
    }
  });

  it('lets no person close a window', () => {
    for (const actor of [...Object.values(PARTY), ...OUTSIDERS]) {
      expect(actor.may(challengeLifecycle.actions.close_window.permission)).toBe(false);
    }
  });

  it('shows the public what was opened and nothing that was not', () => {
    expect(STATES.filter((state) => !PUBLIC_CHALLENGE_STATES.includes(state))).toEqual(['drafted', 'cancelled']);
  });
});

describe('the hour of a challenge', () => {
  const reasons = (action: string, actor: Actor, milliseconds: number): string[] | undefined => {
    const now = new Date(CLOSES.getTime() + milliseconds);
    return allowedActions(challengeLifecycle, factsOf({ state: 'open' }), { actor, now })
      .find((offered) => offered.name === action)
      ?.reasons.map(({ code }) => code);
  };

  it.each([
    [-1, ['challenge.window_still_open'], []],
    [0, [], ['challenge.window_over']],
    [1, [], ['challenge.window_over']],
  ])('at %d ms: closing %j, extending %j', (milliseconds, closing, extending) => {
    expect(reasons('close_window', SYSTEM, milliseconds)).toEqual(closing);
    expect(reasons('extend_window', PARTY.officer, milliseconds)).toEqual(extending);
  });

  it('never comes for a challenge without one', () => {
    const facts = factsOf({ state: 'open', takeUpClosesAt: null });
    expect(may(facts, SYSTEM, AFTER)).toEqual([]);
    expect(may(facts, PARTY.officer, BEFORE)).toEqual([]);
  });
});
