-- Whoever waits longest comes first, whatever opens meanwhile. And who waits because of a single vacancy waits for no import.
drop index new_match_person_due;
alter table new_match_person add column due_since timestamptz;
update new_match_person set due_since = timestamptz 'epoch' where due is not null;
alter table new_match_person drop constraint new_match_person_due_check;
-- 1 at once; in turn: 2 after many opened, 3 for another reason; null: nothing waits
alter table new_match_person add constraint new_match_person_due_check check (due in (1, 2, 3));
alter table new_match_person add check ((due is null) = (due_since is null));
create index new_match_person_due on new_match_person (due, due_since, returnee_id) where due is not null;

-- What is offered no more, each with the last load that left it out.
create index skill_retired on skill (id) where retired;
create index esco_occupation_retired on esco_occupation (id) where retired;
create index taxonomy_change_of_skill on taxonomy_change (skill_id);
create index taxonomy_change_of_occupation on taxonomy_change (occupation_id);
