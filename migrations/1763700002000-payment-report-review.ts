import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Reports that fit no payment are worked off by people; the treasury is asked about payments it does not report on. */
export class PaymentReportReview1763700002000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(REPORT);
    await runner.query(REVIEW);
    await runner.query(ASKED);
  }

  async down(): Promise<void> {
    throw new Error('records of money are not dropped by a migration');
  }
}

const REPORT = `
  -- What the treasury answers when it is asked is a report as well, but one without a place in its feed.
  alter table payment_report drop constraint payment_report_pkey;
  alter table payment_report
    alter column sequence drop not null,
    add column id uuid primary key default gen_random_uuid(),
    add column batch_reference text,
    add constraint payment_report_sequence unique (sequence);
  create index payment_report_instruction on payment_report (instruction_reference);
`;

const REVIEW = `
  create table payment_report_review (
    id uuid primary key,
    programme_id uuid not null references programme,
    report_id uuid not null references payment_report,
    state text not null check (state in ('unmatched', 'asking', 'matched', 'dismissed')),
    version integer not null,
    asked_reference text,
    decided_by uuid references app_user,
    decided_at timestamptz,
    note text,
    created_at timestamptz not null,
    constraint payment_report_review_once unique (report_id),
    constraint payment_report_review_dismissed_why check (state <> 'dismissed' or (decided_by is not null and note is not null)),
    constraint payment_report_review_asked_what check (state <> 'asking' or asked_reference is not null)
  );
  create index payment_report_review_worklist on payment_report_review (programme_id, state, id);
  grant select, insert, update on payment_report_review to jbgs_app;
`;

const ASKED = `
  alter table payment_instruction
    add column asked_at timestamptz,
    add column asks integer not null default 0 check (asks >= 0);
  create index payment_instruction_pending on payment_instruction (id) where outcome = 'pending';
  alter table payment_batch add column tried_at timestamptz;
`;
