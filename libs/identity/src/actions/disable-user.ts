import { forbidden, lock, row, type Tx } from '#platform';
import { getUser } from '../identity.repository.js';

/**
 * Shuts a person out: sign-in is refused and running sessions end at once.
 * @throws 403 · 404
 */
export async function disableUser(tx: Tx, input: { userId: string; reason: string }): Promise<void> {
  if (!tx.context.actor.may('user.disable')) throw forbidden('user.disable');
  await lock(tx, [row('app_user', input.userId)], null);
  const user = await getUser(tx, input.userId);
  await tx.query('update app_user set disabled_at = coalesce(disabled_at, $2) where id = $1', [user.id, tx.now]);
  await tx.query('update user_session set ended_at = $2 where user_id = $1 and ended_at is null', [user.id, tx.now]);
  tx.audit({ action: 'user.disable', subjectType: 'user', subjectId: user.id, reason: input.reason });
}
