-- Proposal: nothing was submitted at or after the closing of its challenge
select p.id, p.submitted_at, c.take_up_closes_at
  from proposal p join challenge c on c.id = p.challenge_id
 where p.submitted_at >= c.take_up_closes_at;
