-- Ledger: every journal has at least two legs
select j.id as journal_id, j.kind, count(p.id) as legs
  from journal j left join posting p on p.journal_id = j.id
 group by j.id
having count(p.id) < 2;
