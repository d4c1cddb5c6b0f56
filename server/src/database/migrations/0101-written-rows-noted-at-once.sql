-- What a statement wrote is noted by its trigger itself: a function called for it cost as much as the digests.

create or replace function audit.seal_rows(sealed regclass, excluded text[] default '{}', is_personal boolean default false) returns void
  language plpgsql volatile set search_path = ''
  as $$ begin
    insert into audit.row_seal (table_name, excluded) values (sealed::text, excluded);
    if is_personal then
      execute format('alter table %s add column salt uuid not null default gen_random_uuid()', sealed);
      execute format('comment on column %s.salt is %L', sealed, 'Makes the digest of the row tell nothing of its content');
    end if;
    perform audit.make_keeper(sealed);
    execute format('create trigger zz_sealed_added after insert on %1$s referencing new table as new_rows for each statement execute function %2$s()', sealed, audit.keeper_of(sealed));
    execute format('create trigger zz_sealed_changed after update on %1$s referencing old table as old_rows new table as new_rows for each statement execute function %2$s()', sealed, audit.keeper_of(sealed));
    execute format('create trigger zz_sealed_removed after delete on %1$s referencing old table as old_rows for each statement execute function %2$s()', sealed, audit.keeper_of(sealed));
  end $$;

create function audit.keeper_of(sealed regclass) returns text
  language sql stable set search_path = ''
  return 'audit.seal_' || replace(sealed::text, '.', '_');
comment on function audit.keeper_of(regclass) is 'The name of the function that notes what is written to a table';

create function audit.make_keeper(sealed regclass) returns void
  language plpgsql volatile set search_path = ''
  as $$ declare
    named constant text := sealed::text;
    of_digest constant text := audit.digest_of_row(sealed);
    of_key constant text := audit.key_of_row(sealed);
  begin
    if of_key is null then raise exception '% has no primary key: nothing could name its rows', named; end if;
    execute format($function$
      create or replace function %1$s() returns trigger
        language plpgsql security definer
        set search_path = '' set timezone = 'UTC' set datestyle = 'ISO, YMD' set bytea_output = 'hex' set intervalstyle = 'iso_8601'
        as $body$ declare
          lines text;
        begin
          case tg_op
            when 'INSERT' then
              select string_agg('%2$s ' || %3$s || ' - ' || %4$s || E'\n', '') into lines from new_rows r;
            when 'DELETE' then
              select string_agg('%2$s - ' || %3$s || ' ' || %4$s || E'\n', '') into lines from old_rows r;
            when 'UPDATE' then
              with before as materialized (select %3$s as digest, %4$s as key from old_rows r),
                after as materialized (select %3$s as digest, %4$s as key from new_rows r)
              select string_agg('%2$s ' || coalesce(after.digest, '-') || ' ' || coalesce(before.digest, '-') || ' ' || key || E'\n', '')
                into lines from before full join after using (key) where before.digest is distinct from after.digest;
          end case;
          -- A setting of the transaction, so that a savepoint takes back what it takes back.
          if lines is not null then
            lines := set_config('congtam.written', coalesce(current_setting('congtam.written', true), '') || lines, true);
          end if;
          return null;
        end $body$ $function$, audit.keeper_of(sealed), named, of_digest, of_key);
    execute format('comment on function %s() is %L', audit.keeper_of(sealed), 'Notes the digests of the rows a statement wrote, for the event that seals them');
  end $$;
comment on function audit.make_keeper(regclass) is 'Makes, or makes anew, the function that notes what is written to a table';

select audit.make_keeper(s.table_name::regclass) from audit.row_seal s where s.unsealed_because is null;
drop function audit.keep_written(text);
