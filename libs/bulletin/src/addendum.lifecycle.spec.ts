import { allowedActions } from '#platform';
import { ROLES, UserActor, type Role } from '#identity';
import { addendumLifecycle, type AddendumFacts } from './addendum.lifecycle.js';
import type { Addendum } from './bulletin.entities.js';

const now = new Date('2026-03-10T02:00:00Z');
const closesAt = new Date('2026-03-31T09:00:00Z');
const open = { state: 'open', textVersion: 1, takeUpClosesAt: closesAt };

const factsOf = (state: string, facts: Partial<AddendumFacts> = {}): AddendumFacts => ({
  subject: { id: 'addendum', version: 1, state, draftedBy: 'drafter', baseVersion: 1 } as Addendum,
  parties: { agency: 'agency', programmeId: 'programme' },
  challenge: open,
  closesAfter: null,
  frozenFrom: new Date('2026-03-26T16:00:00Z'),
  freezeDays: 3,
  ...facts,
});
const actorAs = (role: Role, organisationId = 'agency', userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const offered = (facts: AddendumFacts, actor: UserActor): Record<string, string[]> =>
  Object.fromEntries(
    allowedActions(addendumLifecycle, facts, { actor, now }).map(({ name, reasons }) => [
      name,
      reasons.map(({ code }) => code),
    ]),
  );

describe('an addendum: state × action × role', () => {
  const TABLE: Record<keyof typeof addendumLifecycle.states, Partial<Record<Role, string[]>>> = {
    draft: { agency_officer: ['edit', 'cancel'], agency_approver: ['return', 'issue'] },
    returned: { agency_officer: ['edit', 'resubmit', 'cancel'] },
    issued: {},
    cancelled: {},
  };

  it.each(Object.entries(TABLE))('%s', (state, byRole) => {
    const names = (actor: UserActor): string[] => Object.keys(offered(factsOf(state), actor));
    for (const role of ROLES) expect([role, names(actorAs(role))]).toEqual([role, byRole[role] ?? []]);
    for (const role of ['agency_officer', 'agency_approver'] as const)
      expect(names(actorAs(role, 'another agency'))).toEqual([]);
  });

  const approver = actorAs('agency_approver');
  const issue = (facts: Partial<AddendumFacts>, actor = approver): string[] | undefined =>
    offered(factsOf('draft', facts), actor)['issue'];

  it('is issued by another person, on the text it was drafted for', () => {
    expect(issue({})).toEqual([]);
    expect(issue({}, actorAs('agency_approver', 'agency', 'drafter'))).toEqual(['addendum.same_person']);
    expect(issue({ challenge: { ...open, textVersion: 2 } })).toEqual(['addendum.text_changed']);
  });

  it.each<[string, AddendumFacts['challenge']]>([
    ['is closed', { ...open, state: 'window_closed' }],
    ['ends at this instant', { ...open, takeUpClosesAt: now }],
    ['has no end yet', { ...open, takeUpClosesAt: null }],
  ])('amends nothing when the window of the challenge %s', (_, challenge) => {
    expect(issue({ challenge })).toEqual(['addendum.challenge_not_open']);
    expect(offered(factsOf('draft', { challenge }), actorAs('agency_officer'))).toEqual({
      edit: ['addendum.challenge_not_open'],
      cancel: [],
    });
  });

  it('comes before the last working days, and moves the end to later only', () => {
    expect(issue({ frozenFrom: now })).toEqual(['addendum.frozen']);
    expect(issue({ closesAfter: closesAt })).toEqual(['addendum.window_not_longer']);
    expect(issue({ closesAfter: new Date(closesAt.getTime() + 1) })).toEqual([]);
  });
});
