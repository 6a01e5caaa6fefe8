import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The double-entry ledger: accounts with row-locked balances, journals and postings that the database itself keeps honest. */
export class LedgerDoubleEntry1763700000300 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(JOURNALS);
    await runner.query(BALANCES_FOLLOW_POSTINGS);
    await runner.query(JOURNALS_ARE_WHOLE);
    await runner.query(APPEND_ONLY);
  }

  async down(): Promise<void> {
    throw new Error('a ledger is append-only; its tables are not dropped');
  }
}

const ACCOUNTS = `
  -- The id follows from the natural key, so that a journal, its legs and the accounts it opens are one statement
  -- without a look-up. uuid and integer casts are immutable; concat() is not.
  create function ledger_account_id(programme uuid, project uuid, year integer, source text, kind text) returns uuid
    language sql immutable parallel safe as $$
    select md5(programme::text || '/' || coalesce(project::text, '') || '/' || year::text || '/' || source || '/' || kind)::uuid
  $$;
  create table ledger_account (
    id uuid primary key generated always as (ledger_account_id(programme_id, project_id, fiscal_year, source, kind)) stored,
    programme_id uuid not null,
    agency_id uuid not null,
    project_id uuid,
    fiscal_year integer not null check (fiscal_year between 2000 and 2100),
    source text not null check (source in ('fiscal', 'demander_memo', 'third_party')),
    kind text not null,
    currency text not null default 'CNY' check (currency = 'CNY'),
    limited boolean not null generated always as (kind not in ('appropriation', 'recovery', 'outside')) stored,
    opened_at timestamptz not null default clock_timestamp(),
    constraint ledger_account_key unique nulls not distinct (programme_id, project_id, fiscal_year, source, kind, currency),
    constraint ledger_account_kind check (
      case source
        when 'fiscal' then kind in ('appropriation', 'available', 'encumbered', 'payable', 'in_flight', 'paid', 'receivable', 'recovery')
        else kind in ('outside', 'attested_cash', 'attested_spend', 'passed_through')
      end),
    constraint ledger_account_project check ((kind in ('appropriation', 'available')) = (project_id is null))
  );
  create index ledger_account_of_project on ledger_account (project_id) where project_id is not null;

  create table ledger_balance (
    account_id uuid primary key references ledger_account,
    limited boolean not null,
    balance_fen bigint not null default 0,
    constraint ledger_balance_not_negative check (balance_fen >= 0 or not limited)
  );

  create function ledger_open_balance() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  begin
    insert into ledger_balance (account_id, limited) values (new.id, new.limited);
    return null;
  end $$;
  create trigger ledger_account_open_balance after insert on ledger_account
    for each row execute function ledger_open_balance();

  grant select on ledger_account, ledger_balance to jbgs_app;
  grant insert (programme_id, agency_id, project_id, fiscal_year, source, kind) on ledger_account to jbgs_app;
`;

const JOURNALS = `
  create table journal (
    id uuid primary key,
    kind text not null check (kind in (
      'appropriation', 'encumbrance', 'release', 'approval', 'instruction', 'settlement', 'return', 'void',
      'recovery_claim', 'recovery_receipt', 'contribution', 'reversal')),
    key text not null check (key <> ''),
    programme_id uuid not null,
    agency_id uuid not null,
    subject_type text not null,
    subject_id uuid not null,
    reference text,
    effective_at timestamptz not null,
    recorded_at timestamptz not null default clock_timestamp(),
    reverses_id uuid references journal,
    xid xid8 not null default pg_current_xact_id(),
    constraint journal_natural_key unique (kind, key),
    constraint journal_reversed_once unique (reverses_id),
    constraint journal_reversal_names_its_journal check ((kind = 'reversal') = (reverses_id is not null))
  );
  create index journal_of_programme on journal (programme_id, id);

  create table posting (
    id bigint primary key generated always as identity,
    journal_id uuid not null references journal,
    account_id uuid not null references ledger_account,
    amount_fen bigint not null,
    constraint posting_moves_something check (amount_fen <> 0),
    constraint posting_one_leg_per_account unique (journal_id, account_id)
  );
  create index posting_of_account on posting (account_id, id);

  -- recorded_at and xid are the database's own words: nobody may write them.
  grant select on journal, posting to jbgs_app;
  grant insert (id, kind, key, programme_id, agency_id, subject_type, subject_id, reference, effective_at, reverses_id)
    on journal to jbgs_app;
  grant insert (journal_id, account_id, amount_fen) on posting to jbgs_app;
`;

