-- Pool: what it holds in the ledger is what was encumbered once, less what was released and what its sharers were approved or paid
with drawn as (
  select e.pool_id, sum(d.amount_fen) as drawn_fen
    from encumbrance e join disbursement d on d.project_id = e.project_id
   where e.pool_id is not null and d.state in ('approved', 'instructed', 'settled', 'closed') group by e.pool_id),
booked as (
  select a.project_id as pool_id, sum(b.balance_fen) as encumbered_fen
    from ledger_account a join ledger_balance b on b.account_id = a.id where a.kind = 'encumbered' group by a.project_id)
select g.id as pool_id, g.encumbered_fen - g.released_fen - coalesce(d.drawn_fen, 0) as expected_fen, b.encumbered_fen
  from grant_pool g left join drawn d on d.pool_id = g.id left join booked b on b.pool_id = g.id
 where g.encumbered_fen - g.released_fen - coalesce(d.drawn_fen, 0) <> coalesce(b.encumbered_fen, 0);
