import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Acceptances round by round, their test reports, and the computation each conclusion is. */
export class Acceptance1763700001400 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCEPTANCE);
    await runner.query(TESTS);
    await runner.query(LINES);
  }

  async down(): Promise<void> {
    throw new Error('acceptances are not dropped by a migration');
  }
}

const ACCEPTANCE = `
  create sequence number_ys;
  create table acceptance (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    state text not null check (state in ('requested', 'testing', 'meeting', 'concluded')),
    outcome text check (outcome in ('passed', 're_review', 'failed')),
    version integer not null,
    project_id uuid not null references project,
    round integer not null check (round > 0),
    rule_pack_id uuid not null references rule_pack,
    demander_id uuid not null references organisation,
    taker_id uuid not null references organisation,
    assessor_id uuid references organisation,
    statement text not null,
    requested_by uuid references app_user,
    meeting_on date,
    meeting_place text,
    attendees text[],
    minutes text,
    opinion_verdict text check (opinion_verdict in ('accept', 're_review', 'not_accept')),
    opinion text,
    opinion_by uuid references app_user,
    opinion_at timestamptz,
    completion_ppm integer check (completion_ppm between 0 and 1000000),
    outcome_reasons jsonb,
    concluded_by uuid references app_user,
    concluded_at timestamptz,
    re_review_until date,
    re_review_lapsed_at timestamptz,
    created_at timestamptz not null,
    constraint acceptance_number unique (number),
    constraint acceptance_round unique (project_id, round),
    constraint acceptance_assessor_independent check (assessor_id not in (demander_id, taker_id)),
    constraint acceptance_meeting_recorded check (state not in ('meeting', 'concluded') or
      num_nulls(meeting_on, meeting_place, attendees, minutes) = 0),
    constraint acceptance_opinion_whole check (num_nulls(opinion_verdict, opinion, opinion_by, opinion_at) in (0, 4)),
    -- Nothing is concluded without the demander's opinion and without a computation.
    constraint acceptance_concluded_whole check ((state = 'concluded') = (outcome is not null) and
      (outcome is null or num_nulls(completion_ppm, outcome_reasons, concluded_at, opinion_verdict) = 0)),
    constraint acceptance_re_review_has_end check (outcome is null or (outcome = 're_review') = (re_review_until is not null)),
    constraint acceptance_lapse_of_re_review check (re_review_lapsed_at is null or outcome = 're_review')
  );
  -- A project is in one acceptance at a time, and never accepted twice.
  create unique index acceptance_one_open on acceptance (project_id) where state <> 'concluded';
  create unique index acceptance_one_final on acceptance (project_id) where outcome in ('passed', 'failed');
  create index acceptance_programme on acceptance (programme_id, id);
  create index acceptance_demander on acceptance (demander_id, id);
  create index acceptance_taker on acceptance (taker_id, id);
  create index acceptance_assessor on acceptance (assessor_id, id) where assessor_id is not null;
  grant usage, select on sequence number_ys to jbgs_app;
  grant select, insert, update on acceptance to jbgs_app;
`;

const TESTS = `
  create table test_report (
    id uuid primary key,
    acceptance_id uuid not null references acceptance,
    measured_by text not null check (measured_by in ('third_party', 'demander')),
    organisation_id uuid not null references organisation,
    report_number text,
    tested_on date not null,
    reported_by uuid references app_user,
    reported_at timestamptz not null
  );
  create index test_report_acceptance on test_report (acceptance_id, id);
  create table test_measurement (
    report_id uuid not null references test_report,
    indicator_id uuid not null references indicator,
    value text,
    method text not null,
    primary key (report_id, indicator_id)
  );
  -- What was measured is never changed: a later report stands beside the earlier one.
  grant select, insert on test_report, test_measurement to jbgs_app;
`;

const LINES = `
  create table acceptance_line (
    acceptance_id uuid not null references acceptance,
    indicator_id uuid not null references indicator,
    position integer not null check (position > 0),
    weight integer not null check (weight > 0),
    must_pass boolean not null,
    measured text,
    measured_by text check (measured_by in ('third_party', 'demander')),
    met boolean not null,
    credit_ppm integer not null check (credit_ppm between 0 and 1000000),
    primary key (acceptance_id, indicator_id),
    constraint acceptance_line_position unique (acceptance_id, position),
    constraint acceptance_line_met_whole check (not met or (credit_ppm = 1000000 and measured is not null))
  );
  grant select, insert on acceptance_line to jbgs_app;
`;
