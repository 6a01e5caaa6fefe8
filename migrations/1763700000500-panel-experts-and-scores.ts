import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The pool of experts with what ties them to organisations; panels, their draws, assignments and scores. */
export class PanelExpertsAndScores1763700000500 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(POOL);
    await runner.query(PANEL);
    await runner.query(DRAW);
    await runner.query(ASSIGNMENT);
    await runner.query(SCORE);
  }

  async down(): Promise<void> {
    throw new Error('panels and their scores are not dropped by a migration');
  }
}

const POOL = `
  create table expert (
    -- The id of the person: an expert is a user with the role expert.
    id uuid primary key references app_user,
    organisation_id uuid not null references organisation,
    title text,
    fields text[] not null,
    state text not null check (state in ('active', 'suspended', 'removed')),
    version integer not null,
    created_at timestamptz not null
  );
  create index expert_organisation on expert (organisation_id);
  create table expert_tie (
    id uuid primary key,
    user_id uuid not null references expert,
    organisation_id uuid not null references organisation,
    kind text not null check (kind in ('employment', 'co_work', 'declared')),
    since_on date not null,
    until_on date,
    source text not null,
    recorded_by uuid references app_user,
    recorded_at timestamptz not null,
    check (until_on >= since_on)
  );
  create index expert_tie_user on expert_tie (user_id);
  grant select, insert, update on expert to jbgs_app;
  grant select, insert on expert_tie to jbgs_app;
`;

const PANEL = `
  create sequence number_ps;
  create table panel (
    id uuid primary key,
    programme_id uuid not null references programme,
    number text not null,
    agency_id uuid not null references organisation,
    purpose text not null check (purpose in ('assessment', 'selection', 'acceptance')),
    subject_type text not null,
    subject_id uuid not null,
    state text not null check (state in ('convened', 'closed', 'dissolved')),
    version integer not null,
    rubric jsonb not null,
    size integer not null check (size > 0),
    quorum integer not null,
    aggregation text not null check (aggregation in ('mean', 'trimmed_mean')),
    field text,
    conflict_look_back_years integer not null check (conflict_look_back_years >= 0),
    load_cap integer not null check (load_cap > 0),
    convened_by uuid references app_user,
    closed_at timestamptz,
    created_at timestamptz not null,
    constraint panel_number unique (number),
    constraint panel_quorum_within_size check (quorum between 1 and size)
  );
  create unique index panel_one_convened on panel (subject_id, purpose) where state = 'convened';
  create index panel_subject on panel (subject_id, id);
  create index panel_agency on panel (agency_id, id);
  create table panel_entry (
    panel_id uuid not null references panel,
    entry_id uuid not null,
    position integer not null,
    label text not null,
    organisation_ids uuid[] not null,
    primary key (panel_id, entry_id)
  );
  grant usage, select on sequence number_ps to jbgs_app;
  grant select, insert, update on panel to jbgs_app;
  grant select, insert on panel_entry to jbgs_app;
`;

const DRAW = `
  -- Everything a replay of the draw needs, exactly as it was when the seed was made.
  create table panel_draw (
    id uuid primary key,
    panel_id uuid not null references panel,
    seed text not null check (seed <> ''),
    size integer not null,
    reserve integer not null,
    pool jsonb not null,
    constraints jsonb not null,
    log jsonb not null,
    members uuid[] not null,
    reserves uuid[] not null,
    excluded jsonb not null,
    drawn_at timestamptz not null
  );
  create index panel_draw_panel on panel_draw (panel_id, id);
  create trigger panel_draw_no_change before update or delete on panel_draw for each row execute function deny_change();
  grant select, insert on panel_draw to jbgs_app;
`;

const ASSIGNMENT = `
  create table panel_assignment (
    id uuid primary key,
    programme_id uuid not null references programme,
    panel_id uuid not null references panel,
    user_id uuid not null references expert,
    draw_id uuid not null references panel_draw,
    origin text not null check (origin in ('drawn', 'reserve')),
    state text not null check (state in ('invited', 'accepted', 'scoring', 'submitted', 'declined', 'recused',
      'replaced', 'released')),
    version integer not null,
    reason text,
    accepted_at timestamptz,
    submitted_at timestamptz,
    created_at timestamptz not null,
    -- Whoever left a panel is never seated on it again.
    constraint panel_assignment_once unique (panel_id, user_id),
    constraint panel_assignment_reason check (state not in ('declined', 'recused', 'replaced') or reason is not null),
    constraint panel_assignment_accepted check (state not in ('accepted', 'scoring', 'submitted') or accepted_at is not null)
  );
  create index panel_assignment_user on panel_assignment (user_id, id);
  grant select, insert, update on panel_assignment to jbgs_app;
`;

const SCORE = `
  create table panel_score (
    assignment_id uuid not null references panel_assignment,
    entry_id uuid not null,
    criterion text not null,
    hundredths integer not null check (hundredths between 0 and 10000),
    reason text not null check (reason <> ''),
    primary key (assignment_id, entry_id, criterion)
  );
  -- A sheet can be written anew until the end of the transaction that hands it in; from then on it stands.
  create function panel_score_stands() returns trigger language plpgsql as $$
  begin
    if exists (select 1 from panel_assignment
                where id = coalesce(new.assignment_id, old.assignment_id)
                  and state <> 'scoring' and xmin <> pg_current_xact_id()::xid) then
      raise exception 'the score sheet has been handed in' using errcode = '42501';
    end if;
    return coalesce(new, old);
  end $$;
  create trigger panel_score_no_change before insert or update or delete on panel_score
    for each row execute function panel_score_stands();
  grant select, insert, delete on panel_score to jbgs_app;
`;
