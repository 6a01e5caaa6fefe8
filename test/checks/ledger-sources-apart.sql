-- Ledger: money of one source never meets another in a journal, and each source sums to zero
select 'journal' as place, p.journal_id::text as subject, string_agg(distinct a.source, ', ') as sources, sum(p.amount_fen) as sum_fen
  from posting p join ledger_account a on a.id = p.account_id
 group by p.journal_id
having count(distinct a.source) > 1
union all
select 'source', a.programme_id::text, a.source, sum(p.amount_fen)
  from posting p join ledger_account a on a.id = p.account_id
 group by a.programme_id, a.source
having sum(p.amount_fen) <> 0;
