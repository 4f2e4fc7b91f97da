-- What opened after a person was first looked for is news; what there was then can wait behind it. The earliest of what waits
-- does not tell when that was: it is later once what came first is over, or gone behind what fits better.
alter table new_match_person add column first_looked_at timestamptz;  -- null: not looked for yet
update new_match_person p set first_looked_at =
    (select min(n.found_at) from new_match n where n.returnee_id = p.returnee_id);
