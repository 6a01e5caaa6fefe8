-- Audit: the trail has no gap and its head is its last entry
select h.seq as head_seq, count(e.seq) as entries, max(e.seq) as last_seq
  from audit_head h left join audit_entry e on true
 group by h.seq, h.hash
having h.seq <> count(e.seq) or h.seq <> coalesce(max(e.seq), 0)
    or (h.seq > 0 and h.hash <> (select hash from audit_entry order by seq desc limit 1));
