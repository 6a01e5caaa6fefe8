import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Payment files as they were exported, bank statements as they were imported, and what each of their lines is. */
export class Reconciliation1763700001900 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(EXPORTS);
    await runner.query(STATEMENTS);
    await runner.query(RESOLUTIONS);
  }

  async down(): Promise<void> {
    throw new Error('records of money are not dropped by a migration');
  }
}

const EXPORTS = `
  create table paying_account (
    id uuid primary key,
    programme_id uuid not null references programme,
    account_name text not null,
    account_no text not null,
    bank_name text not null,
    bank_code text not null check (bank_code ~ '^[0-9]{12}$'),
    recorded_by uuid references app_user,
    recorded_at timestamptz not null
  );
  create index paying_account_programme on paying_account (programme_id, id);
  create table payment_export (
    id uuid primary key,
    programme_id uuid not null references programme,
    batch_id uuid not null references payment_batch,
    -- The account of the batch's first export: every later one of the batch names the same.
    paying_account_id uuid not null references paying_account,
    profile text not null check (profile in ('bank_csv', 'bank_xlsx', 'pain_001', 'treasury_5201')),
    layout text,
    file_name text not null,
    media_type text not null,
    content bytea not null,
    size integer not null check (size > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    line_count integer not null check (line_count > 0),
    control_sum_fen bigint not null check (control_sum_fen > 0),
    created_by uuid references app_user,
    created_at timestamptz not null
  );
  create index payment_export_batch on payment_export (batch_id, id);
  grant select, insert on paying_account, payment_export to jbgs_app;
`;

const STATEMENTS = `
  create table bank_statement (
    id uuid primary key,
    programme_id uuid not null references programme,
    -- Null in a status report, which is about a batch and not about an account.
    account_no text,
    format text not null check (format in ('csv', 'camt.053', 'camt.054', 'pain.002')),
    -- The bank's own number of the message; a table has none.
    message_reference text,
    file_name text not null,
    content bytea not null,
    size integer not null check (size > 0),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    from_on date,
    to_on date,
    opening_fen bigint,
    closing_fen bigint,
    line_count integer not null check (line_count > 0),
    new_line_count integer not null check (new_line_count between 0 and line_count),
    imported_by uuid references app_user,
    imported_at timestamptz not null,
    constraint bank_statement_once unique (programme_id, sha256)
  );
  create index bank_statement_programme on bank_statement (programme_id, id);
  create table bank_statement_line (
    id uuid primary key,
    programme_id uuid not null references programme,
    statement_id uuid not null references bank_statement,
    account_no text,
    position integer not null check (position > 0),
    event text not null check (event in ('paid', 'returned', 'executed', 'accepted', 'rejected')),
    bank_reference text not null,
    entry_reference text not null,
    booked_on date not null,
    amount_fen bigint check (amount_fen > 0),
    counterparty_name text,
    counterparty_account text,
    reference text,
    remittance text,
    reason_code text,
    -- Why nothing was found for it at the import; null when it was matched there.
    unmatched_reason text check (unmatched_reason in ('no_such_reference', 'wrong_amount', 'wrong_name',
      'wrong_account', 'already_matched', 'not_ours', 'ambiguous')),
    version integer not null,
    check (amount_fen is not null or event in ('executed', 'accepted', 'rejected')),
    -- One entry of the bank is one line here, whichever file brings it first (trust.md A13).
    constraint bank_statement_line_once unique nulls not distinct (programme_id, account_no, bank_reference, entry_reference)
  );
  create index bank_statement_line_programme on bank_statement_line (programme_id, booked_on, id);
  create index bank_statement_line_statement on bank_statement_line (statement_id, position);
  grant select, insert on bank_statement to jbgs_app;
  grant select, insert on bank_statement_line to jbgs_app;
  grant update (version) on bank_statement_line to jbgs_app;
`;

const RESOLUTIONS = `
  create table statement_resolution (
    id uuid primary key,
    programme_id uuid not null references programme,
    line_id uuid not null references bank_statement_line,
    event text not null,
    kind text not null check (kind in ('match', 'explanation')),
    instruction_id uuid references payment_instruction,
    method text not null check (method in ('reference', 'amount_account', 'by_hand')),
    reason text,
    resolved_by uuid references app_user,
    resolved_at timestamptz not null,
    voided_by uuid references app_user,
    voided_at timestamptz,
    void_reason text,
    check ((kind = 'match') = (instruction_id is not null)),
    check (method <> 'by_hand' or reason is not null),
    check ((voided_at is null) = (void_reason is null))
  );
  create unique index statement_resolution_one_live on statement_resolution (line_id) where voided_at is null;
  -- A payment is paid once and comes back once; a second line of the bank for it is a finding and no match.
  create unique index statement_resolution_payment_once on statement_resolution (instruction_id, event)
    where voided_at is null and kind = 'match' and event in ('paid', 'returned');
  create index statement_resolution_line on statement_resolution (line_id);
  grant select, insert on statement_resolution to jbgs_app;
  grant update (voided_by, voided_at, void_reason) on statement_resolution to jbgs_app;
`;
