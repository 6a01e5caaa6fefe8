-- Disbursement: at most one payment of a disbursement is on its way or made, and only to the amount approved
select i.disbursement_id, count(*) as live_payments, sum(i.amount_fen) as live_fen, d.amount_fen
  from payment_instruction i join disbursement d on d.id = i.disbursement_id
 where i.outcome in ('pending', 'settled')
 group by i.disbursement_id, d.amount_fen having count(*) > 1 or sum(i.amount_fen) <> d.amount_fen;
