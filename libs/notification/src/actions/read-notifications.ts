import { lock, type Tx } from '#platform';
import { getOwnNotification, wakeStreams } from '../notification.repository.js';
import type { Notification } from '../notification.entities.js';

/**
 * Marks one of a person's notifications as read; once read it stays so.
 * @throws 404
 */
export async function readNotification(tx: Tx, input: { userId: string; id: string }): Promise<Notification> {
  const now = await lock(tx, [], null);
  const notification = await getOwnNotification(tx, input.userId, input.id);
  if (notification.readAt) return notification;
  await tx.query('update notification set read_at = $2 where id = $1 and read_at is null', [notification.id, now]);
  await wakeStreams(tx, [input.userId]);
  return { ...notification, readAt: now };
}

/** Marks everything that has come to a person as read. @returns how many it were */
export async function readAll(tx: Tx, userId: string): Promise<number> {
  const now = await lock(tx, [], null);
  const read = await tx.query(
    'update notification set read_at = $2 where user_id = $1 and in_app and read_at is null returning id',
    [userId, now],
  );
  if (read.length > 0) await wakeStreams(tx, [userId]);
  return read.length;
}
