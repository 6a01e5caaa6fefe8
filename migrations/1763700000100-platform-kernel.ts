import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The kernel's tables: clock, deadlines, outbox and deliveries, idempotency keys, approvals, audit chain. */
export class PlatformKernel1763700000100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists pg_trgm;
      create extension if not exists btree_gist;
      grant usage on schema public to jbgs_app, jbgs_public;
    `);
    await runner.query(CLOCK_AND_DEADLINE);
    await runner.query(OUTBOX);
    await runner.query(REQUESTS);
    await runner.query(AUDIT);
    await runner.query(WORKING_CALENDAR);
  }

  async down(): Promise<void> {
    throw new Error('the first migration is not undone; drop the database instead');
  }
}

const CLOCK_AND_DEADLINE = `
  -- One row per programme. Zero in production; the dev routes shift it.
  create table clock (
    id uuid primary key,
    shift interval not null default interval '0'
  );
  create table deadline (
    id uuid primary key,
    subject_type text not null,
    subject_id uuid not null,
    action text not null,
    due_at timestamptz not null,
    clock_id uuid not null references clock,
    provisional boolean not null default false,
    -- What a provisional date is computed from again when the year's calendar is announced.
    from_on date,
    working_days integer,
    fired_at timestamptz,
    constraint deadline_one_per_action unique (subject_id, action)
  );
  create index deadline_due on deadline (clock_id, due_at) where fired_at is null;
  grant select, insert, update on clock to jbgs_app;
  grant select, insert, update, delete on deadline to jbgs_app;
`;

const OUTBOX = `
  create table outbox_event (
    id uuid primary key,
    type text not null,
    subject_id uuid not null,
    programme_id uuid,
    payload jsonb not null,
    request_id text not null,
    created_at timestamptz not null default clock_timestamp(),
    dispatched_at timestamptz
  );
  create index outbox_event_waiting on outbox_event (id) where dispatched_at is null;
  create table delivery (
    event_id uuid not null references outbox_event,
    handler text not null,
    queue text not null check (queue in ('default', 'money', 'mail')),
    state text not null default 'pending' check (state in ('pending', 'done', 'parked')),
    attempts integer not null default 0,
    wake_at timestamptz not null,
    last_error text,
    done_at timestamptz,
    primary key (event_id, handler)
  );
  create index delivery_wake on delivery (wake_at) where state = 'pending';
  create index delivery_parked on delivery (event_id) where state = 'parked';
  create function outbox_append(events jsonb) returns void language sql as $$
    insert into outbox_event (id, type, subject_id, programme_id, payload, request_id)
      select e.id, e.type, e.subject_id, e.programme_id, e.payload, e.request_id
        from jsonb_to_recordset(events)
          as e(id uuid, type text, subject_id uuid, programme_id uuid, payload jsonb, request_id text);
    select pg_notify('outbox', '');
  $$;
  grant select, insert, update on outbox_event, delivery to jbgs_app;
  grant execute on function outbox_append(jsonb) to jbgs_app;
`;

const REQUESTS = `
  create table idempotency_key (
    scope text not null,
    key text not null,
    fingerprint text not null,
    response text not null,
    created_at timestamptz not null default clock_timestamp(),
    primary key (scope, key)
  );
  grant select, insert on idempotency_key to jbgs_app;
  -- One person's yes to an action that needs several; void once the subject has left the state it was given in.
  create table approval (
    subject_type text not null,
    subject_id uuid not null,
    action text not null,
    state text not null,
    user_id uuid not null,
    approved_at timestamptz not null,
    voided_at timestamptz
  );
  create unique index approval_one_per_person on approval (subject_id, action, user_id) where voided_at is null;
  grant select, insert, update on approval to jbgs_app;
`;

const AUDIT = `
  create table audit_head (
    id integer primary key default 1 check (id = 1),
    seq bigint not null,
    hash bytea not null
  );
  insert into audit_head values (1, 0, '\\x00');
  create table audit_entry (
    seq bigint primary key,
    at timestamptz not null,
    action text not null,
    subject_type text not null,
    subject_id uuid not null,
    programme_id uuid,
    actor_id uuid,
    request_id text not null,
    body text not null,
    prev bytea not null,
    hash bytea not null
  );
  create index audit_entry_subject on audit_entry (subject_id, seq);
  create index audit_entry_programme on audit_entry (programme_id, seq);
  create index audit_entry_actor on audit_entry (actor_id, seq);

  -- The head row assigns seq inside its lock: ids drawn before the lock broke the chain (trust.md, audit.sql).
  -- hash = sha256(prev || seq '|' microseconds '|' body), body being canonical JSON (RFC 8785).
  create function audit_append(bodies text[]) returns void
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    head audit_head;
    entry text;
    fields jsonb;
    instant timestamptz;
    link bytea;
  begin
    select * into head from audit_head where id = 1 for update;
    foreach entry in array bodies loop
      fields := entry::jsonb;
      instant := clock_timestamp();
      link := head.hash;
      head.seq := head.seq + 1;
      head.hash := sha256(link || convert_to(
        head.seq::text || '|' || (extract(epoch from instant) * 1000000)::bigint::text || '|' || entry, 'UTF8'));
      insert into audit_entry (seq, at, action, subject_type, subject_id, programme_id, actor_id, request_id, body, prev, hash)
      values (head.seq, instant, fields->>'action', fields->>'subjectType', (fields->>'subjectId')::uuid,
              (fields->>'programmeId')::uuid, (fields->>'actorId')::uuid, fields->>'requestId', entry, link, head.hash);
    end loop;
    update audit_head set seq = head.seq, hash = head.hash where id = 1;
  end $$;
  revoke all on function audit_append(text[]) from public;
  grant execute on function audit_append(text[]) to jbgs_app;
  grant select on audit_entry, audit_head to jbgs_app;

  create function deny_change() returns trigger language plpgsql as $$
  begin
    raise exception '% is append-only', tg_table_name using errcode = '42501';
  end $$;
  create trigger audit_entry_no_change before update or delete on audit_entry for each row execute function deny_change();
  create trigger audit_entry_no_truncate before truncate on audit_entry for each statement execute function deny_change();
`;

const WORKING_CALENDAR = `
  -- Official years beyond those the product ships with, loaded by an officer from the State Council's announcement.
  create table calendar_year (
    year integer primary key check (year between 2000 and 2100),
    holidays date[] not null,
    workdays date[] not null,
    source text not null,
    loaded_at timestamptz not null default clock_timestamp()
  );
  grant select, insert on calendar_year to jbgs_app;
`;
