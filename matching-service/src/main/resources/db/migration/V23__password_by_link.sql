-- Whoever registers may write somebody else's address, so a password is chosen with the link that goes there. Links that
-- are on their way ask for one too.
alter table registration drop column password_hash;
-- The key the link was used with: the same request sent again is answered the same, any other finds the link used.
alter table registration add column confirm_digest bytea check (octet_length(confirm_digest) = 32);
