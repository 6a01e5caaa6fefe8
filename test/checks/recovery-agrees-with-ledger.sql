-- Recovery: what was demanded and is neither received nor written off is what the ledger holds as receivable
with owed as (
  select project_id, sum(amount_fen - received_fen - written_off_fen) as owed
    from recovery where state in ('demanded', 'part_recovered', 'recovered', 'written_off') group by project_id),
booked as (
  select a.project_id, sum(b.balance_fen) as receivable
    from ledger_account a join ledger_balance b on b.account_id = a.id where a.kind = 'receivable' group by a.project_id)
select coalesce(o.project_id, b.project_id) as project_id, o.owed, b.receivable
  from owed o full join booked b using (project_id)
 where coalesce(o.owed, 0) <> coalesce(b.receivable, 0);
