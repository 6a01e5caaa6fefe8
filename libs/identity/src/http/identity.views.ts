import { allowedActions, type ReadTx, type Tx } from '#platform';
import { actionViews } from '#platform/http';
import { payeeAccountFacts } from '../actions/payee-accounts.js';
import type { Affiliation, CreditRecord, Organisation, PayeeAccount, User } from '../identity.entities.js';
import { liveGrantsOf, organisationNames } from '../identity.repository.js';
import { payeeAccountLifecycle } from '../payee-account.lifecycle.js';
import type {
  AffiliationView,
  CreatedOrganisationView,
  CreditView,
  PayeeAccountView,
  UserDetailView,
  UserView,
} from './identity.dto.js';

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

export async function affiliationViews(tx: ReadTx, affiliations: readonly Affiliation[]): Promise<AffiliationView[]> {
  const names = await organisationNames(
    tx,
    affiliations.map(({ otherId }) => otherId),
  );
  return affiliations.map(({ id, organisationId, otherId, kind, sinceOn, untilOn, source }) => ({
    ...{ id, organisationId, otherId, kind, sinceOn, untilOn, source },
    otherName: names.get(otherId) ?? '',
  }));
}

export const creditView = ({ id, finding, foundOn, source, clearedOn }: CreditRecord): CreditView => ({
  ...{ id, finding, foundOn, source, clearedOn },
});

/** The people of an organisation with the roles they hold, as administrators see them. */
export async function userViews(tx: ReadTx, users: readonly User[]): Promise<UserDetailView[]> {
  const grants = await liveGrantsOf(
    tx,
    users.map(({ id }) => id),
  );
  const names = await organisationNames(
    tx,
    grants.map(({ organisationId }) => organisationId),
  );
  return users.map((user) => ({
    ...userView(user),
    disabledAt: user.disabledAt?.toISOString() ?? null,
    createdAt: user.createdAt.toISOString(),
    grants: grants
      .filter(({ userId }) => userId === user.id)
      .map(({ userId: _user, ...grant }) => ({ ...grant, organisationName: names.get(grant.organisationId) ?? '' })),
  }));
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
