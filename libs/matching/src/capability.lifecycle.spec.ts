import { allowedActions } from '#platform';
import { ROLES, UserActor, type Role } from '#identity';
import type { Capability } from './capability.entity.js';
import { capabilityLifecycle } from './capability.lifecycle.js';

const now = new Date('2026-03-02T02:00:00Z');
const actorAs = (role: Role, organisationId = 'owner'): UserActor =>
  new UserActor(role, organisationId, [{ role, organisationId, programmeId: null }]);
const allowed = (state: string, actor: UserActor): string[] => {
  const subject = { id: 'capability', version: 1, state } as Capability;
  return allowedActions(capabilityLifecycle, { subject, parties: { taker: 'owner' } }, { actor, now }).map(
    ({ name }) => name,
  );
};

describe('a capability: state × action × role', () => {
  const TABLE: Record<keyof typeof capabilityLifecycle.states, string[]> = {
    active: ['edit', 'withdraw'],
    withdrawn: [],
  };

  it.each(Object.entries(TABLE))('%s is its owner’s alone', (state, actions) => {
    for (const role of ROLES)
      expect([role, allowed(state, actorAs(role))]).toEqual([role, role === 'taker' ? actions : []]);
    expect(allowed(state, actorAs('taker', 'another taker'))).toEqual([]);
  });
});
