-- Jobs: no delivery has been parked
select event_id, handler, attempts, last_error from delivery where state = 'parked';
