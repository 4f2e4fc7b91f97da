-- Nobody but the owner makes temporary tables: they are looked up before all others, also by functions that go
-- past the policies.
do $$ begin
    execute format('revoke temporary on database %I from public', current_database());
end $$;
