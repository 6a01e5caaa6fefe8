import { DomainError, lock, uuidv7, type Tx } from '#platform';
import { Session } from '../identity.entities.js';
import { findUserByName } from '../identity.repository.js';
import { passwordMatches } from '../password.js';

const SESSION_HOURS = 12;

/**
 * Checks a name and a password. Unknown users, wrong passwords and disabled users get one and the same answer, in the
 * same time.
 * @returns the user's id
 * @throws 401 identity.wrong_credentials
 */
export async function checkCredentials(tx: Tx, username: string, password: string): Promise<string> {
  await lock(tx, [], null);
  const user = await findUserByName(tx, username);
  const right = await passwordMatches(user?.passwordHash ?? null, password);
  if (!right || !user || user.disabledAt) throw new DomainError(401, 'identity.wrong_credentials');
  return user.id;
}

/** Opens a session; the access token names it, so ending it ends the token. */
export async function openSession(tx: Tx, userId: string): Promise<Session> {
  await lock(tx, [], null);
  const session: Session = {
    id: uuidv7(),
    userId,
    createdAt: tx.now,
    expiresAt: new Date(tx.now.getTime() + SESSION_HOURS * 3_600_000),
    endedAt: null,
  };
  await tx.manager.insert(Session, session);
  tx.audit({ action: 'user.sign_in', subjectType: 'user', subjectId: userId });
  return session;
}

/** Ends all sessions of the person who asks. */
export async function signOut(tx: Tx): Promise<void> {
  const { userId } = tx.context.actor;
  if (!userId) throw new DomainError(401, 'platform.unauthenticated');
  await lock(tx, [], null);
  await tx.query('update user_session set ended_at = $2 where user_id = $1 and ended_at is null', [userId, tx.now]);
  tx.audit({ action: 'user.sign_out', subjectType: 'user', subjectId: userId });
}
