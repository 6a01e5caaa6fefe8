-- Project: when it is closed nothing is held any more but what the bank sent back and is to be paid again
with held as (
  select a.project_id, sum(b.balance_fen) filter (where a.kind <> 'receivable') as held,
         sum(b.balance_fen) filter (where a.kind = 'receivable') as receivable
    from ledger_account a join ledger_balance b on b.account_id = a.id
   where a.source = 'fiscal' and a.kind in ('encumbered', 'payable', 'in_flight', 'receivable')
   group by a.project_id),
sent_back as (
  select d.project_id, sum(i.amount_fen) as owed
    from disbursement d cross join lateral (
      select amount_fen from payment_instruction where disbursement_id = d.id order by created_at desc, id desc limit 1) i
   where d.state not in ('settled', 'closed', 'cancelled')
   group by d.project_id)
select p.id as project_id, h.held, h.receivable, s.owed
  from project p join held h on h.project_id = p.id
  -- What comes back of a pool is held in the pool again (pool-over-holds-nothing).
  join encumbrance e on e.project_id = p.id
  left join sent_back s on s.project_id = p.id and e.pool_id is null
 where p.state in ('tracking', 'closed') and (coalesce(h.held, 0) <> coalesce(s.owed, 0) or coalesce(h.receivable, 0) <> 0);
