-- Districts and municipalities have names too, under the code of the place that they lie in.
alter table label drop constraint label_subject_check;
alter table label add constraint label_subject_check
    check (subject in ('skill', 'occupation', 'occupation_group', 'place', 'district', 'country'));
