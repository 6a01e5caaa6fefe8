import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Attachments of proposals, sealed like the document that names them; and what the sweeper of blobs must know. */
export class ProposalFiles1763700002500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(RECEIPT);
    await runner.query(SEAL);
    await runner.query(OWNED_BLOBS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function owned_blobs(uuid[]);
      drop policy stored_file_of_others on stored_file;
      drop policy stored_file_of_taker on stored_file;
      drop policy stored_file_opened on stored_file;
      drop policy stored_file_opening on stored_file;
      alter table stored_file disable row level security;
      alter table proposal drop column file_count, drop column file_bytes;
    `);
  }
}

const RECEIPT = `
  alter table proposal
    add column file_count integer not null default 0 check (file_count >= 0),
    add column file_bytes integer not null default 0 check (file_bytes >= 0);
`;

const SEAL = `
  -- As of sealed_document: a file of a proposal, its name included, is seen by those who act for its taker, by everybody
  -- the application lets in once it is opened, and by the system when the window has closed.
  alter table stored_file enable row level security;
  create policy stored_file_of_others on stored_file for all to jbgs_app using (owner_type <> 'proposal');
  create policy stored_file_of_taker on stored_file for all to jbgs_app
    using (owner_type = 'proposal' and exists (
      select 1 from proposal p join role_grant g on g.organisation_id = p.taker_id
       where p.id = owner_id and g.role = 'taker' and g.revoked_at is null
         and g.user_id = nullif(current_setting('app.user', true), '')::uuid));
  create policy stored_file_opened on stored_file for select to jbgs_app
    using (owner_type = 'proposal' and exists (
      select 1 from proposal p where p.id = owner_id and p.opened_at is not null));
  create policy stored_file_opening on stored_file for select to jbgs_app
    using (owner_type = 'proposal' and nullif(current_setting('app.user', true), '') is null and exists (
      select 1 from proposal p join challenge c on c.id = p.challenge_id
       where p.id = owner_id and c.state not in ('drafted', 'open')));
`;

const OWNED_BLOBS = `
  -- The sweeper takes away bytes without a row, so it must know of rows that it may not read. It learns nothing but
  -- which of the keys it names are in use.
  create function owned_blobs(keys uuid[]) returns setof uuid
    language sql stable security definer set search_path = pg_catalog, public as $$
      select blob_key from public.stored_file where blob_key = any(keys)
    $$;
  revoke all on function owned_blobs(uuid[]) from public;
  grant execute on function owned_blobs(uuid[]) to jbgs_app;
`;
