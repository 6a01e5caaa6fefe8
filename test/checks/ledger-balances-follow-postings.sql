-- Ledger: every account has a balance row, and it equals the sum of its postings
select a.id as account_id, a.kind, b.balance_fen, coalesce(p.sum_fen, 0) as sum_of_postings_fen
  from ledger_account a
  left join ledger_balance b on b.account_id = a.id
  left join (select account_id, sum(amount_fen) as sum_fen from posting group by account_id) p on p.account_id = a.id
 where b.balance_fen is distinct from coalesce(p.sum_fen, 0) or b.limited is distinct from a.limited;
