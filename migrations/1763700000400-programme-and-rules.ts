import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Programmes, the versions of their rules, and the money appropriated to them. */
export class ProgrammeAndRules1763700000400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create sequence number_jh;
      create table programme (
        id uuid primary key references clock,
        programme_id uuid not null,
        number text not null,
        name text not null,
        state text not null check (state in ('draft', 'active', 'closed')),
        agency_id uuid not null references organisation,
        organiser_id uuid references organisation,
        rule_pack_id uuid,
        created_by uuid references app_user,
        version integer not null,
        created_at timestamptz not null,
        check (programme_id = id),
        constraint programme_number unique (number)
      );
      create index programme_agency on programme (agency_id, id);
      create table rule_pack (
        id uuid primary key,
        programme_id uuid not null references programme,
        version_number integer not null,
        content jsonb not null,
        content_hash text not null,
        created_by uuid references app_user,
        created_at timestamptz not null,
        constraint rule_pack_version unique (programme_id, version_number)
      );
      alter table programme add foreign key (rule_pack_id) references rule_pack;
      create trigger rule_pack_no_change before update or delete on rule_pack for each row execute function deny_change();
      create table appropriation (
        id uuid primary key,
        programme_id uuid not null references programme,
        fiscal_year integer not null,
        amount_fen bigint not null check (amount_fen > 0),
        index_number text not null,
        budget_subject text not null,
        recorded_by uuid references app_user,
        recorded_at timestamptz not null,
        constraint appropriation_index unique (programme_id, index_number, budget_subject)
      );
      alter table role_grant add foreign key (programme_id) references programme;
      grant usage, select on sequence number_jh to jbgs_app;
      grant select, insert, update on programme to jbgs_app;
      grant select, insert on rule_pack, appropriation to jbgs_app;
    `);
  }

  async down(): Promise<void> {
    throw new Error('programmes are not dropped by a migration');
  }
}
