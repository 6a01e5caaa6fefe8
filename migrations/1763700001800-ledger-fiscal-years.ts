import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The ledger in time: fiscal years that are closed by two persons and stay closed, numbered prior-year adjustments, and
 * a balance on every posting, so that the first wrong row of an account can be named.
 */
export class LedgerFiscalYears1763700001800 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(KINDS);
    await runner.query(FISCAL_YEARS);
    await runner.query(ADJUSTMENTS);
    await runner.query(POSTINGS_IN_ORDER);
    await runner.query(BALANCES_FOLLOW_POSTINGS);
    await runner.query(REVERSALS_ACROSS_YEARS);
    await runner.query(RECORDED_IN_ORDER);
    await runner.query(WRONG_BALANCES);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is append-only; its tables are not dropped');
  }
}

const KINDS = `
  alter table ledger_account drop constraint ledger_account_kind;
  alter table ledger_account drop constraint ledger_account_project;
  alter table ledger_account add constraint ledger_account_kind check (
    case source
      when 'fiscal' then kind in ('appropriation', 'available', 'lapsed', 'carried', 'encumbered', 'payable', 'in_flight',
                                  'paid', 'receivable', 'recovery')
      else kind in ('outside', 'attested_cash', 'attested_spend', 'passed_through')
    end);
  alter table ledger_account add constraint ledger_account_project check (
    (kind in ('appropriation', 'available', 'lapsed', 'carried')) = (project_id is null));
  -- What goes out of one year comes into the next one, so the account between them has no bound.
  alter table ledger_account drop column limited;
  alter table ledger_account add column limited boolean not null
    generated always as (kind not in ('appropriation', 'carried', 'recovery', 'outside')) stored;
  alter table journal drop constraint journal_kind_check;
  alter table journal add constraint journal_kind_check check (kind in (
    'appropriation', 'encumbrance', 'release', 'approval', 'instruction', 'settlement', 'return', 'void',
    'recovery_claim', 'recovery_receipt', 'recovery_write_off', 'contribution', 'lapse', 'carry_over', 'adjustment', 'reversal'));
`;

const FISCAL_YEARS = `
  create table fiscal_year (
    id uuid primary key default gen_random_uuid(),
    programme_id uuid not null,
    agency_id uuid not null,
    year integer not null check (year between 2000 and 2101),
    state text not null default 'open' check (state in ('open', 'closing', 'closed')),
    carry_available_fen bigint check (carry_available_fen >= 0),
    close_proposed_by uuid references app_user,
    closed_by uuid references app_user,
    closed_at timestamptz,
    -- The database's own word on when it closed; closed_at is the programme's clock.
    closed_recorded_at timestamptz,
    version integer not null default 1,
    created_at timestamptz not null default clock_timestamp(),
    constraint fiscal_year_of_programme unique (programme_id, year),
    constraint fiscal_year_two_persons check (closed_by is null or closed_by <> close_proposed_by),
    constraint fiscal_year_closed_by_somebody check (
      state <> 'closed' or (close_proposed_by is not null and closed_by is not null and closed_at is not null and carry_available_fen is not null))
  );

  create function fiscal_year_guard() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    if old.state = 'closed' then
      raise exception 'fiscal year % of programme % is closed for good', old.year, old.programme_id
        using errcode = '23514', constraint = 'fiscal_year_stays_closed', table = 'fiscal_year';
    end if;
    if new.state = 'closed' then new.closed_recorded_at := clock_timestamp(); end if;
    return new;
  end $$;
  create trigger fiscal_year_stays_closed before update on fiscal_year for each row execute function fiscal_year_guard();
  create trigger fiscal_year_no_delete before delete on fiscal_year for each row execute function deny_change();
  create trigger fiscal_year_no_truncate before truncate on fiscal_year for each statement execute function deny_change();

  -- A year is there as soon as an account stands in it: no money can be in a year that nobody can close.
  create function ledger_open_fiscal_year() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into fiscal_year (programme_id, agency_id, year) values (new.programme_id, new.agency_id, new.fiscal_year)
      on conflict (programme_id, year) do nothing;
    return null;
  end $$;
  create trigger ledger_account_open_fiscal_year after insert on ledger_account
    for each row execute function ledger_open_fiscal_year();
  insert into fiscal_year (programme_id, agency_id, year)
    select programme_id, (array_agg(agency_id order by opened_at))[1], fiscal_year from ledger_account group by programme_id, fiscal_year;

  grant select on fiscal_year to jbgs_app;
  grant insert (programme_id, agency_id, year) on fiscal_year to jbgs_app;
  grant update (state, carry_available_fen, close_proposed_by, closed_by, closed_at, version) on fiscal_year to jbgs_app;

  -- The year in which money of this year stands now: a closing carries everything into the next one. A year at or before
  -- a closed one is closed as well.
  create function ledger_standing_year(programme uuid, year integer) returns integer
    language sql stable parallel safe set search_path = public, pg_temp as $$
    select greatest($2, (select max(f.year) + 1 from fiscal_year f where f.programme_id = $1 and f.state = 'closed'))
  $$;
  -- Every posting holds this lock shared to the end of its transaction, a closing holds it alone: no posting can slip
  -- into a year between the last look at its balances and the commit that closes it.
  create function ledger_lock_key(programme uuid) returns bigint
    language sql immutable parallel safe as $$ select hashtextextended('ledger/' || programme::text, 0) $$;
`;

