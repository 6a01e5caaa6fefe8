import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Needs, their indicators and their assessments. */
export class NeedAndIndicator1763700000700 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NEED);
    await runner.query(INDICATOR);
    await runner.query(ASSESSMENT);
  }

  async down(): Promise<void> {
    throw new Error('needs are not dropped by a migration');
  }
}

const NEED = `
  create sequence number_xq;
  create table need (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    state text not null check (state in ('draft', 'submitted', 'recommended', 'assessing', 'agreeing', 'listed',
      'returned', 'deferred', 'rejected', 'withdrawn')),
    version integer not null,
    demander_id uuid not null references organisation,
    channel text not null check (channel in ('self_filed', 'recommended', 'field_survey')),
    recommender_id uuid references organisation,
    entered_by uuid references app_user,
    entered_on_behalf boolean not null,
    title text not null,
    summary text not null,
    cannot_solve_alone text not null,
    scene text not null,
    field text not null,
    region text not null,
    result_ownership text not null check (result_ownership in ('demander', 'taker', 'shared')),
    cooperation text not null
      check (cooperation in ('commissioned', 'joint_development', 'result_transfer', 'licence', 'equity')),
    period_months integer not null check (period_months > 0),
    total_investment_fen bigint not null check (total_investment_fen > 0),
    cash_to_taker_fen bigint not null check (cash_to_taker_fen >= 0),
    chain_node text,
    priority text not null check (priority in ('normal', 'high', 'urgent')),
    confidentiality text not null check (confidentiality in ('public', 'summary_public', 'invited')),
    source_facts jsonb,
    rule_pack_id uuid not null references rule_pack,
    pledged_by uuid references app_user,
    submitted_at timestamptz,
    panel_id uuid,
    recommended_amount_fen bigint check (recommended_amount_fen >= cash_to_taker_fen),
    text_accepted_at timestamptz,
    text_overdue_at timestamptz,
    created_at timestamptz not null,
    constraint need_number unique (number),
    constraint need_cash_within_investment check (cash_to_taker_fen <= total_investment_fen),
    constraint need_recommender_named check ((channel = 'recommended') = (recommender_id is not null)),
    -- No need leaves the drafts without the pledge that it holds no state secrets.
    constraint need_pledged check (state = 'draft' or state = 'withdrawn' or pledged_by is not null),
    constraint need_listed_text_accepted check (state <> 'listed' or text_accepted_at is not null)
  );
  create index need_programme on need (programme_id, id);
  create index need_demander on need (demander_id, id);
  create index need_recommender on need (recommender_id, id) where recommender_id is not null;
  grant usage, select on sequence number_xq to jbgs_app;
  grant select, insert, update on need to jbgs_app;
`;

const INDICATOR = `
  create table indicator (
    id uuid primary key,
    need_id uuid not null references need,
    position integer not null check (position > 0),
    name text not null,
    comparator text not null
      check (comparator in ('ge', 'gt', 'le', 'lt', 'eq', 'abs_le', 'between', 'in', 'pass_fail')),
    "values" text[] not null,
    unit text not null,
    condition text,
    protocol_who text not null,
    protocol_how text not null,
    protocol_sample text,
    protocol_instrument text,
    baseline text,
    best_known text,
    weight integer not null check (weight > 0),
    kind text not null check (kind in ('key', 'ordinary')),
    must_pass boolean not null,
    constraint indicator_position unique (need_id, position)
  );
  -- Rows are replaced while the need is being written; they stand as soon as anything else refers to them.
  grant select, insert, delete on indicator to jbgs_app;
`;

const ASSESSMENT = `
  create table need_assessment (
    id uuid primary key,
    need_id uuid not null references need,
    panel_id uuid not null,
    total_hundredths integer not null check (total_hundredths between 0 and 10000),
    per_criterion jsonb not null,
    must_pass_failed text[] not null,
    submitted integer not null check (submitted > 0),
    quorum integer not null check (quorum > 0),
    recommendation text not null check (recommendation in ('list', 'not_list')),
    recorded_at timestamptz not null,
    constraint need_assessment_one_per_panel unique (panel_id)
  );
  create index need_assessment_need on need_assessment (need_id, recorded_at desc);
  grant select, insert on need_assessment to jbgs_app;
`;
