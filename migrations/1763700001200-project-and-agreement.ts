import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Projects, their agreements and the signatures under them. */
export class ProjectAndAgreement1763700001200 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROJECT);
    await runner.query(AGREEMENT);
    await runner.query(SIGNATURE);
  }

  async down(): Promise<void> {
    throw new Error('projects are not dropped by a migration');
  }
}

const PROJECT = `
  create sequence number_xm;
  create table project (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    state text not null check (state in ('contracting', 'active', 'accepting', 'accepted', 'not_accepted', 'settling',
      'tracking', 'closed', 'lapsed')),
    outcome text check (outcome in ('accepted', 'not_accepted', 'lapsed')),
    version integer not null,
    award_id uuid not null references award,
    challenge_id uuid not null references challenge,
    need_id uuid not null references need,
    proposal_id uuid not null references proposal,
    demander_id uuid not null references organisation,
    taker_id uuid not null references organisation,
    rule_pack_id uuid not null references rule_pack,
    title text not null,
    activated_at timestamptz,
    ends_on date,
    settle_by date,
    tracked_until date,
    created_at timestamptz not null,
    constraint project_number unique (number),
    constraint project_one_per_award unique (award_id),
    constraint project_outcome_known
      check (state in ('contracting', 'active', 'accepting') or outcome is not null),
    constraint project_active_dated check (state in ('contracting', 'lapsed') or (activated_at is not null and ends_on is not null))
  );
  create index project_programme on project (programme_id, id);
  create index project_demander on project (demander_id, id);
  create index project_taker on project (taker_id, id);
  create index project_challenge on project (challenge_id);
  grant usage, select on sequence number_xm to jbgs_app;
  grant select, insert, update on project to jbgs_app;
`;

const AGREEMENT = `
  create table agreement (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    state text not null check (state in ('drafting', 'signing', 'effective', 'fulfilled', 'rescinded')),
    version integer not null,
    terms jsonb not null,
    text text,
    text_hash text,
    effective_at timestamptz,
    created_at timestamptz not null,
    constraint agreement_one_per_project unique (project_id),
    -- The hash is that of the text, byte for byte, whoever wrote the row.
    constraint agreement_hash_of_text
      check (text_hash is not distinct from encode(sha256(convert_to(text, 'UTF8')), 'hex')),
    constraint agreement_frozen check (
      case when state = 'drafting' then text is null when state = 'rescinded' then true else text is not null end),
    constraint agreement_effective_dated check ((effective_at is not null) = (state in ('effective', 'fulfilled')))
  );
  -- A text that is in force never changes.
  create function agreement_keep_text() returns trigger language plpgsql as $$
  begin
    if old.state in ('effective', 'fulfilled')
       and (new.text is distinct from old.text or new.terms is distinct from old.terms) then
      raise exception 'the text of an effective agreement does not change' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger agreement_keeps_text before update on agreement for each row execute function agreement_keep_text();
  grant select, insert, update on agreement to jbgs_app;
`;

const SIGNATURE = `
  create table signature (
    id uuid primary key,
    agreement_id uuid not null references agreement,
    party text not null check (party in ('demander', 'taker', 'agency')),
    organisation_id uuid not null references organisation,
    user_id uuid not null references app_user,
    text_hash text not null,
    signed_at timestamptz not null,
    voided_at timestamptz
  );
  create unique index signature_one_per_party on signature (agreement_id, party) where voided_at is null;
  create unique index signature_one_per_person on signature (agreement_id, user_id) where voided_at is null;
  grant select, insert on signature to jbgs_app;
  grant update (voided_at) on signature to jbgs_app;
`;
