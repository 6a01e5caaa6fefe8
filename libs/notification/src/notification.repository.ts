import {
  decodeCursor,
  notFound,
  SqlParams,
  uuidv7,
  type PageRequest,
  type Params,
  type ReadTx,
  type Tx,
} from '#platform';
import type { Channels, Group, MailMode } from './groups.js';
import { DEFAULT_CHANNELS } from './groups.js';
import { Notification } from './notification.entities.js';

/** One statement tells so many people at most; more take several. */
const CHUNK = 1_000;

/** A person who may be told, and how. */
export interface Recipient extends Channels {
  readonly userId: string;
}

/** How these people want to hear of a group; whoever has no address gets no mail. */
export async function recipientsOf(tx: ReadTx, userIds: readonly string[], group: Group): Promise<Recipient[]> {
  const rows = await tx.query<{ userId: string; hasAddress: boolean; inApp: boolean | null; mail: MailMode | null }>(
    `select u.id as "userId", u.email is not null as "hasAddress", c.in_app as "inApp", c.mail
       from app_user u left join notification_channel c on c.user_id = u.id and c.kind_group = $2
      where u.id = any($1::uuid[]) order by u.id`,
    [userIds, group],
  );
  const { inApp, mail } = DEFAULT_CHANNELS[group];
  return rows.map((row) => ({
    userId: row.userId,
    inApp: row.inApp ?? inApp,
    mail: row.hasAddress ? (row.mail ?? mail) : 'off',
  }));
}

/** What is told to everybody alike. */
export interface Telling {
  readonly sourceId: string;
  readonly kind: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly programmeId: string | null;
  readonly params: Params;
}

/**
 * Writes a notification for each of them who has not been told from this source, and wakes the open streams of those
 * who read in the portal; NOTIFY travels with the commit.
 * @returns how many were told, and the notifications that are to be mailed at once
 */
export async function insertNotifications(
  tx: Tx,
  telling: Telling,
  recipients: readonly Recipient[],
): Promise<{ count: number; toMail: readonly { id: string; userId: string }[] }> {
  const all: (Recipient & { id: string })[] = [];
  for (let start = 0; start < recipients.length; start += CHUNK) {
    const told = await insertChunk(tx, telling, recipients.slice(start, start + CHUNK));
    await wakeStreams(
      tx,
      told.filter(({ inApp }) => inApp).map(({ userId }) => userId),
    );
    all.push(...told);
  }
  return { count: all.length, toMail: all.filter(({ mail }) => mail === 'immediate') };
}

function insertChunk(
  tx: Tx,
  telling: Telling,
  recipients: readonly Recipient[],
): Promise<(Recipient & { id: string })[]> {
  return tx.query(
    `insert into notification (id, source_id, user_id, kind, subject_type, subject_id, programme_id, params, in_app, mail,
       created_at)
     select r.id, $2, r."userId", $3, $4, $5, $6, $7::jsonb, r."inApp", r.mail, $8
       from jsonb_to_recordset($1::jsonb) as r(id uuid, "userId" uuid, "inApp" boolean, mail text)
     on conflict on constraint notification_once do nothing
     returning id, user_id as "userId", in_app as "inApp", mail`,
    [
      JSON.stringify(recipients.map((recipient) => ({ id: uuidv7(), ...recipient }))),
      telling.sourceId,
      telling.kind,
      telling.subjectType,
      telling.subjectId,
      telling.programmeId,
      JSON.stringify(telling.params),
      tx.now,
    ],
  );
}

/** The channel on which every api process hears whose bell has changed; the payload is the user id. */
export const CHANNEL = 'notification';

export async function wakeStreams(tx: Tx, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  await tx.query(`select pg_notify('${CHANNEL}', id) from unnest($1::text[]) as id`, [userIds]);
}

export interface NotificationFilter extends PageRequest {
  readonly unread?: boolean;
}

const COLUMNS = `id, kind, subject_type as "subjectType", subject_id as "subjectId", programme_id as "programmeId", params,
  created_at as "createdAt", read_at as "readAt"`;

export type NotificationRow = Pick<
  Notification,
  'id' | 'kind' | 'subjectType' | 'subjectId' | 'programmeId' | 'params' | 'createdAt' | 'readAt'
>;

/** What a person reads in the portal, newest first; one row more than the page asks for. */
export function listNotifications(tx: ReadTx, userId: string, filter: NotificationFilter): Promise<NotificationRow[]> {
  const params = new SqlParams();
  const own = `user_id = ${params.add(userId)}::uuid and in_app`;
  const unread = filter.unread ? 'and read_at is null' : '';
  const after = filter.cursor ? decodeCursor(filter.cursor, ['instant', 'uuid']) : null;
  const cursor = after
    ? `and (created_at, id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])}::uuid)`
    : '';
  return tx.query<NotificationRow>(
    `select ${COLUMNS} from notification where ${own} ${unread} ${cursor}
      order by created_at desc, id desc limit ${params.rows(filter.limit + 1)}`,
    params.values,
  );
}

/** What came to a person from an instant on, oldest first, without those named. */
export function notificationsSince(
  tx: ReadTx,
  userId: string,
  since: { readonly from: Date; readonly except: readonly string[]; readonly limit: number },
): Promise<NotificationRow[]> {
  return tx.query<NotificationRow>(
    `select ${COLUMNS} from notification
      where user_id = $1 and in_app and created_at >= $2 and id <> all($3::uuid[])
      order by created_at, id limit $4`,
    [userId, since.from, since.except, since.limit],
  );
}

/** Counting stops here: more unread than this is shown as this. */
export const MAX_COUNTED = 1_000;

export async function unreadCount(tx: ReadTx, userId: string): Promise<number> {
  const [counted] = await tx.query<{ count: number }>(
    `select count(*)::int as count from (
       select 1 from notification where user_id = $1 and in_app and read_at is null limit ${MAX_COUNTED}) unread`,
    [userId],
  );
  return counted?.count ?? 0;
}

/** @throws 404 also for what is somebody else's */
export async function getOwnNotification(tx: ReadTx, userId: string, id: string): Promise<Notification> {
  const notification = await tx.manager.findOneBy(Notification, { id, userId, inApp: true });
  if (!notification) throw notFound('notification', id);
  return notification;
}

/** When something came to a person; null when there is no such notification of theirs. */
export async function cameAt(tx: ReadTx, userId: string, id: string): Promise<Date | null> {
  return (await tx.manager.findOneBy(Notification, { id, userId }))?.createdAt ?? null;
}
