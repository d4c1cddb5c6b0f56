-- Rows that count are sealed by the events that write them. Whoever changes, adds or removes one past the program is found by
-- `congtam-verify`: the event says what it left, and bears the signature of the log.

create table audit.row_seal (
  table_name text constraint row_seal_key primary key,
  excluded text[] not null default '{}',
  unsealed_because text constraint row_seal_reason_is_said check (length(unsealed_because) >= 10)
);
comment on table audit.row_seal is
  'What each table declares: that its rows are sealed, without the columns named here, or why they are not. Only migrations write it';
alter table audit.row_seal enable row level security, force row level security;
create policy row_seal_read on audit.row_seal for select to congtam_jobs using (true);
grant select on audit.row_seal to congtam_jobs;

alter table audit.event add column written text;
comment on column audit.event.written is
  'The rows that were written with this event, one a line (table, digest after, digest before, key); the event says the SHA-256 of all under `rows`';
grant insert (written) on audit.event to congtam_app, congtam_jobs;

-- The text of a row: its columns that are not null, as JSON. A column that comes later and is null changes no digest.
create function audit.digest_of_row(sealed regclass) returns text
  language sql stable set search_path = ''
  return (
    select format('rtrim(encode(sha256(convert_to(jsonb_strip_nulls((to_jsonb(r)%s) - %L::text[])::text, ''UTF8'')), ''base64''), ''='')',
      coalesce(' || jsonb_build_object(' || (
        select string_agg(format('%L, r.%I::text', a.attname, a.attname), ', ' order by a.attname)
        from pg_attribute a
        where a.attrelid = sealed and a.attnum > 0 and not a.attisdropped and a.atttypid in ('json'::regtype, 'jsonb'::regtype)
      ) || ')', ''),
      s.excluded)
    from audit.row_seal s where s.table_name = sealed::text);
comment on function audit.digest_of_row(regclass) is
  'The expression that gives the SHA-256 (base64) of a row `r` of a sealed table; whoever exports the history writes the same';

create function audit.key_of_row(sealed regclass) returns text
  language sql stable set search_path = ''
  return (
    select 'jsonb_build_array(' || string_agg(format('r.%I', a.attname), ', ' order by array_position(k.conkey, a.attnum)) || ')::text'
    from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
    where k.conrelid = sealed and k.contype = 'p');
comment on function audit.key_of_row(regclass) is 'The expression that gives the key of a row `r`, as a JSON list of its columns';

create function audit.keep_written(lines text) returns void
  language sql volatile set search_path = ''
  return set_config('congtam.written', coalesce(current_setting('congtam.written', true), '') || lines, true);
comment on function audit.keep_written(text) is
  'Rows written in this transaction that no event names yet; a setting of the transaction, so that a savepoint takes back what it takes back';

create function audit.take_written() returns text
  language plpgsql volatile set search_path = ''
  as $$ declare
    lines constant text := nullif(current_setting('congtam.written', true), '');
  begin
    if lines is not null then perform set_config('congtam.written', '', true); end if;
    return lines;
  end $$;
comment on function audit.take_written() is 'The rows written since the last event of this transaction, for the next; null for none';

create function audit.require_sealed() returns void
  language plpgsql stable set search_path = ''
  as $$ declare
    lines constant text := nullif(current_setting('congtam.written', true), '');
  begin
    if lines is not null then
      raise exception 'rows without an event: %', (
        select string_agg(distinct split_part(line, ' ', 1), ', ') from string_to_table(rtrim(lines, E'\n'), E'\n') line)
        using errcode = 'CT001';
    end if;
  end $$;
comment on function audit.require_sealed() is 'Refuses to end a transaction that wrote rows after its last event, or without one';
grant execute on function audit.take_written(), audit.require_sealed() to congtam_app, congtam_jobs;

create function audit.leave_unsealed(open_table regclass, because text) returns void
  language sql volatile set search_path = ''
  begin atomic
    insert into audit.row_seal (table_name, unsealed_because) values (open_table::text, because);
  end;
comment on function audit.leave_unsealed(regclass, text) is
  'Declares in the migration of a table that nobody is judged by its rows: a queue, a counter, a cache';