const BALANCES_FOLLOW_POSTINGS = `
  -- One row lock per account, always in account order, held to the end of the transaction (trust.md a.1, fact 2).
  -- jbgs_app cannot write balances; they move only here, with the legs.
  create function ledger_apply_postings() returns trigger
    language plpgsql security definer set search_path = public, pg_temp as $$
  declare
    late uuid;
    moved record;
    held record;
  begin
    select a.journal_id into late from added a join journal j on j.id = a.journal_id
     where j.xid <> pg_current_xact_id() limit 1;
    if late is not null then
      raise exception 'journal % was committed: no leg can be added', late
        using errcode = '23514', constraint = 'posting_journal_open', table = 'posting';
    end if;
    for moved in select account_id, sum(amount_fen) as amount from added group by account_id order by account_id loop
      select b.limited, b.balance_fen, a.kind into strict held
        from ledger_balance b join ledger_account a on a.id = b.account_id
       where b.account_id = moved.account_id for update of b;
      if held.limited and held.balance_fen + moved.amount < 0 then
        raise exception 'account % (%) holds % fen and cannot give %', moved.account_id, held.kind, held.balance_fen, -moved.amount
          using errcode = '23514', constraint = 'ledger_balance_not_negative', table = 'ledger_balance',
                detail = json_build_object('kind', held.kind, 'balanceFen', held.balance_fen::text, 'neededFen', (-moved.amount)::text)::text;
      end if;
      update ledger_balance set balance_fen = balance_fen + moved.amount where account_id = moved.account_id;
    end loop;
    return null;
  end $$;
  create trigger posting_moves_balances after insert on posting
    referencing new table as added for each statement execute function ledger_apply_postings();
`;

const JOURNALS_ARE_WHOLE = `
  -- Stands on journal AND on posting: on journal alone an empty journal is seen, but a leg added after
  -- SET CONSTRAINTS ALL IMMEDIATE is not (trust.md a.1, fact 1).
  create function ledger_check_journal() returns trigger
    language plpgsql set search_path = public, pg_temp as $$
  declare
    checked uuid;
    whole record;
    broken text;
  begin
    if tg_table_name = 'journal' then checked := new.id; else checked := new.journal_id; end if;
    select j.reverses_id, count(p.id) as legs, coalesce(sum(p.amount_fen), 0) as total, count(distinct a.source) as sources,
           bool_and(a.programme_id = j.programme_id) as own
      into whole
      from journal j left join posting p on p.journal_id = j.id left join ledger_account a on a.id = p.account_id
     where j.id = checked group by j.id;
    broken := case
      when whole.legs < 2 then 'journal_has_two_legs'
      when whole.total <> 0 then 'journal_balanced'
      when whole.sources > 1 then 'journal_one_source'
      when not whole.own then 'journal_one_programme'
      when whole.reverses_id is not null and not ledger_mirrors(checked, whole.reverses_id) then 'journal_mirrors_reversed'
    end;
    if broken is not null then
      raise exception 'journal % breaks %: % legs, sum % fen, % sources', checked, broken, whole.legs, whole.total, whole.sources
        using errcode = '23514', constraint = broken, table = 'journal';
    end if;
    return null;
  end $$;

  -- True when the legs of the one are the legs of the other with opposite signs.
  create function ledger_mirrors(reversal uuid, reversed uuid) returns boolean
    language sql stable set search_path = public, pg_temp as $$
    select not exists (
      select account_id from posting where journal_id in (reversal, reversed) group by account_id having sum(amount_fen) <> 0
    )
  $$;

  create constraint trigger journal_whole after insert on journal
    deferrable initially deferred for each row execute function ledger_check_journal();
  create constraint trigger posting_keeps_journal_whole after insert on posting
    deferrable initially deferred for each row execute function ledger_check_journal();
`;

const APPEND_ONLY = `
  create trigger journal_no_change before update or delete on journal for each row execute function deny_change();
  create trigger journal_no_truncate before truncate on journal for each statement execute function deny_change();
  create trigger posting_no_change before update or delete on posting for each row execute function deny_change();
  create trigger posting_no_truncate before truncate on posting for each statement execute function deny_change();
`;
