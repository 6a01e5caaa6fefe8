-- Payment batch: count and control sum are those of its lines
select b.id, b.count, count(i.id) as lines, b.control_sum_fen, sum(i.amount_fen) as lines_fen
  from payment_batch b left join payment_instruction i on i.batch_id = b.id
 group by b.id having b.count <> count(i.id) or b.control_sum_fen is distinct from sum(i.amount_fen);
