import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What workers need to lose nothing and to explain themselves: leases with the handlers each version knows, the last
 * run of periodic tasks, why a delivery is parked. Everything here only adds, so workers of the version before go on.
 */
export class JobsRecovery1763700002100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(LEASES);
    await runner.query(PERIODS);
    await runner.query(DELIVERIES);
    await runner.query(`
      create index idempotency_key_age on idempotency_key (created_at);
      grant delete on idempotency_key to jbgs_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      revoke delete on idempotency_key from jbgs_app;
      drop index idempotency_key_age, delivery_parked_because;
      alter table delivery drop column dispatches, drop column dispatched_at, drop column parked_because, drop column parked_at;
      drop table periodic_run, subscription, worker_lease;
    `);
  }
}

const LEASES = `
  -- A worker is alive as long as its lease runs. It renews it; whoever finds an expired one takes it away.
  create table worker_lease (
    id uuid primary key,
    started_at timestamptz not null default clock_timestamp(),
    lease_until timestamptz not null,
    stopped_at timestamptz
  );
  -- What each living worker listens to: in a rolling deployment no version knows the handlers of all (trust.md B14).
  create table subscription (
    worker_id uuid not null references worker_lease on delete cascade,
    handler text not null,
    event_type text not null,
    queue text not null check (queue in ('default', 'money', 'mail')),
    primary key (worker_id, handler)
  );
  create index subscription_event on subscription (event_type);
  create index subscription_handler on subscription (handler);
  grant select, insert, update, delete on worker_lease, subscription to jbgs_app;
`;

const PERIODS = `
  create table periodic_run (
    task text primary key,
    every_ms bigint not null check (every_ms > 0),
    registered_at timestamptz not null default clock_timestamp(),
    started_at timestamptz,
    finished_at timestamptz,
    found integer,
    last_error text
  );
  grant select, insert, update on periodic_run to jbgs_app;
`;

const DELIVERIES = `
  alter table delivery
    -- How often it was handed to the queue, and when last; empty while it waits for its next try.
    add column dispatches integer not null default 0,
    add column dispatched_at timestamptz,
    add column parked_because text check (parked_because in ('attempts_exhausted', 'unknown_handler', 'unknown_event')),
    add column parked_at timestamptz;
  update delivery set parked_at = clock_timestamp(), parked_because = case last_error
      when 'this version knows no such handler' then 'unknown_handler'
      when 'the event does not exist' then 'unknown_event'
      else 'attempts_exhausted' end
   where state = 'parked';
  create index delivery_parked_because on delivery (parked_because, handler) where state = 'parked';
`;
