-- Acceptance: a concluded round's completion and outcome are what its lines come to under its rules
with computed as (
  select a.id, a.number, a.round, a.outcome, a.completion_ppm,
         floor(sum(l.weight::numeric * l.credit_ppm) / sum(l.weight))::int as ppm,
         bool_or(l.must_pass and not l.met) as must_pass_failed,
         (r.content -> 'acceptance' ->> 'passAt')::int as pass_at,
         (r.content -> 'acceptance' ->> 'reReviewAt')::int as re_review_at,
         (r.content -> 'acceptance' ->> 'maxReReviews')::int as max_re_reviews
    from acceptance a
    join rule_pack r on r.id = a.rule_pack_id
    left join acceptance_line l on l.acceptance_id = a.id
   where a.state = 'concluded'
   group by a.id, r.id)
select number, outcome, completion_ppm, ppm
  from computed
 where ppm is distinct from completion_ppm
    or outcome is distinct from case
         when must_pass_failed then 'failed'
         when ppm >= pass_at then 'passed'
         when ppm >= re_review_at and round <= max_re_reviews then 're_review'
         else 'failed' end;
