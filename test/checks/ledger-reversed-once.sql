-- Ledger: a journal is reversed at most once, and a reversal mirrors it leg by leg
select r.reverses_id as journal_id, count(*) as reversals, false as mirrored
  from journal r where r.reverses_id is not null
 group by r.reverses_id
having count(*) > 1
union all
select r.reverses_id, 1, false
  from journal r
 where r.reverses_id is not null and not ledger_mirrors(r.id, r.reverses_id);
