import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Contributions, disbursements, the instructions and batches that carry them, settlements and recoveries. */
export class Disbursement1763700001500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(CONTRIBUTION);
    await runner.query(DISBURSEMENT);
    await runner.query(PAYMENT);
    await runner.query(SETTLEMENT);
  }

  async down(): Promise<void> {
    throw new Error('records of money are not dropped by a migration');
  }
}

const CONTRIBUTION = `
  create table contribution (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    state text not null check (state in ('declared', 'submitted', 'queried', 'verified', 'rejected', 'reversed')),
    source text not null check (source in ('demander', 'taker', 'social')),
    kind text not null check (kind in ('cash_to_taker', 'own_project_spend')),
    funds text not null check (funds in ('own', 'pass_through')),
    instalment integer check (instalment > 0),
    amount_fen bigint not null check (amount_fen > 0),
    refunded_fen bigint not null default 0,
    paid_on date not null,
    voucher_no text not null,
    note text,
    declared_by uuid references app_user,
    verified_by uuid references app_user,
    verified_at timestamptz,
    version integer not null,
    created_at timestamptz not null,
    check (refunded_fen between 0 and amount_fen),
    constraint contribution_two_persons check (verified_by is null or verified_by <> declared_by)
  );
  -- One bank voucher proves one contribution in the whole product; a rejected one may be declared anew.
  create unique index contribution_voucher_no on contribution (voucher_no) where state <> 'rejected';
  create index contribution_project on contribution (project_id, created_at, id);
  grant select, insert, update on contribution to jbgs_app;
`;

const DISBURSEMENT = `
  create sequence number_bf;
  create table disbursement (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    plan_id uuid not null references funding_plan,
    tranche_id uuid not null references tranche,
    tranche_number integer not null,
    payee_part integer not null,
    payee text not null check (payee in ('demander', 'taker')),
    payee_organisation_id uuid not null references organisation,
    number text not null,
    state text not null check (state in ('planned', 'eligible', 'requested', 'approved', 'instructed', 'settled',
      'returned', 'rejected', 'withheld', 'closed', 'cancelled')),
    amount_fen bigint check (amount_fen > 0),
    counted_fen bigint check (counted_fen >= 0),
    computation jsonb,
    requested_by uuid references app_user,
    approved_by uuid references app_user,
    released_by uuid references app_user,
    settled_at timestamptz,
    version integer not null,
    created_at timestamptz not null,
    constraint disbursement_number unique (number),
    -- Maker, checker and payer are three persons, whatever the application thinks (trust.md A10).
    constraint disbursement_three_persons check (
      (approved_by is null or approved_by <> requested_by) and
      (released_by is null or (released_by <> requested_by and released_by <> approved_by))),
    constraint disbursement_steps_in_order check (
      (approved_by is null or requested_by is not null) and (released_by is null or approved_by is not null) and
      (state not in ('requested', 'approved', 'instructed', 'settled', 'closed') or amount_fen is not null))
  );
  create unique index disbursement_one_live on disbursement (tranche_id, payee_part) where state <> 'cancelled';
  create index disbursement_project on disbursement (project_id, tranche_number, payee_part);
  create index disbursement_worklist on disbursement (programme_id, state, id);
  grant usage, select on sequence number_bf to jbgs_app;
  grant select, insert, update on disbursement to jbgs_app;
`;

const PAYMENT = `
  create sequence number_pc;
  create table payment_batch (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    state text not null check (state in ('open', 'sending', 'acknowledged', 'refused', 'completed')),
    count integer not null check (count > 0),
    control_sum_fen bigint not null check (control_sum_fen > 0),
    requested_on date not null,
    content_hash text not null,
    attempt integer not null,
    version integer not null,
    created_at timestamptz not null,
    constraint payment_batch_number unique (number)
  );
  create index payment_batch_programme on payment_batch (programme_id, id);
  create index payment_batch_unfinished on payment_batch (id) where state in ('open', 'sending', 'acknowledged');
  create table payment_instruction (
    id uuid primary key,
    programme_id uuid not null references programme,
    disbursement_id uuid not null references disbursement,
    batch_id uuid references payment_batch,
    reference text not null,
    amount_fen bigint not null check (amount_fen > 0),
    payee_name text not null,
    payee_account text not null,
    payee_bank_code text not null,
    purpose text not null,
    outcome text not null check (outcome in ('pending', 'settled', 'rejected', 'returned')),
    bank_reference text,
    reason_code text,
    created_at timestamptz not null,
    constraint payment_instruction_reference unique (reference),
    constraint payment_instruction_bank_reference unique (bank_reference)
  );
  -- Never two payments of one tranche part on their way or paid at the same time.
  create unique index payment_instruction_one_live on payment_instruction (disbursement_id)
    where outcome in ('pending', 'settled');
  create index payment_instruction_waiting on payment_instruction (programme_id, id) where batch_id is null;
  create index payment_instruction_batch on payment_instruction (batch_id);
  -- Every report of the treasury once, by its sequence number and by the bank's own reference.
  create table payment_report (
    sequence bigint primary key,
    instruction_reference text not null,
    report text not null check (report in ('settled', 'rejected', 'returned')),
    amount_fen bigint not null,
    bank_reference text not null,
    reason_code text,
    reported_at timestamptz not null,
    -- Why it could not be applied; null when it was.
    unmatched text,
    received_at timestamptz not null default clock_timestamp(),
    constraint payment_report_bank_reference unique (bank_reference)
  );
  grant usage, select on sequence number_pc to jbgs_app;
  grant select, insert, update on payment_batch, payment_instruction to jbgs_app;
  grant select, insert on payment_report to jbgs_app;
`;

const SETTLEMENT = `
  create sequence number_zh;
  create table final_settlement (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    audited_spend_fen bigint not null check (audited_spend_fen >= 0),
    final_fen bigint not null check (final_fen >= 0),
    pay_fen bigint not null check (pay_fen >= 0),
    recover_fen bigint not null check (recover_fen >= 0),
    computation jsonb not null,
    audit_source text not null,
    settled_by uuid references app_user,
    settled_at timestamptz not null,
    check (pay_fen = 0 or recover_fen = 0),
    constraint final_settlement_once unique (project_id)
  );
  create table recovery (
    id uuid primary key,
    programme_id uuid not null references programme,
    project_id uuid not null references project,
    debtor_id uuid not null references organisation,
    number text not null,
    state text not null check (state in ('assessed', 'notified', 'demanded', 'part_recovered', 'recovered')),
    amount_fen bigint not null check (amount_fen > 0),
    received_fen bigint not null default 0,
    reply_by timestamptz,
    version integer not null,
    created_at timestamptz not null,
    constraint recovery_number unique (number),
    constraint recovery_not_over check (received_fen between 0 and amount_fen)
  );
  create index recovery_project on recovery (project_id, id);
  create table recovery_receipt (
    id uuid primary key,
    recovery_id uuid not null references recovery,
    amount_fen bigint not null check (amount_fen > 0),
    received_on date not null,
    bank_reference text not null,
    recorded_by uuid references app_user,
    recorded_at timestamptz not null,
    constraint recovery_receipt_bank_reference unique (bank_reference)
  );
  grant usage, select on sequence number_zh to jbgs_app;
  grant select, insert on final_settlement, recovery_receipt to jbgs_app;
  grant select, insert, update on recovery to jbgs_app;
`;