-- `is_personal` gives each row a salt: a digest stays in the log for ever, and nobody shall guess a name or a number from it.
create function audit.seal_rows(sealed regclass, excluded text[] default '{}', is_personal boolean default false) returns void
  language plpgsql volatile set search_path = ''
  as $$ declare
    named constant text := sealed::text;
    keeper constant text := 'audit.seal_' || replace(sealed::text, '.', '_');
    of_digest text;
    of_key text;
  begin
    insert into audit.row_seal (table_name, excluded) values (named, excluded);
    if is_personal then
      execute format('alter table %s add column salt uuid not null default gen_random_uuid()', sealed);
      execute format('comment on column %s.salt is %L', sealed, 'Makes the digest of the row tell nothing of its content');
    end if;
    of_digest := audit.digest_of_row(sealed);
    of_key := audit.key_of_row(sealed);
    if of_key is null then raise exception '% has no primary key: nothing could name its rows', named; end if;
    execute format($function$
      create function %1$s() returns trigger
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
          if lines is not null then perform audit.keep_written(lines); end if;
          return null;
        end $body$ $function$, keeper, named, of_digest, of_key);
    execute format('comment on function %s() is %L', keeper, 'Notes the digests of the rows a statement wrote, for the event that seals them');
    execute format('create trigger zz_sealed_added after insert on %s referencing new table as new_rows for each statement execute function %s()', sealed, keeper);
    execute format('create trigger zz_sealed_changed after update on %s referencing old table as old_rows new table as new_rows for each statement execute function %s()', sealed, keeper);
    execute format('create trigger zz_sealed_removed after delete on %s referencing old table as old_rows for each statement execute function %s()', sealed, keeper);
  end $$;
comment on function audit.seal_rows(regclass, text[], boolean) is
  'Declares in the migration of a table that its rows count: all columns but the excluded ones stand in the digest. A new JSON column needs it anew';

-- Accounts and roles. When somebody last signed in, and the step of their second factor, count for nobody.
select audit.seal_rows('congtam.account', excluded => '{last_sign_in_at,login_shape}', is_personal => true);
select audit.seal_rows('congtam.credential');
select audit.seal_rows('congtam.activation');
select audit.seal_rows('congtam.second_factor', excluded => '{last_step}');
select audit.seal_rows('congtam.recovery_code');
select audit.seal_rows('congtam.sign_on_subject', is_personal => true);
select audit.seal_rows('congtam.role_grant', is_personal => true);
select audit.seal_rows('congtam.delegation', is_personal => true);
select audit.seal_rows('congtam.acting_head', is_personal => true);
-- Units and people. The version of a file moves with what is in it.
-- A succession may be made again after it was taken back: each has a name of its own.
alter table congtam.unit_succession
  add column id uuid not null default gen_random_uuid() constraint unit_succession_key primary key;
select audit.seal_rows('congtam.unit');
select audit.seal_rows('congtam.unit_version');
select audit.seal_rows('congtam.unit_succession');
select audit.seal_rows('congtam.duty_group_decision');
select audit.seal_rows('congtam.duty_group_use');
select audit.seal_rows('congtam.person', excluded => '{revision}', is_personal => true);
select audit.seal_rows('congtam.person_name', is_personal => true);
select audit.seal_rows('congtam.post', is_personal => true);
select audit.seal_rows('congtam.party_membership', is_personal => true);
select audit.seal_rows('congtam.transfer', is_personal => true);
select audit.seal_rows('congtam.paper', is_personal => true);
select audit.seal_rows('congtam.attachment', is_personal => true);
select audit.seal_rows('congtam.attachment_binding');
-- Registers and regulations.
select audit.seal_rows('congtam.register_entry');
select audit.seal_rows('congtam.register_revision', is_personal => true);
select audit.seal_rows('congtam.register_concern', is_personal => true);
select audit.seal_rows('congtam.register_concern_decision', is_personal => true);
select audit.seal_rows('congtam.local_pack');
select audit.seal_rows('congtam.local_pack_step');
select audit.seal_rows('congtam.regulation_choice');
select audit.seal_rows('congtam.sample_mark');
-- Work.
select audit.seal_rows('congtam.work_catalogue');
select audit.seal_rows('congtam.work_catalogue_decision');
select audit.seal_rows('congtam.job_position_products');
select audit.seal_rows('congtam.work_task', is_personal => true);
select audit.seal_rows('congtam.work_product', is_personal => true);
select audit.seal_rows('congtam.work_product_revision', is_personal => true);
select audit.seal_rows('congtam.work_handover', is_personal => true);
select audit.seal_rows('congtam.work_handover_step', is_personal => true);
select audit.seal_rows('congtam.work_cause', is_personal => true);
select audit.seal_rows('congtam.work_cause_decision', is_personal => true);
-- Cycles, monitoring, levels.
select audit.seal_rows('congtam.cycle');
select audit.seal_rows('congtam.cycle_regulation');
select audit.seal_rows('congtam.cycle_step');
select audit.seal_rows('congtam.cycle_exception');
select audit.seal_rows('congtam.cycle_freeze');
select audit.seal_rows('congtam.statement', is_personal => true);
select audit.seal_rows('congtam.monitoring_act', is_personal => true);
select audit.seal_rows('congtam.evaluation_run');
select audit.seal_rows('congtam.evaluation_input', is_personal => true);
select audit.seal_rows('congtam.evaluation_result', is_personal => true);
select audit.seal_rows('congtam.evaluation_board');
select audit.seal_rows('congtam.evaluation_end');
select audit.seal_rows('congtam.answer', is_personal => true);
select audit.seal_rows('congtam.level_act', is_personal => true);
select audit.seal_rows('congtam.quota_exception', is_personal => true);
select audit.seal_rows('congtam.settlement', is_personal => true);

