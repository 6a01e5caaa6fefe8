import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Organisations, people, roles, relations and findings, payee accounts. */
export class IdentityPeopleAndOrganisations1763700000200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ORGANISATIONS);
    await runner.query(PEOPLE);
    await runner.query(STANDING);
    await runner.query(PAYEE_ACCOUNTS);
  }

  async down(): Promise<void> {
    throw new Error('tables that hold people and their roles are not dropped by a migration');
  }
}

const ORGANISATIONS = `
  create table organisation (
    id uuid primary key,
    name text not null,
    kind text not null
      check (kind in ('enterprise', 'hospital', 'university', 'institute', 'agency', 'team', 'person', 'assessor')),
    uscc text,
    uscc_unverified boolean not null default false,
    region text,
    hosting_unit_id uuid references organisation,
    version integer not null default 1,
    created_at timestamptz not null,
    constraint organisation_uscc unique (uscc)
  );
  create index organisation_name on organisation (name, id);
  grant select, insert, update on organisation to jbgs_app;
`;

const PEOPLE = `
  create table app_user (
    id uuid primary key,
    username text not null,
    display_name text not null,
    password_hash text not null,
    organisation_id uuid not null references organisation,
    disabled_at timestamptz,
    created_at timestamptz not null,
    constraint app_user_username unique (username)
  );
  create table role_grant (
    id uuid primary key,
    user_id uuid not null references app_user,
    organisation_id uuid not null references organisation,
    role text not null check (role in ('demander', 'taker', 'organisation_admin', 'agency_officer', 'agency_approver',
      'agency_finance', 'recommender', 'organiser', 'assessor', 'expert', 'oversight', 'investor',
      'system_admin', 'security_admin', 'audit_admin')),
    programme_id uuid,
    granted_by uuid references app_user,
    granted_at timestamptz not null,
    revoked_at timestamptz
  );
  create unique index role_grant_live on role_grant
    (user_id, organisation_id, role, coalesce(programme_id, '00000000-0000-0000-0000-000000000000')) where revoked_at is null;
  -- 三员分立: whoever holds a platform role holds that one role and no other, in the database too.
  alter table role_grant add constraint role_grant_platform_roles_exclusive exclude using gist (
    user_id with =,
    (case when role in ('system_admin', 'security_admin', 'audit_admin') then role else 'business' end) with <>
  ) where (revoked_at is null);
  create table user_session (
    id uuid primary key,
    user_id uuid not null references app_user,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    ended_at timestamptz
  );
  create index user_session_live on user_session (user_id) where ended_at is null;
  grant select, insert, update on app_user, role_grant, user_session to jbgs_app;
`;

const STANDING = `
  create table affiliation (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    other_id uuid not null references organisation,
    kind text not null check (kind in ('same_unit', 'subsidiary', 'equity_link', 'control', 'significant_influence')),
    source text not null,
    since_on date not null,
    until_on date,
    recorded_at timestamptz not null,
    check (organisation_id <> other_id)
  );
  create index affiliation_organisation on affiliation (organisation_id);
  create index affiliation_other on affiliation (other_id);
  create table credit_record (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    finding text not null,
    source text not null,
    found_on date not null,
    cleared_on date,
    recorded_at timestamptz not null
  );
  create index credit_record_organisation on credit_record (organisation_id, found_on);
  grant select, insert on affiliation to jbgs_app;
  grant select, insert, update on credit_record to jbgs_app;
`;

const PAYEE_ACCOUNTS = `
  create table payee_account (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    state text not null check (state in ('entered', 'verified', 'retired')),
    account_name text not null,
    account_no text not null,
    bank_name text not null,
    bank_code text not null check (bank_code ~ '^[0-9]{12}$'),
    entered_by uuid references app_user,
    verified_by uuid references app_user,
    version integer not null,
    created_at timestamptz not null,
    constraint payee_account_two_persons check (verified_by is null or verified_by <> entered_by)
  );
  create unique index payee_account_one_verified on payee_account (organisation_id) where state = 'verified';
  grant select, insert, update on payee_account to jbgs_app;
`;
