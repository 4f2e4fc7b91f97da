-- An employer says itself which chamber it is a member of. A chamber that does not know it gives it back to staff: the row
-- policy lets a chamber write its members only, and this one is none afterwards.
create function not_our_member(which uuid) returns boolean language sql security definer
    set search_path = public as
    $$ with given_back as (
        update employer set chamber_id = null, version = version + 1
        where id = which and standing = 'unverified' and caller_role() = 'CHAMBER'
            and chamber_id = caller_organisation()
        returning 1)
    select exists (select 1 from given_back) $$;
