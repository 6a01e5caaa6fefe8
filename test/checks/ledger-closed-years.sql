-- Ledger: a closed year holds nothing but what was appropriated, lapsed and carried, and the next one got what it gave
select a.programme_id, a.fiscal_year, a.kind, sum(b.balance_fen) as balance_fen
  from ledger_account a join ledger_balance b on b.account_id = a.id
  join fiscal_year f on f.programme_id = a.programme_id and f.year = a.fiscal_year and f.state = 'closed'
 where a.kind not in ('appropriation', 'lapsed', 'carried')
 group by a.id
having sum(b.balance_fen) <> 0
union all
select a.programme_id, null, 'carried', sum(b.balance_fen)
  from ledger_account a join ledger_balance b on b.account_id = a.id
 where a.kind = 'carried'
 group by a.programme_id
having sum(b.balance_fen) <> 0
union all
select j.programme_id, f.year, 'posted after the closing', p.amount_fen
  from journal j join posting p on p.journal_id = j.id join ledger_account a on a.id = p.account_id
  join fiscal_year f on f.programme_id = a.programme_id and f.year = a.fiscal_year and f.state = 'closed'
 where j.recorded_at > f.closed_recorded_at and j.adjustment_id is null;
