-- Termination: a project ended before its acceptance exactly when a termination of its kind was approved
select p.id as project_id, p.state, p.outcome, t.kind, t.state as termination_state
  from project p full join (select * from termination where state = 'approved') t on t.project_id = p.id
 where case when p.outcome in ('breach', 'no_fault', 'force_majeure', 'mutual', 'demander_default') then p.outcome is distinct from t.kind
            else t.id is not null end
    or (t.id is not null and p.state not in ('terminated', 'settling', 'tracking', 'closed'));
