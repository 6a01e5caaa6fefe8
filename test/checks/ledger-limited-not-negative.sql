-- Ledger: no limited account is negative
select a.id as account_id, a.programme_id, a.project_id, a.kind, coalesce(sum(p.amount_fen), 0) as sum_fen
  from ledger_account a left join posting p on p.account_id = a.id
 where a.limited
 group by a.id
having coalesce(sum(p.amount_fen), 0) < 0;
