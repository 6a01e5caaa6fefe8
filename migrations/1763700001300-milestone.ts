import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Milestones, what is reported and measured at them, and the government's stage checks. */
export class Milestone1763700001300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(MILESTONE);
    await runner.query(REPORT);
    await runner.query(STAGE_CHECK);
  }

  async down(): Promise<void> {
    throw new Error('milestones are not dropped by a migration');
  }
}

const MILESTONE = `
  create table milestone (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    number integer not null check (number > 0),
    state text not null check (state in ('planned', 'active', 'overdue', 'submitted', 'checking', 'rectify', 'not_met',
      'passed', 'waived')),
    version integer not null,
    title text not null,
    kind text not null check (kind in ('ordinary', 'midterm', 'final')),
    due_on date not null,
    targets jsonb not null,
    instalment integer check (instalment > 0),
    rectifications integer not null check (rectifications >= 0),
    rectify_by date,
    activated_at timestamptz,
    passed_at timestamptz,
    created_at timestamptz not null,
    constraint milestone_number unique (project_id, number),
    constraint milestone_passed_dated check ((passed_at is not null) = (state = 'passed')),
    constraint milestone_active_dated check (state = 'planned' or activated_at is not null)
  );
  create unique index milestone_one_midterm on milestone (project_id) where kind = 'midterm';
  create unique index milestone_one_final on milestone (project_id) where kind = 'final';
  create index milestone_due on milestone (due_on, id);
  grant select, insert, update on milestone to jbgs_app;
`;

const REPORT = `
  create table progress_report (
    id uuid primary key,
    milestone_id uuid not null references milestone,
    round integer not null check (round > 0),
    summary text not null,
    spent_fen bigint not null check (spent_fen >= 0),
    deliverables jsonb not null,
    blockages jsonb not null,
    submitted_by uuid references app_user,
    submitted_at timestamptz not null,
    constraint progress_report_round unique (milestone_id, round)
  );
  create table measurement (
    id uuid primary key,
    project_id uuid not null references project,
    milestone_id uuid not null references milestone,
    report_id uuid not null references progress_report,
    indicator_id uuid not null references indicator,
    value text not null,
    method text not null,
    measured_by text not null,
    measured_on date not null,
    constraint measurement_once_a_report unique (report_id, indicator_id)
  );
  create index measurement_project on measurement (project_id, indicator_id);
  create index measurement_milestone on measurement (milestone_id);
  grant select, insert on progress_report, measurement to jbgs_app;
`;

const STAGE_CHECK = `
  create table stage_check (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    milestone_id uuid not null references milestone,
    findings text not null,
    checked_by uuid references app_user,
    checked_at timestamptz not null,
    constraint stage_check_one_per_milestone unique (milestone_id)
  );
  create index stage_check_project on stage_check (project_id);
  grant select, insert on stage_check to jbgs_app;
`;
