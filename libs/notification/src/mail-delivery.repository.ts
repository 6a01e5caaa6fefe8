import { uuidv7, type Language, type LocalDate, type Params, type ReadTx, type Tx } from '#platform';
import { DEFAULT_DIGEST_HOUR, DEFAULT_LANGUAGE } from './groups.js';
import type { GiveUpReason } from './notification.entities.js';
import type { Told } from './notification.templates.js';

/** Longer than the mail server is given to answer, so that two workers never talk to it about one mail. */
const CLAIM_SECONDS = 180;
/** So many people get their digest in one unit. */
const DIGESTS_AT_A_TIME = 200;
/** A digest names so many; of the others it gives the number. */
export const DIGEST_LINES = 100;

/** Notes mails about single notifications. @returns their ids */
export async function insertMails(tx: Tx, about: readonly { id: string; userId: string }[]): Promise<string[]> {
  if (about.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `insert into mail_delivery (id, user_id, notification_id, created_at)
     select m.id, m."userId", m."notificationId", $2
       from jsonb_to_recordset($1::jsonb) as m(id uuid, "userId" uuid, "notificationId" uuid)
     on conflict do nothing returning id`,
    [JSON.stringify(about.map(({ id, userId }) => ({ id: uuidv7(), userId, notificationId: id }))), tx.now],
  );
  return rows.map((row) => row.id);
}

/** People whose hour for the digest of this day has come and who have something unread for it. */
export async function peopleDueDigest(tx: ReadTx, day: LocalDate, hour: number): Promise<string[]> {
  const rows = await tx.query<{ userId: string }>(
    `select n.user_id as "userId" from notification n
       left join notification_preference p on p.user_id = n.user_id
      where n.mail = 'digest' and n.digest_id is null and n.read_at is null
        and coalesce(p.digest_hour, ${DEFAULT_DIGEST_HOUR}) <= $2
        and not exists (select 1 from mail_delivery m where m.user_id = n.user_id and m.digest_on = $1)
      group by n.user_id order by n.user_id limit ${DIGESTS_AT_A_TIME}`,
    [day, hour],
  );
  return rows.map((row) => row.userId);
}

/**
 * Notes the digest of a day and puts into it what the person has not read.
 * @returns its id, or null when the day has its digest
 */
export async function insertDigest(tx: Tx, userId: string, day: LocalDate): Promise<string | null> {
  const [digest] = await tx.query<{ id: string }>(
    `insert into mail_delivery (id, user_id, digest_on, created_at) values ($1, $2, $3, $4)
     on conflict do nothing returning id`,
    [uuidv7(), userId, day, tx.now],
  );
  if (!digest) return null;
  await tx.query(
    `update notification set digest_id = $1
      where user_id = $2 and mail = 'digest' and digest_id is null and read_at is null`,
    [digest.id, userId],
  );
  return digest.id;
}

/** A mail that this worker may send now. */
export interface ClaimedMail {
  readonly id: string;
  readonly address: string | null;
  readonly isDisabled: boolean;
  readonly language: Language;
  readonly digestOn: string | null;
  readonly told: readonly Told[];
  /** How many it is about, of which `told` holds the newest. */
  readonly count: number;
}

/**
 * Takes a mail for this worker alone.
 * @returns null when it is done with, `busy` while another worker is at it
 */
export async function claimMail(tx: Tx, id: string): Promise<ClaimedMail | 'busy' | null> {
  const [claimed] = await tx.query<{ userId: string; digestOn: string | null; notificationId: string | null }>(
    `update mail_delivery set claimed_until = clock_timestamp() + interval '${CLAIM_SECONDS} seconds', attempts = attempts + 1
      where id = $1 and sent_at is null and given_up_at is null
        and (claimed_until is null or claimed_until < clock_timestamp())
     returning user_id as "userId", digest_on::text as "digestOn", notification_id as "notificationId"`,
    [id],
  );
  if (!claimed) return (await isOpen(tx, id)) ? 'busy' : null;
  const [person] = await tx.query<{ address: string | null; isDisabled: boolean; language: Language | null }>(
    `select u.email as address, u.disabled_at is not null as "isDisabled", p.language
       from app_user u left join notification_preference p on p.user_id = u.id where u.id = $1`,
    [claimed.userId],
  );
  const told = await tx.query<{ kind: string; subjectType: string; subjectId: string; params: Params; count: number }>(
    `select kind, subject_type as "subjectType", subject_id as "subjectId", params, count(*) over ()::int as count
       from notification where id = $1 or digest_id = $2 order by created_at desc, id desc limit ${DIGEST_LINES}`,
    [claimed.notificationId, id],
  );
  return {
    id,
    address: person?.address ?? null,
    isDisabled: person?.isDisabled ?? true,
    language: person?.language ?? DEFAULT_LANGUAGE,
    digestOn: claimed.digestOn,
    told,
    count: told[0]?.count ?? 0,
  };
}

async function isOpen(tx: ReadTx, id: string): Promise<boolean> {
  const rows = await tx.query('select 1 from mail_delivery where id = $1 and sent_at is null and given_up_at is null', [
    id,
  ]);
  return rows.length > 0;
}

export async function markSent(tx: Tx, id: string): Promise<void> {
  await tx.query(
    `update mail_delivery set sent_at = clock_timestamp(), claimed_until = null
      where id = $1 and sent_at is null and given_up_at is null`,
    [id],
  );
}

/** Notes that this mail will never be sent, and why. */
export async function giveUp(tx: Tx, id: string, because: GiveUpReason): Promise<void> {
  await tx.query(
    `update mail_delivery set given_up_at = clock_timestamp(), given_up_because = $2, claimed_until = null
      where id = $1 and sent_at is null and given_up_at is null`,
    [id, because],
  );
}

/** Lets the next try begin as soon as it is due. */
export async function releaseClaim(tx: Tx, id: string): Promise<void> {
  await tx.query('update mail_delivery set claimed_until = null where id = $1', [id]);
}
