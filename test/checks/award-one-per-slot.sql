-- Award: at most one live award stands in a slot of a challenge
select challenge_id, award_slot, count(*) as live_awards
  from award where state not in ('voided', 'declined', 'lapsed')
 group by challenge_id, award_slot having count(*) > 1;
