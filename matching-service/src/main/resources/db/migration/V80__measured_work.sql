-- What an occupation of O*NET asks for in each of its abilities, skills, fields of knowledge and interests,
-- 0–1, in the order of our own list; NaN where the release has no number. Empty until O*NET is loaded again.
alter table onet_occupation add column measures real[];
