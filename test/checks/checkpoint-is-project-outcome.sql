-- Checkpoint: a racer is out, placed or not placed exactly when an approved checkpoint says so, and no more are placed than the rules allow
with said as (
  select i.project_id, i.verdict, i.place from checkpoint_item i join checkpoint c on c.id = i.checkpoint_id
   where c.state = 'approved' and i.verdict <> 'advances')
select p.id as project_id, p.state, p.outcome, p.place, s.verdict, s.place as said_place
  from project p full join said s on s.project_id = p.id
 where case s.verdict
         when 'placed' then p.outcome is distinct from 'accepted' or p.place is distinct from s.place
         when 'eliminated' then p.outcome is distinct from 'eliminated'
         when 'not_placed' then p.outcome is distinct from 'not_placed'
         else coalesce(p.outcome in ('eliminated', 'not_placed'), false) or p.place is not null
       end;
