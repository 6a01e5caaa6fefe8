-- Settlement: it has the outcome of its project; what is recovered and compensated is what it found, and nothing is kept beyond it
select s.project_id, s.outcome, p.outcome as project_outcome, s.recover_fen, r.recoveries_fen, s.compensation_fen,
       d.compensated_fen
  from final_settlement s join project p on p.id = s.project_id
  cross join lateral (select coalesce(sum(amount_fen), 0) as recoveries_fen from recovery where project_id = p.id) r
  cross join lateral (
    select coalesce(sum(amount_fen), 0) as compensated_fen, count(*) as compensations
      from disbursement where project_id = p.id and purpose = 'compensation' and state <> 'cancelled') d
 where s.outcome is distinct from p.outcome or s.recover_fen <> r.recoveries_fen
    or d.compensated_fen not in (0, s.compensation_fen) or (s.compensation_fen = 0 and d.compensations > 0);
