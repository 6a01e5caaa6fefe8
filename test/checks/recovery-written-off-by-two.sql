-- Recovery: written off by somebody other than who proposed it
select id, write_off_proposed_by, written_off_by from recovery
 where (state = 'written_off') is distinct from (written_off_by is not null)
    or (state = 'written_off' and (write_off_proposed_by is null or write_off_proposed_by = written_off_by));