select audit.leave_unsealed('audit.event', 'signed, and sealed in the log');
select audit.leave_unsealed('audit.personal_text', 'its event holds its HMAC');
select audit.leave_unsealed('audit.leaf', 'checked against events and checkpoints');
select audit.leave_unsealed('audit.node', 'checked against leaves and checkpoints');
select audit.leave_unsealed('audit.checkpoint', 'signed, and kept outside the database');
select audit.leave_unsealed('audit.witness', 'an outbox: what each witness has shows at the witness');
select audit.leave_unsealed('audit.cosignature', 'signed by its witness');
select audit.leave_unsealed('audit.row_seal', 'altered, it makes digests differ from those in the events');
select audit.leave_unsealed('congtam.migration', 'checked against the files of the program at each start');
select audit.leave_unsealed('congtam.job', 'a queue: what a job does has its own events');
select audit.leave_unsealed('congtam.kept_answer', 'a cache of answers, sealed under the key of their request');
select audit.leave_unsealed('congtam.session', 'moves with each request; what is done in one has its own events');
select audit.leave_unsealed('congtam.known_device', 'eases throttling, opens nothing');
select audit.leave_unsealed('congtam.sign_in_attempt', 'a counter of attempts');
select audit.leave_unsealed('congtam.stranger_refused', 'a counter of attempts, told as an event by the hour');
select audit.leave_unsealed('congtam.second_factor_offer', 'counts for nothing until its owner proves to have kept it');
select audit.leave_unsealed('congtam.sign_on', 'counts for nothing until the provider has answered');
select audit.leave_unsealed('congtam.password_history', 'only refuses passwords had before');
select audit.leave_unsealed('congtam.notice', 'tells of acts that have their own events');
select audit.leave_unsealed('congtam.roster', 'a file on its way: what is applied of it has its own events');

create function audit.rows_found() returns table (table_name text, lines text)
  language plpgsql volatile security definer
  set search_path = '' set timezone = 'UTC' set datestyle = 'ISO, YMD' set bytea_output = 'hex' set intervalstyle = 'iso_8601'
  as $$ begin
    for table_name in
      select s.table_name from audit.row_seal s
      where s.unsealed_because is null and s.table_name not in (
        select jsonb_array_elements_text(e.canonical::jsonb #> '{facts,tables}') from audit.event e
        where e.subject_kind = 'installation' and e.subject_id = 'rows')
      order by s.table_name
    loop
      execute format('lock table %s in share mode', table_name::regclass);
      execute format('select string_agg(%L || %s || '' - '' || %s || E''\n'', '''') from %s r', table_name || ' ',
        audit.digest_of_row(table_name::regclass), audit.key_of_row(table_name::regclass), table_name::regclass) into lines;
      return next;
    end loop;
  end $$;
comment on function audit.rows_found() is
  'What stands in sealed tables that no event has spoken of yet, as lines for an event; nobody writes to them meanwhile';
grant execute on function audit.rows_found() to congtam_jobs;
