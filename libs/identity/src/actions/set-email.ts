import { forbidden, lock, row, type Tx } from '#platform';
import type { User } from '../identity.entities.js';
import { getUser } from '../identity.repository.js';

export interface SetEmail {
  readonly userId: string;
  /** Null takes the address away; left out, it stays. */
  readonly email?: string | null;
}

/**
 * Sets where a person is written to: by itself, by its organisation's administrator or by the security administrator.
 * The address is personal data, so the audit trail says that it changed and not to what.
 * @throws 403 · 404
 */
export async function setEmail(tx: Tx, input: SetEmail): Promise<User> {
  await lock(tx, [row('app_user', input.userId)], null);
  const user = await getUser(tx, input.userId);
  const { actor } = tx.context;
  const isOwn = user.id === actor.userId;
  if (!isOwn && !actor.may('user.edit', { organisation: user.organisationId })) throw forbidden('user.edit');
  if (input.email === undefined) return user;
  await tx.query('update app_user set email = $2 where id = $1', [user.id, input.email]);
  tx.audit({ action: 'user.set_email', subjectType: 'user', subjectId: user.id, changes: { email: ['…', '…'] } });
  return { ...user, email: input.email };
}
