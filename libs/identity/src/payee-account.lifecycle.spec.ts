import { allowedActions } from '#platform';
import type { PayeeAccount } from './identity.entities.js';
import { payeeAccountLifecycle, type PayeeAccountFacts } from './payee-account.lifecycle.js';
import { ROLES, type Role } from './role-permissions.js';
import { UserActor } from './user-actor.js';

const now = new Date('2026-03-02T02:00:00Z');
const owner = 'owner';
const inState = (state: string): PayeeAccountFacts => ({
  subject: { id: 'account', version: 1, state, enteredBy: 'clerk' } as PayeeAccount,
  parties: { organisation: owner, demander: owner, taker: owner, agency: 'agency' },
});
const actorAs = (role: Role, organisationId: string, userId: string = role): UserActor =>
  new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
const offered = (state: string, actor: UserActor): [string, string[]][] =>
  allowedActions(payeeAccountLifecycle, inState(state), { actor, now }).map(({ name, reasons }) => [
    name,
    reasons.map(({ code }) => code),
  ]);

describe('a payee account: state × action × role', () => {
  const TABLE: Record<keyof typeof payeeAccountLifecycle.states, Partial<Record<Role, string[]>>> = {
    entered: { agency_finance: ['verify', 'retire'], organisation_admin: ['retire'] },
    verified: { agency_finance: ['retire'], organisation_admin: ['retire'] },
    retired: {},
  };

  it.each(Object.entries(TABLE))('%s', (state, byRole) => {
    for (const role of ROLES) {
      const organisationId = role.startsWith('agency') ? 'agency' : owner;
      const names = offered(state, actorAs(role, organisationId)).map(([name]) => name);
      expect([role, names]).toEqual([role, byRole[role] ?? []]);
    }
    expect(offered(state, actorAs('organisation_admin', 'another organisation'))).toEqual([]);
  });

  it('is not verified by who entered it', () => {
    expect(offered('entered', actorAs('agency_finance', 'agency', 'clerk'))).toEqual([
      ['verify', ['payee_account.same_person']],
      ['retire', []],
    ]);
  });
});
