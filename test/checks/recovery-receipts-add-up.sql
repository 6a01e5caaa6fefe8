-- Recovery: what was received is the sum of its receipts, and what is over was received or given up wholly
select r.id, r.state, r.amount_fen, r.received_fen, r.written_off_fen, coalesce(sum(t.amount_fen), 0) as receipts_fen
  from recovery r left join recovery_receipt t on t.recovery_id = r.id
 group by r.id
having r.received_fen <> coalesce(sum(t.amount_fen), 0)
    or (r.state in ('recovered', 'written_off')) is distinct from (r.received_fen + r.written_off_fen = r.amount_fen)
    or (r.state = 'written_off') is distinct from (r.written_off_fen > 0);
