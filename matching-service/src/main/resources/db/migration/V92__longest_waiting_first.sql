-- Who waits for what opened first comes first: with vacancies coming in all the time, everybody gets their turn.
drop index new_match_person_due;
create index new_match_person_due on new_match_person (due, opened_from nulls first, returnee_id) where due is not null;
