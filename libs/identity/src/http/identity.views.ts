import { allowedActions, type ReadTx, type Tx } from '#platform';
import { actionViews } from '#platform/http';
import { payeeAccountFacts } from '../actions/payee-accounts.js';
import type { Affiliation, Organisation, PayeeAccount, User } from '../identity.entities.js';
import { getUser, liveGrants, organisationNames } from '../identity.repository.js';
import { payeeAccountLifecycle } from '../payee-account.lifecycle.js';
import { permissionsOf } from '../role-permissions.js';
import type { AffiliationView, CreatedOrganisationView, MeView, PayeeAccountView, UserView } from './identity.dto.js';

/** A person with the organisations and roles it acts in. */
export async function meView(tx: ReadTx, userId: string): Promise<MeView> {
  const user = await getUser(tx, userId);
  const grants = await liveGrants(tx, userId);
  const names = await organisationNames(tx, [user.organisationId, ...grants.map((grant) => grant.organisationId)]);
  return {
    id: user.id,
    username: user.username,
    displayName: user.displayName,
    email: user.email,
    organisationId: user.organisationId,
    organisationName: names.get(user.organisationId) ?? '',
    grants: grants.map((grant) => ({ ...grant, organisationName: names.get(grant.organisationId) ?? '' })),
    permissions: permissionsOf(grants.map(({ role }) => role)),
  };
}

export const userView = ({ id, username, displayName, email, organisationId }: User): UserView => ({
  id,
  username,
  displayName,
  email,
  organisationId,
});

export function createdOrganisationView(organisation: Organisation): CreatedOrganisationView {
  const { id, name, kind, uscc, region, usccUnverified } = organisation;
  return { id, name, kind, uscc, region, usccUnverified };
}

export function affiliationView(affiliation: Affiliation): AffiliationView {
  const { id, organisationId, otherId, kind, sinceOn, untilOn, source } = affiliation;
  return { id, organisationId, otherId, kind, sinceOn, untilOn, source };
}

/** An account as screens show it: only the last four digits of its number. */
export function payeeAccountView(tx: ReadTx | Tx, account: PayeeAccount, now: Date): PayeeAccountView {
  const { id, organisationId, state, version, accountName, accountNo, bankName, bankCode } = account;
  const facts = payeeAccountFacts(tx, account);
  return {
    id,
    organisationId,
    state,
    version,
    accountName,
    accountNo: `****${accountNo.slice(-4)}`,
    bankName,
    bankCode,
    actions: actionViews(allowedActions(payeeAccountLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
