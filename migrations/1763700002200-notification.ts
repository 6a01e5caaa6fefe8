import type { MigrationInterface, QueryRunner } from 'typeorm';

/** E-mail addresses of people; what they are told, how they want to be told it, and the mails to be sent. */
export class Notification1763700002200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EMAIL);
    await runner.query(NOTIFICATION);
    await runner.query(MAIL);
    await runner.query(PREFERENCE);
    await runner.query(REMINDER);
  }

  async down(): Promise<void> {
    throw new Error('what people have been told is not dropped by a migration');
  }
}

const EMAIL = `
  -- One address and nothing that a mail server would take for two, or for another header.
  alter table app_user add column email text
    constraint app_user_email check (length(email) <= 254 and email ~ '^[^[:space:]@<>",;:()\\\\\\[\\]]+@[A-Za-z0-9-]+([.][A-Za-z0-9-]+)+$');
`;

const NOTIFICATION = `
  create index role_grant_holders on role_grant (organisation_id, role) where revoked_at is null;
  create index role_grant_role on role_grant (role) where revoked_at is null;
  create table notification (
    id uuid primary key,
    -- The event, or the sweep, it comes from: whatever is handled twice tells a person once.
    source_id uuid not null,
    user_id uuid not null references app_user,
    kind text not null,
    subject_type text not null,
    subject_id uuid not null,
    programme_id uuid,
    params jsonb not null,
    in_app boolean not null,
    mail text not null check (mail in ('off', 'immediate', 'digest')),
    digest_id uuid,
    created_at timestamptz not null,
    read_at timestamptz,
    constraint notification_once unique (source_id, user_id, kind)
  );
  create index notification_of_person on notification (user_id, created_at desc, id desc) where in_app;
  create index notification_unread on notification (user_id, created_at desc, id desc) where in_app and read_at is null;
  create index notification_undigested on notification (user_id) where mail = 'digest' and digest_id is null and read_at is null;
  create index notification_digest on notification (digest_id, id) where digest_id is not null;
  grant select, insert, update on notification to jbgs_app;
`;

const MAIL = `
  create table mail_delivery (
    id uuid primary key,
    user_id uuid not null references app_user,
    -- One mail is about one notification, or it is the digest of a day in Shanghai.
    notification_id uuid references notification,
    digest_on date,
    created_at timestamptz not null,
    claimed_until timestamptz,
    attempts integer not null default 0,
    sent_at timestamptz,
    given_up_at timestamptz,
    given_up_because text check (given_up_because in ('no_address', 'disabled', 'refused')),
    constraint mail_delivery_about_one_thing check (num_nonnulls(notification_id, digest_on) = 1),
    constraint mail_delivery_one_outcome check (num_nonnulls(sent_at, given_up_at) <= 1),
    constraint mail_delivery_given_up_for_a_reason check ((given_up_at is null) = (given_up_because is null)),
    constraint mail_delivery_once unique (notification_id),
    constraint mail_delivery_one_digest_a_day unique (user_id, digest_on)
  );
  alter table notification add constraint notification_digest_fkey foreign key (digest_id) references mail_delivery;
  grant select, insert, update on mail_delivery to jbgs_app;
`;

const PREFERENCE = `
  create table notification_preference (
    user_id uuid primary key references app_user,
    language text not null check (language in ('zh', 'en')),
    digest_hour integer not null check (digest_hour between 0 and 23),
    updated_at timestamptz not null
  );
  -- Only what differs from the defaults of the code need stand here.
  create table notification_channel (
    user_id uuid not null references notification_preference,
    kind_group text not null,
    in_app boolean not null,
    mail text not null check (mail in ('off', 'immediate', 'digest')),
    primary key (user_id, kind_group)
  );
  grant select, insert, update on notification_preference, notification_channel to jbgs_app;
`;

const REMINDER = `
  -- Steps of deadlines that are dealt with; 0 says that the deadline was seen. A moved deadline begins anew.
  create table deadline_reminder (
    subject_id uuid not null,
    action text not null,
    due_at timestamptz not null,
    days integer not null check (days in (0, 1, 3, 7)),
    noted_at timestamptz not null default clock_timestamp(),
    primary key (subject_id, action, due_at, days)
  );
  grant select, insert on deadline_reminder to jbgs_app;
`;
