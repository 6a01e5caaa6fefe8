import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The register of capabilities; and what a panel judges has a name that lists can show. */
export class Matching1763700002400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PANEL_SUBJECT);
    await runner.query(CAPABILITY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop view public_capability;
      drop table capability;
      drop sequence number_nl;
      alter table panel drop column subject_title;
    `);
  }
}

const PANEL_SUBJECT = `
  alter table panel add column subject_title text not null default '';
  update panel p set subject_title = coalesce(
    (select n.number || ' ' || n.title from need n where p.subject_type = 'need' and n.id = p.subject_id),
    (select c.number || ' ' || c.title from challenge c where p.subject_type = 'challenge' and c.id = p.subject_id), '');
`;

const CAPABILITY = `
  create sequence number_nl;
  grant usage, select on sequence number_nl to jbgs_app;
  create table capability (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    number text not null,
    state text not null check (state in ('active', 'withdrawn')),
    version integer not null,
    title text not null,
    field text not null,
    region text not null,
    keywords text[] not null check (cardinality(keywords) <= 20),
    description text not null,
    results text,
    equipment text,
    summary text,
    consented_at timestamptz,
    proposal_id uuid references proposal,
    created_at timestamptz not null,
    -- What others may read of it, cut into words; empty only between the row and its words.
    search tsvector not null default '',
    constraint capability_number unique (number),
    constraint capability_one_per_proposal unique (proposal_id),
    constraint capability_consent_has_summary check (consented_at is null or summary is not null)
  );
  create index capability_organisation on capability (organisation_id, id);
  create index capability_search on capability using gin (search) where state = 'active' and consented_at is not null;
  create index capability_field on capability (field, id) where state = 'active' and consented_at is not null;
  grant select, insert, update on capability to jbgs_app;
  create view public_capability as
    select c.id, c.number, o.name as "organisationName", c.title, c.field, c.region, c.keywords, c.summary, c.search
      from capability c join organisation o on o.id = c.organisation_id
     where c.state = 'active' and c.consented_at is not null;
  grant select on public_capability to jbgs_public;
`;
