-- Recovery: what was received is the sum of its receipts
select r.id, r.received_fen, coalesce(sum(t.amount_fen), 0) as receipts_fen
  from recovery r left join recovery_receipt t on t.recovery_id = r.id
 group by r.id having r.received_fen <> coalesce(sum(t.amount_fen), 0);
