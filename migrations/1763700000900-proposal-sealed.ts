import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Proposals: sealed documents before the opening, rows after it. */
export class ProposalSealed1763700000900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROPOSAL);
    await runner.query(SEALED_DOCUMENT);
    await runner.query(SEAL);
    await runner.query(OPENED_CONTENT);
    await runner.query(PUBLIC_COUNT);
  }

  async down(): Promise<void> {
    throw new Error('proposals are not dropped by a migration');
  }
}

const PROPOSAL = `
  create sequence number_tb;
  grant usage, select on sequence number_tb to jbgs_app;
  -- Until it is opened nothing but owner, time, hash and size stands beside the sealed document.
  create table proposal (
    id uuid primary key,
    programme_id uuid not null references programme,
    challenge_id uuid not null references challenge,
    taker_id uuid not null references organisation,
    number text not null,
    state text not null check (state in ('draft', 'submitted', 'opened', 'qualified', 'under_review', 'ranked',
      'selected', 'reserve', 'not_selected', 'unqualified', 'withdrawn', 'expired', 'void')),
    version integer not null,
    revision integer not null check (revision >= 0),
    content_hash text check (content_hash ~ '^[0-9a-f]{64}$'),
    content_size integer check (content_size > 0),
    submitted_at timestamptz,
    opened_at timestamptz,
    created_at timestamptz not null,
    constraint proposal_number unique (number),
    constraint proposal_receipt_whole check (
      (revision = 0) = (submitted_at is null)
      and (content_hash is null) = (submitted_at is null)
      and (content_size is null) = (submitted_at is null)),
    constraint proposal_submitted_has_receipt check (
      state in ('draft', 'withdrawn', 'expired', 'void') or submitted_at is not null),
    constraint proposal_draft_not_submitted check (state not in ('draft', 'expired') or submitted_at is null),
    constraint proposal_opened_when_past_it check (
      (opened_at is not null) = (state in ('opened', 'qualified', 'under_review', 'ranked', 'selected', 'reserve',
        'not_selected', 'unqualified')) or state = 'void'),
    constraint proposal_opened_after_submission check (opened_at >= submitted_at)
  );
  -- One take-up of a challenge per taker.
  create unique index proposal_one_live_per_taker on proposal (challenge_id, taker_id)
    where state not in ('withdrawn', 'expired', 'void');
  create index proposal_challenge on proposal (challenge_id, id);
  create index proposal_taker on proposal (taker_id, id);
  create index proposal_programme on proposal (programme_id, id);
  grant select, insert, update on proposal to jbgs_app;
`;

const SEALED_DOCUMENT = `
  create table sealed_document (
    proposal_id uuid not null references proposal,
    revision integer not null check (revision > 0),
    codec text not null check (codec in ('plain/1')),
    content bytea not null,
    sha256 text not null,
    size integer not null,
    saved_at timestamptz not null,
    -- Null while it is a draft.
    sealed_at timestamptz,
    primary key (proposal_id, revision),
    constraint sealed_document_hash check (sha256 = encode(sha256(content), 'hex')),
    constraint sealed_document_size check (size = octet_length(content))
  );
  create unique index sealed_document_one_draft on sealed_document (proposal_id) where sealed_at is null;
  grant select, insert, update on sealed_document to jbgs_app;
  create function sealed_document_stands() returns trigger language plpgsql as $$
  begin
    if old.sealed_at is not null or new.proposal_id <> old.proposal_id or new.revision <> old.revision then
      raise exception 'a sealed document is never changed' using errcode = '42501';
    end if;
    return new;
  end $$;
  create trigger sealed_document_stands before update on sealed_document
    for each row execute function sealed_document_stands();
`;

const SEAL = `
  -- Sealing does not hang on the application's care: the database itself shows a document to those who act for its
  -- taker, to everybody the application lets in once it is opened, and to the system when the window has closed.
  alter table sealed_document enable row level security;
  create policy sealed_document_of_taker on sealed_document for all to jbgs_app
    using (exists (
      select 1 from proposal p join role_grant g on g.organisation_id = p.taker_id
       where p.id = proposal_id and g.role = 'taker' and g.revoked_at is null
         and g.user_id = nullif(current_setting('app.user', true), '')::uuid));
  create policy sealed_document_opened on sealed_document for select to jbgs_app
    using (exists (select 1 from proposal p where p.id = proposal_id and p.opened_at is not null));
  create policy sealed_document_opening on sealed_document for select to jbgs_app
    using (nullif(current_setting('app.user', true), '') is null and exists (
      select 1 from proposal p join challenge c on c.id = p.challenge_id
       where p.id = proposal_id and c.state not in ('drafted', 'open')));
`;

const OPENED_CONTENT = `
  create table proposal_commitment (
    proposal_id uuid not null references proposal,
    indicator_id uuid not null references indicator,
    "values" text[] not null,
    primary key (proposal_id, indicator_id)
  );
  create table proposal_partner (
    proposal_id uuid not null references proposal,
    organisation_id uuid not null references organisation,
    position integer not null check (position > 0),
    role text not null check (role in ('lead', 'partner')),
    duty text not null,
    work_ppm integer not null check (work_ppm between 0 and 1000000),
    money_ppm integer not null check (money_ppm between 0 and 1000000),
    income_ppm integer not null check (income_ppm between 0 and 1000000),
    ip_ppm integer not null check (ip_ppm between 0 and 1000000),
    primary key (proposal_id, organisation_id),
    constraint proposal_partner_position unique (proposal_id, position)
  );
  create unique index proposal_partner_one_lead on proposal_partner (proposal_id) where role = 'lead';
  create index proposal_partner_organisation on proposal_partner (organisation_id);
  create table proposal_budget_line (
    proposal_id uuid not null references proposal,
    position integer not null check (position > 0),
    category text not null check (category in ('equipment', 'operations', 'labour', 'indirect')),
    purpose text not null,
    amount_fen bigint not null check (amount_fen > 0),
    primary key (proposal_id, position)
  );
  -- Unpacked once, at the opening.
  grant select, insert on proposal_commitment, proposal_partner, proposal_budget_line to jbgs_app;
`;

const PUBLIC_COUNT = `
  -- The number of take-ups is the one thing the public learns before the opening.
  create view public_proposal_count as
    select c.id as "challengeId",
           (select count(*)::int from proposal p
             where p.challenge_id = c.id and p.submitted_at is not null and p.state not in ('withdrawn', 'void')) as submitted
      from challenge c where c.listed;
  grant select on public_proposal_count to jbgs_public;
`;
