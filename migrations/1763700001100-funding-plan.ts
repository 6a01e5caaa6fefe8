import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What awards hold of a programme's money, and the plans by which grant and instalments are agreed. */
export class FundingPlan1763700001100 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENCUMBRANCE);
    await runner.query(PLAN);
    await runner.query(TERMS);
  }

  async down(): Promise<void> {
    throw new Error('funding plans are not dropped by a migration');
  }
}

const ENCUMBRANCE = `
  create table encumbrance (
    id uuid primary key references award,
    programme_id uuid not null references programme,
    project_id uuid not null,
    agency_id uuid not null references organisation,
    demander_id uuid not null references organisation,
    taker_id uuid not null references organisation,
    rule_pack_id uuid not null references rule_pack,
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    encumbered_fen bigint not null check (encumbered_fen > 0),
    released_fen bigint not null check (released_fen >= 0),
    fallen_at timestamptz,
    created_at timestamptz not null,
    constraint encumbrance_one_per_project unique (project_id),
    constraint encumbrance_released_within check (released_fen <= encumbered_fen),
    constraint encumbrance_fallen_holds_nothing check (fallen_at is null or released_fen = encumbered_fen)
  );
  create index encumbrance_programme on encumbrance (programme_id);
  grant select, insert on encumbrance to jbgs_app;
  grant update (released_fen, fallen_at) on encumbrance to jbgs_app;
`;

const PLAN = `
  create table funding_plan (
    id uuid primary key,
    programme_id uuid not null references programme,
    award_id uuid not null references encumbrance,
    project_id uuid not null,
    state text not null check (state in ('draft', 'agreed', 'superseded', 'closed')),
    version integer not null,
    rule_pack_id uuid not null references rule_pack,
    total_investment_fen bigint not null check (total_investment_fen > 0),
    share_ppm integer not null check (share_ppm between 0 and 1000000),
    denominator text not null
      check (denominator in ('total_investment', 'verified_cash_to_taker', 'verified_demander_spend')),
    cap_fen bigint check (cap_fen > 0),
    grant_fen bigint not null check (grant_fen > 0),
    demander_plan_fen bigint not null check (demander_plan_fen > 0),
    drafted_by uuid references app_user,
    agreed_at timestamptz,
    created_at timestamptz not null,
    constraint funding_plan_within_cap check (grant_fen <= cap_fen),
    constraint funding_plan_within_total check (grant_fen + demander_plan_fen <= total_investment_fen),
    constraint funding_plan_rest_is_planned
      check (denominator <> 'total_investment' or grant_fen + demander_plan_fen = total_investment_fen),
    constraint funding_plan_agreed_when check (state not in ('agreed', 'closed') or agreed_at is not null)
  );
  create unique index funding_plan_one_per_award on funding_plan (award_id) where state <> 'superseded';
  create index funding_plan_of_project on funding_plan (project_id);
  grant select, insert, update on funding_plan to jbgs_app;
`;

const TERMS = `
  create table instalment (
    id uuid primary key,
    plan_id uuid not null references funding_plan,
    number integer not null check (number > 0),
    kind text not null check (kind in ('cash_to_taker', 'own_project_spend')),
    planned_fen bigint not null check (planned_fen > 0),
    due_on date not null,
    constraint instalment_number unique (plan_id, number)
  );
  create table tranche (
    id uuid primary key,
    plan_id uuid not null references funding_plan,
    number integer not null check (number > 0),
    ceiling_ppm integer not null check (ceiling_ppm between 1 and 1000000),
    ceiling_fen bigint not null check (ceiling_fen >= 0),
    trigger jsonb not null,
    gate text not null check (gate in ('planned', 'verified_to_date')),
    latest_offset_days integer check (latest_offset_days > 0),
    latest_on date,
    payee_parts jsonb not null,
    constraint tranche_number unique (plan_id, number)
  );

  -- The terms of a plan are written anew while it is a draft and stand from the agreement on; only dates move then.
  create function funding_terms_stand() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if exists (select 1 from funding_plan where id = coalesce(new.plan_id, old.plan_id) and state <> 'draft') then
      raise exception 'the terms of plan % stand', coalesce(new.plan_id, old.plan_id)
        using errcode = '23514', constraint = 'funding_terms_stand', table = tg_table_name;
    end if;
    return coalesce(new, old);
  end $$;
  create trigger instalment_stands before insert or delete on instalment
    for each row execute function funding_terms_stand();
  create trigger tranche_stands before insert or delete on tranche
    for each row execute function funding_terms_stand();

  grant select, insert, delete on instalment, tranche to jbgs_app;
  grant update (latest_on) on tranche to jbgs_app;
`;
