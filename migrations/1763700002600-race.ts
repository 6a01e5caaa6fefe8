import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Races for one pool with checkpoints and places, the endings that were missing, and what units have in hand. */
export class Race1763700002600 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POOL);
    await runner.query(PROJECT);
    await runner.query(CHECKPOINT);
    await runner.query(ENDINGS);
    await runner.query(ENGAGEMENT);
  }

  async down(): Promise<void> {
    throw new Error('what racers were awarded is not dropped by a migration');
  }
}

const POOL = `
  -- Encumbered once for all winners of a challenge, whose id it has. The ledger keeps its money under that id.
  create table grant_pool (
    id uuid primary key references challenge,
    programme_id uuid not null references programme,
    agency_id uuid not null references organisation,
    rule_pack_id uuid not null references rule_pack,
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    investment_fen bigint not null check (investment_fen > 0),
    encumbered_fen bigint not null check (encumbered_fen > 0),
    released_fen bigint not null check (released_fen >= 0),
    -- Agreed with the first agreement that takes effect; all others have the same share.
    share_ppm integer check (share_ppm between 0 and 1000000),
    grant_fen bigint check (grant_fen > 0),
    created_at timestamptz not null,
    constraint grant_pool_released_within check (released_fen <= encumbered_fen),
    constraint grant_pool_agreed check ((share_ppm is null) = (grant_fen is null)),
    constraint grant_pool_within_encumbrance check (grant_fen <= encumbered_fen)
  );
  create index grant_pool_programme on grant_pool (programme_id);
  grant select, insert on grant_pool to jbgs_app;
  grant update (released_fen, share_ppm, grant_fen) on grant_pool to jbgs_app;

  alter table encumbrance
    add column pool_id uuid references grant_pool,
    drop constraint encumbrance_encumbered_fen_check,
    -- Who draws on a pool holds nothing of its own.
    add constraint encumbrance_own_or_pooled check ((encumbered_fen > 0) = (pool_id is null));
  create index encumbrance_of_pool on encumbrance (pool_id) where pool_id is not null;
`;

const PROJECT = `
  alter table project drop constraint project_state_check;
  alter table project add constraint project_state_check check (state in ('contracting', 'active', 'suspended',
    'accepting', 'accepted', 'not_accepted', 'eliminated', 'not_placed', 'terminated', 'settling', 'tracking', 'closed',
    'lapsed'));
  alter table project drop constraint project_outcome_check;
  alter table project add constraint project_outcome_check check (outcome in ('accepted', 'not_accepted', 'eliminated',
    'not_placed', 'breach', 'no_fault', 'force_majeure', 'mutual', 'demander_default', 'lapsed'));
  alter table project
    add column place integer check (place between 1 and 100),
    add constraint project_placed_accepted check (place is null or outcome = 'accepted');
  create unique index project_one_per_place on project (challenge_id, place) where place is not null;

  alter table challenge drop constraint challenge_no_award_reason_check;
  alter table challenge add constraint challenge_no_award_reason_check
    check (no_award_reason in ('no_take_up', 'none_qualified', 'none_passed', 'all_awards_ended', 'all_eliminated'));

  alter table termination drop constraint termination_kind_check;
  alter table termination add constraint termination_kind_check
    check (kind in ('breach', 'no_fault', 'force_majeure', 'mutual', 'demander_default'));
  alter table termination drop constraint termination_cause_of_kind;
  alter table termination add constraint termination_cause_of_kind
    check ((kind in ('no_fault', 'force_majeure', 'demander_default')) = (cause is not null));

  alter table final_settlement drop constraint final_settlement_outcome_check;
  alter table final_settlement add constraint final_settlement_outcome_check check (outcome in ('accepted',
    'not_accepted', 'eliminated', 'not_placed', 'breach', 'no_fault', 'force_majeure', 'mutual', 'demander_default'));
  alter table final_settlement drop constraint final_settlement_compensates_no_fault;
  alter table final_settlement add constraint final_settlement_compensates_no_fault
    check (compensation_fen = 0 or outcome in ('no_fault', 'force_majeure', 'demander_default'));
`;

const CHECKPOINT = `
  create sequence number_sd;
  grant usage on sequence number_sd to jbgs_app;
  create table checkpoint (
    id uuid primary key,
    programme_id uuid not null references programme,
    challenge_id uuid not null references challenge,
    number text not null unique,
    -- The milestone of all racers that is compared; null for the placing at the end.
    stage integer check (stage between 1 and 100),
    state text not null check (state in ('drafted', 'approved', 'returned')),
    version integer not null,
    minutes text not null check (minutes <> ''),
    drafted_by uuid not null references app_user,
    decided_by uuid references app_user,
    decided_at timestamptz,
    created_at timestamptz not null,
    constraint checkpoint_two_persons check (decided_by is null or decided_by <> drafted_by),
    constraint checkpoint_decided check ((decided_by is not null and decided_at is not null) = (state <> 'drafted'))
  );
  create unique index checkpoint_one_per_stage on checkpoint (challenge_id, stage) nulls not distinct
    where state <> 'returned';
  create index checkpoint_of_challenge on checkpoint (challenge_id, id);
  create table checkpoint_item (
    checkpoint_id uuid not null references checkpoint,
    project_id uuid not null references project,
    verdict text not null check (verdict in ('advances', 'eliminated', 'placed', 'not_placed')),
    place integer check (place between 1 and 100),
    reasons text not null check (reasons <> ''),
    -- What was measured, as it stood when the draft was written.
    results jsonb not null,
    completion_ppm integer check (completion_ppm between 0 and 1000000),
    primary key (checkpoint_id, project_id),
    constraint checkpoint_item_place check ((verdict = 'placed') = (place is not null))
  );
  create index checkpoint_item_project on checkpoint_item (project_id);
  grant select, insert, update on checkpoint to jbgs_app;
  grant select, insert on checkpoint_item to jbgs_app;
`;

const ENDINGS = `
  -- While a project rests its clocks stand still; the days are added when it goes on.
  alter table project add column suspended_on date;
  alter table project add constraint project_rests check (suspended_on is null or state <> 'active');
  alter table acceptance drop constraint acceptance_state_check;
  alter table acceptance add constraint acceptance_state_check
    check (state in ('requested', 'testing', 'meeting', 'concluded', 'discontinued'));
  drop index acceptance_one_open;
  create unique index acceptance_one_open on acceptance (project_id) where state not in ('concluded', 'discontinued');
`;

const ENGAGEMENT = `
  -- What a unit has in hand and what it has won: eligibility asks it of every unit that takes up.
  create table engagement (
    project_id uuid primary key,
    organisation_id uuid not null references organisation,
    programme_id uuid not null references programme,
    began_at timestamptz not null,
    ended_at timestamptz,
    lapsed boolean not null default false,
    constraint engagement_lapsed_is_over check (not lapsed or ended_at is not null)
  );
  create index engagement_of_unit on engagement (organisation_id);
  insert into engagement (project_id, organisation_id, programme_id, began_at, ended_at, lapsed)
  select id, taker_id, programme_id, created_at,
         case when state in ('tracking', 'closed', 'lapsed') then clock_timestamp() end, state = 'lapsed' from project;
  grant select, insert, update on engagement to jbgs_app;
`;
