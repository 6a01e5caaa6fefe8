import { lock, refused, uuidv7, type Tx } from '#platform';
import { Organisation, RoleGrant, User } from '../identity.entities.js';
import { hashPassword } from '../password.js';

/**
 * Makes the first security administrator of an empty installation, with the platform operator's organisation. Everybody
 * else is created by people.
 * @throws 409 platform.refused when there is already a user
 */
export async function createFirstAdministrator(
  tx: Tx,
  input: { username: string; password: string },
): Promise<{ userId: string; organisationId: string }> {
  const passwordHash = await hashPassword(input.password);
  await lock(tx, [], null);
  await tx.query('lock table app_user in share row exclusive mode');
  const [existing] = await tx.query('select 1 from app_user limit 1');
  if (existing) throw refused({ code: 'platform.refused' });
  const organisationId = uuidv7();
  const userId = uuidv7();
  const createdAt = tx.now;
  await tx.manager.insert(Organisation, {
    id: organisationId,
    name: '平台运营方',
    kind: 'agency',
    uscc: null,
    usccUnverified: false,
    region: null,
    hostingUnitId: null,
    version: 1,
    createdAt,
  });
  await tx.manager.insert(User, {
    id: userId,
    username: input.username,
    displayName: '安全管理员',
    passwordHash,
    email: null,
    organisationId,
    disabledAt: null,
    createdAt,
  });
  await tx.manager.insert(RoleGrant, {
    id: uuidv7(),
    userId,
    organisationId,
    role: 'security_admin',
    programmeId: null,
    grantedBy: null,
    grantedAt: createdAt,
    revokedAt: null,
  });
  tx.audit({ action: 'user.create_first_administrator', subjectType: 'user', subjectId: userId });
  return { userId, organisationId };
}