const ADJUSTMENTS = `
  create sequence number_tz;
  create sequence number_jz;
  create table prior_year_adjustment (
    id uuid primary key,
    programme_id uuid not null,
    agency_id uuid not null,
    year integer not null check (year between 2000 and 2100),
    number text not null,
    state text not null check (state in ('proposed', 'posted', 'rejected')),
    kind text not null check (kind in ('restore_lapsed', 'lapse_carried', 'raise_appropriation', 'cut_appropriation')),
    amount_fen bigint not null check (amount_fen > 0),
    reason text not null check (length(trim(reason)) >= 2),
    proposed_by uuid not null references app_user,
    decided_by uuid references app_user,
    decided_at timestamptz,
    version integer not null,
    created_at timestamptz not null,
    constraint prior_year_adjustment_number unique (number),
    constraint prior_year_adjustment_two_persons check (decided_by is null or decided_by <> proposed_by),
    constraint prior_year_adjustment_decided check ((state = 'proposed') = (decided_by is null) and (decided_by is null) = (decided_at is null)),
    constraint prior_year_adjustment_of_year foreign key (programme_id, year) references fiscal_year (programme_id, year)
  );
  create index prior_year_adjustment_list on prior_year_adjustment (programme_id, id);
  grant usage, select on sequence number_tz, number_jz to jbgs_app;
  grant select, insert on prior_year_adjustment to jbgs_app;
  grant update (state, decided_by, decided_at, version) on prior_year_adjustment to jbgs_app;

  alter table journal add column adjustment_id uuid references prior_year_adjustment;
  alter table journal add constraint journal_adjusts_once unique (adjustment_id);
  alter table journal add constraint journal_adjustment_is_numbered check ((kind = 'adjustment') = (adjustment_id is not null));
  grant insert (adjustment_id) on journal to jbgs_app;
`;

const POSTINGS_IN_ORDER = `
  -- position counts the postings of an account in the order in which they moved its balance, balance_fen is what they
  -- left. Identity values are drawn before the lock on the balance is taken and do not say that order.
  alter table ledger_balance add column postings bigint not null default 0;
  alter table posting add column position bigint;
  alter table posting add column balance_fen bigint;
  alter table posting disable trigger posting_no_change;
  update posting p set position = o.position, balance_fen = o.balance_fen
    from (select id, row_number() over w as position, sum(amount_fen) over w as balance_fen
            from posting window w as (partition by account_id order by id)) o
   where o.id = p.id;
  alter table posting enable trigger posting_no_change;
  update ledger_balance b set postings = (select count(*) from posting p where p.account_id = b.account_id);
  alter table posting alter column position set not null, alter column balance_fen set not null;
  drop index posting_of_account;
  alter table posting add constraint posting_in_order unique (account_id, position);
`;

