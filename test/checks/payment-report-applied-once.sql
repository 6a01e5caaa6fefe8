-- Payment report: each instruction is settled, rejected or returned by one report only
select instruction_reference, report, count(*) as applied
  from payment_report where unmatched is null
 group by instruction_reference, report having count(*) > 1;
