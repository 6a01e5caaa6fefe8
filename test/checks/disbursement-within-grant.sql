-- Disbursement: what is requested, approved, instructed and settled never exceeds the grant
select d.project_id, sum(d.amount_fen) as committed_fen, f.grant_fen
  from disbursement d join funding_plan f on f.id = d.plan_id
 where d.state in ('requested', 'approved', 'instructed', 'settled', 'closed')
 group by d.project_id, f.grant_fen having sum(d.amount_fen) > f.grant_fen;
