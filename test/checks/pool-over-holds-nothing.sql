-- Pool: when everybody who shares it is tracked, closed or lapsed it holds nothing but what the bank sent back
with sent_back as (
  select e.pool_id, sum(i.amount_fen) as owed
    from encumbrance e join disbursement d on d.project_id = e.project_id
    cross join lateral (
      select amount_fen from payment_instruction where disbursement_id = d.id order by created_at desc, id desc limit 1) i
   where e.pool_id is not null and d.state not in ('settled', 'closed', 'cancelled') group by e.pool_id)
select g.id as pool_id, b.balance_fen, s.owed
  from grant_pool g
  join ledger_account a on a.project_id = g.id and a.kind = 'encumbered'
  join ledger_balance b on b.account_id = a.id
  left join sent_back s on s.pool_id = g.id
 where b.balance_fen <> coalesce(s.owed, 0)
   and not exists (
     select 1 from encumbrance e left join project p on p.id = e.project_id
      where e.pool_id = g.id and e.fallen_at is null and coalesce(p.state, '') not in ('tracking', 'closed', 'lapsed'));
