-- Disbursement: requested, approved and released by three different people
select id, requested_by, approved_by, released_by from disbursement
 where approved_by = requested_by or released_by in (requested_by, approved_by)
    or (state in ('instructed', 'settled', 'closed') and (requested_by is null or approved_by is null or released_by is null));
