-- Acceptance: a project has the outcome of its acceptance, and is being accepted exactly while a round goes on
select p.number, p.state, p.outcome, a.number as acceptance, a.state as acceptance_state, a.outcome as acceptance_outcome
  from project p
  left join lateral (select * from acceptance where project_id = p.id order by round desc limit 1) a on true
 where (p.state = 'accepting') is distinct from coalesce(a.state not in ('concluded', 'discontinued'), false)
    -- Whoever passed may have come behind others in a race.
    or (p.outcome is distinct from 'not_placed'
        and coalesce(p.outcome = 'accepted', false) is distinct from coalesce(a.outcome = 'passed', false))
    or (p.outcome = 'not_accepted'
        -- Or nobody asked in the months after the period.
        and a.id is not null
        and coalesce(a.outcome = 'failed' or a.re_review_lapsed_at is not null, false) = false);