const BALANCES_FOLLOW_POSTINGS = `
  drop trigger posting_moves_balances on posting;
  drop function ledger_apply_postings();
  drop trigger ledger_account_open_balance on ledger_account;
  drop function ledger_open_balance();

  -- One row lock per account, held to the end of the transaction; the product inserts legs in account order
  -- (trust.md a.1, fact 2). jbgs_app can write neither balances nor positions; they come about only here, with the leg.
  create function ledger_apply_posting() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    entry record;
    held record;
  begin
    select j.xid, j.adjustment_id, j.programme_id, a.kind, a.limited, a.fiscal_year,
           (select max(f.closed_recorded_at) from fiscal_year f
             where f.programme_id = a.programme_id and f.year >= a.fiscal_year and f.state = 'closed') as closed_at
      into entry from journal j cross join ledger_account a where j.id = new.journal_id and a.id = new.account_id;
    if not found then
      raise exception 'no journal % or no account %', new.journal_id, new.account_id
        using errcode = '23503', constraint = 'posting_account_id_fkey', table = 'posting';
    end if;
    if entry.xid <> pg_current_xact_id() then
      raise exception 'journal % was committed: no leg can be added', new.journal_id
        using errcode = '23514', constraint = 'posting_journal_open', table = 'posting';
    end if;
    if entry.closed_at is not null and not exists (
      select 1 from prior_year_adjustment d where d.id = entry.adjustment_id and d.state = 'posted'
         and d.programme_id = entry.programme_id and d.year = entry.fiscal_year) then
      -- Whoever began before the year closed runs again and finds the money where it stands now.
      raise exception 'fiscal year % is closed', entry.fiscal_year
        using errcode = case when transaction_timestamp() < entry.closed_at then '40001' else '23514' end,
              constraint = 'fiscal_year_open', table = 'posting',
              detail = json_build_object('year', entry.fiscal_year)::text;
    end if;
    select balance_fen into held from ledger_balance where account_id = new.account_id for update;
    if not found then
      insert into ledger_balance (account_id, limited) values (new.account_id, entry.limited) on conflict do nothing;
      select balance_fen into strict held from ledger_balance where account_id = new.account_id for update;
    end if;
    if entry.limited and held.balance_fen + new.amount_fen < 0 then
      raise exception 'account % (%) holds % fen and cannot give %', new.account_id, entry.kind, held.balance_fen, -new.amount_fen
        using errcode = '23514', constraint = 'ledger_balance_not_negative', table = 'ledger_balance',
              detail = json_build_object('kind', entry.kind, 'balanceFen', held.balance_fen::text, 'neededFen', (-new.amount_fen)::text)::text;
    end if;
    update ledger_balance set balance_fen = balance_fen + new.amount_fen, postings = postings + 1
     where account_id = new.account_id returning balance_fen, postings into new.balance_fen, new.position;
    return new;
  end $$;
  create trigger posting_moves_balances before insert on posting
    for each row execute function ledger_apply_posting();
`;

const REVERSALS_ACROSS_YEARS = `
  -- True when the legs of the one are the legs of the other with opposite signs. Legs in a year that is closed are
  -- taken back in the year where their money stands now.
  create or replace function ledger_mirrors(reversal uuid, reversed uuid) returns boolean
    language sql stable set search_path = public, pg_temp as $$
    select not exists (
      select 1 from posting p join ledger_account a on a.id = p.account_id
       where p.journal_id in (reversal, reversed)
       group by a.programme_id, a.project_id, a.source, a.kind, ledger_standing_year(a.programme_id, a.fiscal_year)
      having sum(p.amount_fen) <> 0)
  $$;
`;

const RECORDED_IN_ORDER = `
  -- Taken before the journal gets its recorded_at: whoever holds the lock alone knows that every journal recorded before
  -- is committed, so an answer "as recorded at" an instant never changes afterwards (trust.md A17).
  create function ledger_record_journal() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  begin
    perform pg_advisory_xact_lock_shared(ledger_lock_key(new.programme_id));
    new.recorded_at := clock_timestamp();
    return new;
  end $$;
  create trigger journal_recorded before insert on journal for each row execute function ledger_record_journal();
  create index journal_recorded_at on journal (programme_id, recorded_at);
`;

const WRONG_BALANCES = `
  -- Every balance recomputed from the postings of its account: one row for each account that is wrong, with the journal
  -- after which it first was. npm run db:check and the drift sweeper read it (trust.md A2).
  create view ledger_wrong_balance as
    with running as (
      select p.account_id, p.journal_id, p.position, p.balance_fen, row_number() over w as expected_position,
             sum(p.amount_fen) over w as expected_fen
        from posting p window w as (partition by p.account_id order by p.position)),
    first_wrong as (
      select distinct on (account_id) account_id, journal_id from running
       where balance_fen <> expected_fen or position <> expected_position order by account_id, position),
    newest as (
      select distinct on (account_id) account_id, journal_id, expected_fen, expected_position from running
       order by account_id, position desc)
    select a.id as account_id, a.programme_id, a.project_id, a.fiscal_year, a.source, a.kind,
           coalesce(n.expected_fen, 0)::bigint as expected_fen, coalesce(b.balance_fen, 0) as found_fen,
           coalesce(f.journal_id, n.journal_id) as first_wrong_journal_id, j.recorded_at as wrong_since
      from ledger_account a
      left join ledger_balance b on b.account_id = a.id
      left join newest n on n.account_id = a.id
      left join first_wrong f on f.account_id = a.id
      left join journal j on j.id = coalesce(f.journal_id, n.journal_id)
     where f.journal_id is not null
        or coalesce(b.balance_fen, 0) <> coalesce(n.expected_fen, 0)
        or coalesce(b.postings, 0) <> coalesce(n.expected_position, 0)
        or b.limited <> a.limited;
  grant select on ledger_wrong_balance to jbgs_app;
`;
