-- What a vacancy is about is found out when it is stored, and not again each time that the index is written: numbers of
-- lines of work, of unit groups and of words, behind the digest of what they were found in. Null of what was stored before.
alter table vacancy add column work bytea;
