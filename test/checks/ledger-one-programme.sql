-- Ledger: a journal moves money of its own programme only
select j.id as journal_id, j.programme_id, a.programme_id as account_programme_id
  from journal j join posting p on p.journal_id = j.id join ledger_account a on a.id = p.account_id
 where a.programme_id <> j.programme_id;
