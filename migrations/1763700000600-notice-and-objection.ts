import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Public notices and the objections against them. */
export class NoticeAndObjection1763700000600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICE);
    await runner.query(OBJECTION);
    await runner.query(PUBLIC_VIEW);
  }

  async down(): Promise<void> {
    throw new Error('notices and objections are not dropped by a migration');
  }
}

const NOTICE = `
  create sequence number_gs;
  create table public_notice (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    agency_id uuid not null references organisation,
    subject_type text not null,
    subject_id uuid not null,
    kind text not null,
    title text not null,
    body text not null,
    state text not null check (state in ('on_notice', 'ended', 'withdrawn')),
    version integer not null,
    working_days integer not null check (working_days > 0),
    objection_reply_working_days integer not null check (objection_reply_working_days > 0),
    published_by uuid references app_user,
    published_at timestamptz not null,
    ends_at timestamptz not null,
    ended_at timestamptz,
    withdrawn_at timestamptz,
    withdrawal_reason text,
    created_at timestamptz not null,
    constraint public_notice_number unique (number),
    constraint public_notice_window check (ends_at > published_at),
    constraint public_notice_ended check ((state = 'ended') = (ended_at is not null) and ended_at >= ends_at),
    constraint public_notice_withdrawn
      check ((state = 'withdrawn') = (withdrawn_at is not null) and (withdrawn_at is null) = (withdrawal_reason is null))
  );
  create unique index public_notice_one_live on public_notice (subject_id, kind) where state = 'on_notice';
  create index public_notice_published on public_notice (published_at desc, id desc);
  create index public_notice_subject on public_notice (subject_id);
  create index public_notice_agency on public_notice (agency_id, id);
  grant usage, select on sequence number_gs to jbgs_app;
  grant select, insert, update on public_notice to jbgs_app;
`;

const OBJECTION = `
  create sequence number_yy;
  create table objection (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    notice_id uuid not null references public_notice,
    agency_id uuid not null references organisation,
    kind text not null check (kind in ('result', 'misconduct')),
    state text not null check (state in ('received', 'accepted', 'not_accepted', 'investigating', 'upheld', 'dismissed',
      'withdrawn')),
    version integer not null,
    -- Null for an anonymous report: then nothing in the row leads to a person.
    filer_id uuid references app_user,
    grounds text not null,
    filed_at timestamptz not null,
    reply_due_at timestamptz not null,
    reply text,
    decided_at timestamptz,
    created_at timestamptz not null,
    constraint objection_number unique (number),
    constraint objection_real_name check (kind = 'misconduct' or filer_id is not null),
    constraint objection_reply check (state not in ('not_accepted', 'upheld', 'dismissed') or reply is not null)
  );
  create index objection_notice on objection (notice_id);
  create index objection_agency on objection (agency_id, id);
  create index objection_filer on objection (filer_id, id) where filer_id is not null;
  grant usage, select on sequence number_yy to jbgs_app;
  grant select, insert, update on objection to jbgs_app;
`;

const PUBLIC_VIEW = `
  -- The board everybody reads. Objections and those who filed them are not on it.
  create view public_notice_board as
    select n.id, n.number, n.programme_id, p.name as programme_name, n.agency_id, o.name as agency_name, n.subject_type,
           n.subject_id, n.kind, n.title, n.body, n.state, n.published_at, n.ends_at, n.ended_at, n.withdrawn_at, n.withdrawal_reason,
           coalesce((select d.provisional from deadline d where d.subject_id = n.id and d.action = 'public_notice.end'),
                    false) as ends_provisional
      from public_notice n join programme p on p.id = n.programme_id join organisation o on o.id = n.agency_id;
  grant select on public_notice_board to jbgs_public;
`;
