-- Project: when it is closed nothing is encumbered, payable, in flight or receivable any more
select p.id as project_id, a.kind, b.balance_fen
  from project p join ledger_account a on a.project_id = p.id join ledger_balance b on b.account_id = a.id
 where p.state in ('tracking', 'closed') and a.source = 'fiscal'
   and a.kind in ('encumbered', 'payable', 'in_flight', 'receivable') and b.balance_fen <> 0;
