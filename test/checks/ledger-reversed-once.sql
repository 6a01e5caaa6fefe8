-- Ledger: a journal is reversed at most once, and a reversal mirrors it leg by leg
select r.reverses_id as journal_id, count(*) as reversals, false as mirrored
  from journal r where r.reverses_id is not null
 group by r.reverses_id
having count(*) > 1
union all
select r.reverses_id, 1, false
  from journal r join posting p on p.journal_id in (r.id, r.reverses_id)
 where r.reverses_id is not null
 group by r.id, r.reverses_id, p.account_id
having sum(p.amount_fen) <> 0;
