import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that belong to something; their bytes lie in the file storage. */
export class File1763700000350 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STORED_FILE);
  }

  async down(): Promise<void> {
    throw new Error('evidence is not dropped by a migration');
  }
}

const STORED_FILE = `
  create table stored_file (
    id uuid primary key,
    owner_type text not null,
    owner_id uuid not null,
    name text not null check (length(name) between 1 and 200),
    media_type text not null check (media_type in ('application/pdf', 'application/ofd', 'image/png', 'image/jpeg',
      'text/plain', 'text/csv', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
    size integer not null check (size between 1 and 52428800),
    sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
    blob_key uuid not null,
    uploaded_by uuid not null references app_user,
    at timestamptz not null,
    constraint stored_file_one_owner unique (blob_key)
  );
  create index stored_file_owner on stored_file (owner_type, owner_id, id);
  -- Evidence is added, never changed and never taken away.
  grant select, insert on stored_file to jbgs_app;
`;
