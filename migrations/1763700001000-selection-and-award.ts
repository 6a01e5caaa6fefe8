import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rankings, the demander's opinion, decisions and awards. */
export class SelectionAndAward1763700001000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RANKING);
    await runner.query(DECISION);
    await runner.query(AWARD);
    await runner.query(PUBLIC_RESULTS);
  }

  async down(): Promise<void> {
    throw new Error('awards are not dropped by a migration');
  }
}

const RANKING = `
  create table ranking (
    challenge_id uuid not null references challenge,
    proposal_id uuid not null references proposal,
    panel_id uuid not null references panel,
    taker_id uuid not null references organisation,
    rank integer not null check (rank > 0),
    total_hundredths integer not null check (total_hundredths between 0 and 10000),
    passed boolean not null,
    tied_with uuid[] not null,
    decided_by text not null check (decided_by in ('total', 'must_pass_margin', 'undecided')),
    must_pass_failed text[] not null,
    ranked_at timestamptz not null,
    primary key (challenge_id, proposal_id)
  );
  grant select, insert on ranking to jbgs_app;

  create table demander_opinion (
    id uuid primary key,
    programme_id uuid not null references programme,
    challenge_id uuid not null references challenge,
    demander_id uuid not null references organisation,
    voice text not null check (voice in ('opinion', 'consent', 'choice')),
    proposal_ids uuid[] not null,
    opinion text not null,
    given_by uuid references app_user,
    given_at timestamptz not null
  );
  create index demander_opinion_challenge on demander_opinion (challenge_id, id desc);
  grant select, insert on demander_opinion to jbgs_app;
`;

const DECISION = `
  create table decision (
    id uuid primary key,
    programme_id uuid not null references programme,
    challenge_id uuid not null references challenge,
    kind text not null check (kind in ('initial', 'replacement')),
    state text not null check (state in ('drafted', 'approved', 'returned')),
    version integer not null,
    reasons text not null,
    minutes text not null,
    drafted_by uuid not null references app_user,
    decided_by uuid references app_user,
    decided_at timestamptz,
    reserves_until timestamptz,
    created_at timestamptz not null,
    -- Two persons: nobody approves what they drafted.
    constraint decision_two_persons check (state <> 'approved' or decided_by <> drafted_by),
    constraint decision_approver_named check (state <> 'approved' or (decided_by is not null and decided_at is not null))
  );
  create unique index decision_one_initial on decision (challenge_id) where kind = 'initial' and state = 'approved';
  create index decision_challenge on decision (challenge_id, id);
  create index decision_programme on decision (programme_id, id);
  grant select, insert, update on decision to jbgs_app;

  create table decision_item (
    decision_id uuid not null references decision,
    proposal_id uuid not null references proposal,
    taker_id uuid not null references organisation,
    result text not null check (result in ('selected', 'reserve', 'not_selected')),
    rank integer not null check (rank > 0),
    award_slot integer check (award_slot > 0),
    reason text,
    primary key (decision_id, proposal_id),
    constraint decision_item_slot check ((result = 'selected') = (award_slot is not null))
  );
  create unique index decision_item_one_per_slot on decision_item (decision_id, award_slot) where award_slot is not null;
  grant select, insert on decision_item to jbgs_app;
`;

const AWARD = `
  create sequence number_zb;
  grant usage, select on sequence number_zb to jbgs_app;
  create table award (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    challenge_id uuid not null references challenge,
    proposal_id uuid not null references proposal,
    decision_id uuid not null references decision,
    taker_id uuid not null references organisation,
    demander_id uuid not null references organisation,
    project_id uuid not null,
    award_slot integer not null check (award_slot > 0),
    rank integer not null check (rank > 0),
    reason text,
    state text not null check (state in
      ('pending', 'on_notice', 'confirmed', 'signed', 'suspended', 'voided', 'declined', 'lapsed')),
    version integer not null,
    resume_state text check (resume_state in ('on_notice', 'confirmed')),
    signing_days_left integer check (signing_days_left >= 0),
    notice_id uuid references public_notice,
    confirmed_at timestamptz,
    signing_due_at timestamptz,
    signed_at timestamptz,
    grant_fen bigint check (grant_fen > 0),
    created_at timestamptz not null,
    constraint award_number unique (number),
    constraint award_one_per_project unique (project_id),
    constraint award_one_per_proposal unique (proposal_id),
    constraint award_suspended_resumes check ((state = 'suspended') = (resume_state is not null)),
    constraint award_noticed check (state in ('pending', 'declined') or notice_id is not null),
    constraint award_confirmed_when check (state not in ('confirmed', 'signed') or confirmed_at is not null),
    constraint award_confirmed_has_deadline check (state <> 'confirmed' or signing_due_at is not null),
    constraint award_signed_when check ((state = 'signed') = (signed_at is not null))
  );
  -- Two awards never hold one slot of a challenge, whatever the application believed.
  create unique index award_one_per_slot on award (challenge_id, award_slot)
    where state not in ('voided', 'declined', 'lapsed');
  create index award_challenge on award (challenge_id, id);
  create index award_programme on award (programme_id, id);
  create index award_taker on award (taker_id, id);
  create index award_demander on award (demander_id, id);
  grant select, insert, update on award to jbgs_app;
`;

const PUBLIC_RESULTS = `
  create view public_award as
    select a.id, a.number, a.challenge_id, c.number as challenge_number, c.title as challenge_title,
           c.demander_name, o.name as taker_name, a.state, a.confirmed_at, a.signed_at
      from award a join challenge c on c.id = a.challenge_id join organisation o on o.id = a.taker_id
     where a.state in ('confirmed', 'signed');
  grant select on public_award to jbgs_public;
`;
