import type { Language, ReadTx, Tx } from '#platform';
import {
  DEFAULT_CHANNELS,
  DEFAULT_DIGEST_HOUR,
  DEFAULT_LANGUAGE,
  GROUPS,
  type Channels,
  type Group,
  type MailMode,
} from './groups.js';

/** How a person wants to be told. */
export interface Preferences {
  readonly language: Language;
  readonly digestHour: number;
  readonly groups: readonly ({ readonly group: Group } & Channels)[];
}

/** A person's preferences, with the defaults where nothing is set. */
export async function preferencesOf(tx: ReadTx, userId: string): Promise<Preferences> {
  const [set] = await tx.query<{ language: Language; digestHour: number }>(
    'select language, digest_hour as "digestHour" from notification_preference where user_id = $1',
    [userId],
  );
  const channels = await tx.query<{ group: Group; inApp: boolean; mail: MailMode }>(
    'select kind_group as "group", in_app as "inApp", mail from notification_channel where user_id = $1',
    [userId],
  );
  return {
    language: set?.language ?? DEFAULT_LANGUAGE,
    digestHour: set?.digestHour ?? DEFAULT_DIGEST_HOUR,
    groups: GROUPS.map((group) => {
      const { inApp, mail } = channels.find((each) => each.group === group) ?? DEFAULT_CHANNELS[group];
      return { group, inApp, mail };
    }),
  };
}

/** Writes them whole; groups that are not named keep what they had. */
export async function writePreferences(tx: Tx, userId: string, preferences: Preferences): Promise<void> {
  const { language, digestHour, groups } = preferences;
  await tx.query(
    `insert into notification_preference (user_id, language, digest_hour, updated_at) values ($1, $2, $3, $4)
     on conflict (user_id) do update
        set language = excluded.language, digest_hour = excluded.digest_hour, updated_at = excluded.updated_at`,
    [userId, language, digestHour, tx.now],
  );
  await tx.query(
    `insert into notification_channel (user_id, kind_group, in_app, mail)
     select $1, c."group", c."inApp", c.mail
       from jsonb_to_recordset($2::jsonb) as c("group" text, "inApp" boolean, mail text)
     on conflict (user_id, kind_group) do update set in_app = excluded.in_app, mail = excluded.mail`,
    [userId, JSON.stringify(groups)],
  );
}
