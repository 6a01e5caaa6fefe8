-- Payment report: what changed nothing says nothing new, or somebody of the programme it names gets to see it
select r.id, r.instruction_reference, r.unmatched
  from payment_report r
  left join payment_report_review v on v.report_id = r.id
 where r.unmatched not in ('repeated', 'out_of_order') and v.id is null
   and (exists (select 1 from payment_instruction i where i.reference = r.instruction_reference)
        or exists (select 1 from payment_batch b where b.number = r.batch_reference));
