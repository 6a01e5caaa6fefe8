-- Pool: what those who share it have asked for, are owed and were paid never exceeds its grant
select e.pool_id, sum(d.amount_fen) as committed_fen, g.grant_fen
  from disbursement d join encumbrance e on e.project_id = d.project_id join grant_pool g on g.id = e.pool_id
 where d.state in ('requested', 'approved', 'instructed', 'settled', 'closed')
 group by e.pool_id, g.grant_fen having sum(d.amount_fen) > coalesce(g.grant_fen, 0);
