-- Contribution: every verified one stands in the memo ledger with its amount, and no other does
with booked as (
  select j.subject_id as contribution_id, sum(abs(p.amount_fen)) / 2 as amount_fen
    from journal j join posting p on p.journal_id = j.id
   where j.kind = 'contribution' and not exists (select 1 from journal r where r.reverses_id = j.id)
   group by j.subject_id)
select coalesce(c.id, b.contribution_id) as contribution_id, c.state, c.amount_fen, b.amount_fen as booked_fen
  from (select * from contribution where state = 'verified') c
  full join booked b on b.contribution_id = c.id
 where c.amount_fen is distinct from b.amount_fen;
