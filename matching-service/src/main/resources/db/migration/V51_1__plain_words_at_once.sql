-- The key of a posting was a fifth of what writing a row costs: its words were taken apart, sorted and put together again.
-- One expression does, which the database puts where it is called; words in another order are another title.
create or replace function plain_words(words text) returns text language sql immutable parallel safe as $$
    select nullif(btrim(regexp_replace(regexp_replace(lower(normalize(words, nfkc)),
        '[[:space:][:punct:]]+', ' ', 'g'), '([a-z]{3})s\M', '\1', 'g')), '') $$;
create or replace function plain_employer(name text) returns text language sql immutable parallel safe as $$
    select plain_words(regexp_replace(lower(normalize(name, nfkc)),
        'บริษัท|จำกัด|มหาชน|ห้างหุ้นส่วน|หจก|\m(co|company|ltd|limited|inc|incorporated|corp|corporation|plc|llc)\M', ' ', 'g')) $$;
update vacancy set title = title;
