-- Ledger: every journal sums to zero
select p.journal_id, sum(p.amount_fen) as sum_fen
  from posting p
 group by p.journal_id
having sum(p.amount_fen) <> 0;
