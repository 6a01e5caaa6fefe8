import { allowedActions } from '#platform';
import { ROLES, UserActor, type Role } from '#identity';
import type { Programme } from './programme.entities.js';
import { programmeLifecycle, type ProgrammeFacts } from './programme.lifecycle.js';

const now = new Date('2026-03-02T02:00:00Z');
const factsOf = (subject: Partial<Programme>, openItems = 0): ProgrammeFacts => ({
  subject: { id: 'programme', version: 1, rulePackId: 'rules', createdBy: 'creator', ...subject } as Programme,
  parties: { agency: 'agency', programmeId: 'programme' },
  openItems,
});
const actorAs = (role: Role, organisationId = 'agency', userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const offered = (facts: ProgrammeFacts, actor: UserActor): [string, string[]][] =>
  allowedActions(programmeLifecycle, facts, { actor, now }).map(({ name, reasons }) => [
    name,
    reasons.map(({ code }) => code),
  ]);
const names = (state: string, actor: UserActor): string[] => offered(factsOf({ state }), actor).map(([name]) => name);

describe('a programme: state × action × role', () => {
  const TABLE: Record<keyof typeof programmeLifecycle.states, Partial<Record<Role, string[]>>> = {
    draft: { agency_officer: ['set_rules'], agency_approver: ['activate'] },
    active: { agency_officer: ['set_rules'], agency_approver: ['close'] },
    closed: {},
  };

  it.each(Object.entries(TABLE))('%s', (state, byRole) => {
    for (const role of ROLES) expect([role, names(state, actorAs(role))]).toEqual([role, byRole[role] ?? []]);
    expect(names(state, actorAs('agency_approver', 'another agency'))).toEqual([]);
  });

  it('is put in force with rules, by somebody other than who created it', () => {
    const draft = factsOf({ state: 'draft', rulePackId: null });
    expect(offered(draft, actorAs('agency_approver'))).toEqual([['activate', ['programme.no_rule_pack']]]);
    const own = actorAs('agency_approver', 'agency', 'creator');
    expect(offered(factsOf({ state: 'draft' }), own)).toEqual([['activate', ['programme.same_person']]]);
  });

  it('is closed when nothing is on its way any more', () => {
    const approver = actorAs('agency_approver');
    expect(offered(factsOf({ state: 'active' }, 2), approver)).toEqual([['close', ['programme.open_items']]]);
    expect(offered(factsOf({ state: 'active' }), approver)).toEqual([['close', []]]);
  });
});
