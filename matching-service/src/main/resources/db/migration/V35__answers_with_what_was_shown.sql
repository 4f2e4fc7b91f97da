-- An answer is to what was shown, under the weights of that day; shown again, the proposal itself holds the newer showing.
alter table proposal_answer
    add column shown    jsonb,                                          -- codes and numbers
    add column shown_on date,
    add column ranking  text check (char_length(ranking) between 1 and 40),
    add check (num_nulls(shown, shown_on, ranking) in (0, 3));
-- Of earlier answers it is known where the latest showing is the one that was answered, and lost elsewhere.
update proposal_answer a set shown = p.shown, shown_on = p.shown_on, ranking = p.ranking
    from proposal p where p.id = a.proposal_id and p.shown_at <= a.recorded_at;
