import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How a project ends before its acceptance, what its settlement then comes to, and how a recovery ends. */
export class Termination1763700001700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(PROJECT);
    await runner.query(TERMINATION);
    await runner.query(SETTLEMENT);
    await runner.query(COMPENSATION);
    await runner.query(RECOVERY);
  }

  async down(): Promise<void> {
    throw new Error('how a project ended is not dropped by a migration');
  }
}

const PROJECT = `
  alter table project drop constraint project_state_check;
  alter table project add constraint project_state_check check (state in ('contracting', 'active', 'suspended',
    'accepting', 'accepted', 'not_accepted', 'terminated', 'settling', 'tracking', 'closed', 'lapsed'));
  alter table project drop constraint project_outcome_check;
  alter table project add constraint project_outcome_check check (outcome in ('accepted', 'not_accepted', 'breach',
    'no_fault', 'force_majeure', 'mutual', 'lapsed'));
  alter table project drop constraint project_outcome_known;
  alter table project add constraint project_outcome_known
    check (state in ('contracting', 'active', 'suspended', 'accepting') or outcome is not null);
  -- An agreement that was in force may be rescinded; it keeps the day on which it took effect.
  alter table agreement drop constraint agreement_effective_dated;
  alter table agreement add constraint agreement_effective_dated check (
    case when state in ('effective', 'fulfilled') then effective_at is not null
         when state = 'rescinded' then true else effective_at is null end);
  alter table milestone drop constraint milestone_state_check;
  alter table milestone add constraint milestone_state_check check (state in ('planned', 'active', 'overdue',
    'submitted', 'checking', 'rectify', 'not_met', 'passed', 'waived', 'superseded'));
  alter table milestone drop constraint milestone_active_dated;
  alter table milestone add constraint milestone_active_dated
    check (state in ('planned', 'superseded') or activated_at is not null);
`;

const TERMINATION = `
  create table termination (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    state text not null check (state in ('requested', 'found', 'approved', 'refused', 'withdrawn')),
    kind text not null check (kind in ('breach', 'no_fault', 'force_majeure', 'mutual')),
    cause text check (cause in ('technical_route_error', 'trial_and_error', 'force_majeure', 'demander_default',
      'market_change', 'policy_change')),
    grounds text not null,
    evidence text not null,
    requested_by uuid references app_user,
    requester_id uuid not null references organisation,
    demander_consented_at timestamptz,
    taker_consented_at timestamptz,
    findings text,
    found_by uuid references app_user,
    decided_by uuid references app_user,
    decided_at timestamptz,
    version integer not null,
    created_at timestamptz not null,
    -- Whoever asked or found does not decide, whatever the application thinks.
    constraint termination_two_persons check (
      decided_by is null or (decided_by is distinct from found_by and decided_by is distinct from requested_by)),
    constraint termination_found_first check (state not in ('found', 'approved') or (findings is not null and found_by is not null)),
    constraint termination_decided check ((decided_by is not null and decided_at is not null) = (state in ('approved', 'refused'))),
    constraint termination_mutual_consent check (state <> 'approved' or kind <> 'mutual' or
      (demander_consented_at is not null and taker_consented_at is not null)),
    constraint termination_cause_of_kind check ((kind in ('no_fault', 'force_majeure')) = (cause is not null))
  );
  create unique index termination_one_open on termination (project_id) where state in ('requested', 'found', 'approved');
  create index termination_project on termination (project_id, id);
  grant select, insert, update on termination to jbgs_app;
`;

const SETTLEMENT = `
  alter table final_settlement
    add column outcome text not null default 'accepted'
      check (outcome in ('accepted', 'not_accepted', 'breach', 'no_fault', 'force_majeure', 'mutual')),
    add column keep_fen bigint not null default 0 check (keep_fen >= 0),
    add column compensation_fen bigint not null default 0 check (compensation_fen >= 0),
    add column release_fen bigint not null default 0 check (release_fen >= 0),
    add column taker_cost_fen bigint check (taker_cost_fen >= 0),
    add column salvage_fen bigint check (salvage_fen >= 0),
    add column grant_spent_fen bigint check (grant_spent_fen >= 0),
    add column grant_ineligible_fen bigint check (grant_ineligible_fen >= 0),
    add constraint final_settlement_compensates_no_fault
      check (compensation_fen = 0 or outcome in ('no_fault', 'force_majeure')),
    add constraint final_settlement_pays_accepted check (pay_fen = 0 or outcome = 'accepted');
  update final_settlement s set outcome = p.outcome, pay_fen = case when p.outcome = 'accepted' then s.pay_fen else 0 end,
         keep_fen = least(s.final_fen, s.final_fen - s.pay_fen)
    from project p where p.id = s.project_id;
  alter table final_settlement alter column outcome drop default, alter column keep_fen drop default,
    alter column release_fen drop default;
`;

const COMPENSATION = `
  -- 补偿 is paid out of what the last tranche leaves, as a part of it that no rule pack names; the unique index over
  -- tranche and part keeps it single.
  alter table disbursement
    add column purpose text not null default 'tranche' check (purpose in ('tranche', 'compensation')),
    add constraint disbursement_compensates_taker check (purpose = 'tranche' or payee = 'taker');
  create unique index disbursement_one_compensation on disbursement (project_id)
    where purpose = 'compensation' and state <> 'cancelled';
`;

const RECOVERY = `
  alter table recovery drop constraint recovery_state_check;
  alter table recovery add constraint recovery_state_check check (state in ('assessed', 'notified', 'demanded',
    'part_recovered', 'recovered', 'written_off'));
  alter table recovery
    add column written_off_fen bigint not null default 0,
    add column write_off_reason text,
    add column write_off_proposed_by uuid references app_user,
    add column written_off_by uuid references app_user,
    add column written_off_at timestamptz,
    drop constraint recovery_not_over,
    add constraint recovery_not_over
      check (received_fen >= 0 and written_off_fen >= 0 and received_fen + written_off_fen <= amount_fen),
    -- What is given up is given up by two people: one proposes, another approves.
    add constraint recovery_write_off_two_persons check (
      written_off_by is null or (write_off_proposed_by is not null and written_off_by <> write_off_proposed_by)),
    add constraint recovery_written_off check ((state = 'written_off') =
      (written_off_fen > 0 and written_off_by is not null and written_off_at is not null)),
    add constraint recovery_ended_whole
      check (state not in ('recovered', 'written_off') or received_fen + written_off_fen = amount_fen);
  create table recovery_reply (
    id uuid primary key,
    recovery_id uuid not null references recovery,
    reply text not null check (reply <> ''),
    late boolean not null,
    replied_by uuid references app_user,
    replied_at timestamptz not null
  );
  create index recovery_reply_of on recovery_reply (recovery_id, id);
  grant select, insert on recovery_reply to jbgs_app;
  alter table journal drop constraint journal_kind_check;
  alter table journal add constraint journal_kind_check check (kind in (
    'appropriation', 'encumbrance', 'release', 'approval', 'instruction', 'settlement', 'return', 'void',
    'recovery_claim', 'recovery_receipt', 'recovery_write_off', 'contribution', 'reversal'));
`;
