-- Ledger: every balance is the sum of its postings, one by one; the first wrong row is named
select 'account ' || account_id || ' (' || kind || ', fiscal year ' || fiscal_year || ', '
       || coalesce('project ' || project_id, 'programme ' || programme_id) || '): expected ' || expected_fen || ' fen, found '
       || found_fen || ' fen, wrong from journal ' || coalesce(first_wrong_journal_id::text, 'none') as first_wrong_row,
       account_id, expected_fen, found_fen, first_wrong_journal_id
  from ledger_wrong_balance
 order by wrong_since nulls first, account_id;
