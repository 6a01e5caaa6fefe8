-- Disbursement: approved, instructed and settled amounts are what the ledger holds as payable, in flight and paid
with amounts as (
  select project_id,
         sum(amount_fen) filter (where state = 'approved') as payable,
         sum(amount_fen) filter (where state = 'instructed') as in_flight,
         sum(amount_fen) filter (where state in ('settled', 'closed')) as paid
    from disbursement group by project_id),
books as (
  select a.project_id,
         sum(b.balance_fen) filter (where a.kind = 'payable') as payable,
         sum(b.balance_fen) filter (where a.kind = 'in_flight') as in_flight,
         sum(b.balance_fen) filter (where a.kind = 'paid') as paid
    from ledger_account a join ledger_balance b on b.account_id = a.id
   where a.source = 'fiscal' and a.project_id is not null group by a.project_id)
select coalesce(m.project_id, k.project_id) as project_id, m.payable, k.payable as booked_payable,
       m.in_flight, k.in_flight as booked_in_flight, m.paid, k.paid as booked_paid
  from amounts m full join books k using (project_id)
 where (coalesce(m.payable, 0), coalesce(m.in_flight, 0), coalesce(m.paid, 0))
       is distinct from (coalesce(k.payable, 0), coalesce(k.in_flight, 0), coalesce(k.paid, 0));
