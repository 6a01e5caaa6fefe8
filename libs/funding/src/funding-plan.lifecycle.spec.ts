import { allowedActions, fen, systemActor, type Actor } from '#platform';
import { UserActor, type Role } from '#identity';
import type { FundingPlan } from './funding.entities.js';
import { fundingPlanLifecycle, type FundingPlanFacts } from './funding-plan.lifecycle.js';

const NOW = new Date('2026-03-30T02:00:00Z');
const STATES = Object.keys(fundingPlanLifecycle.states) as (keyof typeof fundingPlanLifecycle.states)[];

const factsOf = (state: string, held = 150n): FundingPlanFacts => ({
  subject: { id: 'plan', version: 1, state, grantFen: fen(125n) } as FundingPlan,
  parties: { programmeId: 'programme', demander: 'demander', taker: 'taker', agency: 'agency' },
  heldFen: fen(held),
  poolSharePpm: null,
});

const actorAs = (role: Role, organisationId: string): UserActor =>
  new UserActor('user', organisationId, [{ role, organisationId, programmeId: null }]);

const PARTY: Readonly<Record<string, Actor>> = {
  demander: actorAs('demander', 'demander'),
  taker: actorAs('taker', 'taker'),
  officer: actorAs('agency_officer', 'agency'),
  approver: actorAs('agency_approver', 'agency'),
  finance: actorAs('agency_finance', 'agency'),
  system: systemActor(['funding_plan.supersede']),
};
const OUTSIDERS: readonly Actor[] = [
  actorAs('demander', 'taker'),
  actorAs('taker', 'demander'),
  actorAs('agency_officer', 'another agency'),
  actorAs('oversight', 'supervision'),
  actorAs('security_admin', 'platform'),
];

const names = (facts: FundingPlanFacts, actor: Actor): string[] =>
  allowedActions(fundingPlanLifecycle, facts, { actor, now: NOW })
    .filter(({ allowed }) => allowed)
    .map(({ name }) => name)
    .sort();

const TABLE: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  draft: {
    demander: ['agree', 'revise'],
    taker: ['agree'],
    officer: ['revise'],
    approver: ['agree'],
    system: ['supersede'],
  },
  agreed: { officer: ['close'], finance: ['close'], system: ['supersede'] },
  superseded: {},
  closed: {},
};

describe('funding plan: state × action × role', () => {
  it.each(STATES)('%s', (state) => {
    for (const [party, actor] of Object.entries(PARTY)) {
      expect([party, names(factsOf(state), actor)]).toEqual([party, TABLE[state]?.[party] ?? []]);
    }
    for (const outsider of OUTSIDERS) expect(names(factsOf(state), outsider)).toEqual([]);
  });

  it('is agreed up to what is held for the award, and not a fen beyond', () => {
    const approver = PARTY['approver'] as Actor;
    expect(names(factsOf('draft', 125n), approver)).toEqual(['agree']);
    const [agree] = allowedActions(fundingPlanLifecycle, factsOf('draft', 124n), { actor: approver, now: NOW });
    expect(agree).toMatchObject({
      allowed: false,
      reasons: [{ code: 'funding_plan.grant_above_encumbrance', params: { grant: '125', held: '124' } }],
    });
  });
});
