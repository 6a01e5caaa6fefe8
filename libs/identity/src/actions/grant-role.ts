import { forbidden, lock, refused, row, sharedRow, uuidv7, type Tx } from '#platform';
import { RoleGrant } from '../identity.entities.js';
import { getOrganisation, getUser, liveGrantsOf } from '../identity.repository.js';
import { PLATFORM_ROLES, type Role } from '../role-permissions.js';

export interface GrantRole {
  readonly userId: string;
  readonly organisationId: string;
  readonly role: Role;
  readonly programmeId?: string;
}

/**
 * Gives a person a role for an organisation, in one programme or in all.
 * @throws 403 · 404 · 409 identity.platform_roles_exclusive (三员分立), identity.grant_exists
 */
export async function grantRole(tx: Tx, input: GrantRole): Promise<RoleGrant> {
  if (!tx.context.actor.may('role.grant')) throw forbidden('role.grant');
  await lock(tx, [row('app_user', input.userId), sharedRow('organisation', input.organisationId)], null);
  const user = await getUser(tx, input.userId);
  const organisation = await getOrganisation(tx, input.organisationId);
  const held = (await liveGrantsOf(tx, [user.id])).map((grant) => grant.role);
  const mixes = PLATFORM_ROLES.includes(input.role)
    ? held.some((role) => role !== input.role)
    : held.some((role) => PLATFORM_ROLES.includes(role));
  if (mixes) throw refused({ code: 'identity.platform_roles_exclusive' });
  const grant: RoleGrant = {
    id: uuidv7(),
    userId: user.id,
    organisationId: organisation.id,
    role: input.role,
    programmeId: input.programmeId ?? null,
    grantedBy: tx.context.actor.userId,
    grantedAt: tx.now,
    revokedAt: null,
  };
  await tx.manager.insert(RoleGrant, grant);
  tx.audit({
    action: 'role.grant',
    subjectType: 'user',
    subjectId: user.id,
    programmeId: grant.programmeId,
    changes: { role: [null, grant.role], organisation_id: [null, organisation.id] },
  });
  return grant;
}

/**
 * Takes a role away; it ends within a second for running sessions.
 * @throws 403 · 404
 */
export async function revokeRole(tx: Tx, input: { grantId: string; reason: string }): Promise<void> {
  if (!tx.context.actor.may('role.revoke')) throw forbidden('role.revoke');
  await lock(tx, [row('role_grant', input.grantId)], null);
  const revoked = await tx.query<{ user_id: string; role: string }>(
    'update role_grant set revoked_at = $2 where id = $1 and revoked_at is null returning user_id, role',
    [input.grantId, tx.now],
  );
  const [grant] = revoked;
  if (!grant) throw refused({ code: 'platform.refused' });
  tx.audit({
    action: 'role.revoke',
    subjectType: 'user',
    subjectId: grant.user_id,
    reason: input.reason,
    changes: { role: [grant.role, null] },
  });
}
