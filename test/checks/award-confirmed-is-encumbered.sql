-- Award: what is confirmed or signed holds money, once
select a.id as award_id, a.state
  from award a left join encumbrance e on e.id = a.id and e.fallen_at is null
 where a.state in ('confirmed', 'signed') and e.id is null;
