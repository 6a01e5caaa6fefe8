import { forbidden, lock, sharedRow, uuidv7, type Tx } from '#platform';
import { User } from '../identity.entities.js';
import { getOrganisation } from '../identity.repository.js';
import { hashPassword } from '../password.js';

export interface CreateUser {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
  readonly email?: string | null;
  readonly organisationId: string;
}

/**
 * Adds a person to an organisation. Roles come separately, from the security administrator.
 * @throws 403 · 404 the organisation · 409 identity.username_taken
 */
export async function createUser(tx: Tx, input: CreateUser): Promise<User> {
  // Hashing takes about 12 ms of another thread; it is done before any lock is taken.
  const passwordHash = await hashPassword(input.password);
  await lock(tx, [sharedRow('organisation', input.organisationId)], null);
  const organisation = await getOrganisation(tx, input.organisationId);
  if (!tx.context.actor.may('user.create', { organisation: organisation.id })) throw forbidden('user.create');
  const user: User = {
    id: uuidv7(),
    username: input.username,
    displayName: input.displayName,
    passwordHash,
    email: input.email ?? null,
    organisationId: organisation.id,
    disabledAt: null,
    createdAt: tx.now,
  };
  await tx.manager.insert(User, user);
  tx.audit({
    action: 'user.create',
    subjectType: 'user',
    subjectId: user.id,
    changes: { organisation_id: [null, organisation.id] },
  });
  return user;
}
