-- There are always two who administer; logins that look alike are one; what strangers try is counted.

create function access.administrators_but(given_account uuid) returns integer
  language sql stable security definer set search_path = ''
  return (
    select count(*)::integer from congtam.account a
    where a.id is distinct from given_account
      and exists (select 1 from access.grants_of(a.id) g where g.role = 'administrator'));
comment on function access.administrators_but(uuid) is 'How many can administer today, one account aside';
grant execute on function access.administrators_but(uuid) to congtam_app, congtam_jobs;

create function access.keep_two_administrators() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare
    lost uuid := (to_jsonb(old) ->> case tg_table_name when 'role_grant' then 'account_id' else 'id' end)::uuid;
  begin
    -- Whoever was none leaves no gap.
    if not exists (
      select 1 from congtam.role_grant g
      where g.account_id = lost and g.role = 'administrator' and g.confirmed_at is not null
        and (g.ended_at is null or g.ended_at = now())
        and access.today() between g.valid_from and coalesce(g.valid_to, 'infinity')) then return null; end if;
    -- One after the other, or two who end each other would both be let.
    perform pg_advisory_xact_lock(hashtext('congtam.administrators'));
    if exists (select 1 from access.grants_of(lost) g where g.role = 'administrator')
      or access.administrators_but(lost) >= 2 then return null; end if;
    -- Whoever has left public service goes, however many stay: `congtam second-administrator` is for then.
    if exists (
      select 1 from congtam.account a join congtam.person p on p.id = a.person_id
      where a.id = lost and p.service_end is not null and p.service_to < access.today()) then return null; end if;
    raise exception 'two administrators stay' using errcode = 'check_violation', constraint = 'administrators_two';
  end $$;
comment on function access.keep_two_administrators() is
  'Refuses what would leave fewer than two who can administer: one alone can grant nothing';
create trigger role_grant_leaves_two after update of ended_at on congtam.role_grant
  for each row when (
    old.role = 'administrator' and old.confirmed_at is not null and old.ended_at is null and new.ended_at is not null)
  execute function access.keep_two_administrators();
create trigger account_leaves_two after update of status, opened_by_one on congtam.account
  for each row when (
    old.status = 'active' and not old.opened_by_one and (new.status <> 'active' or new.opened_by_one))
  execute function access.keep_two_administrators();

alter table congtam.role_grant
  add column by_machine boolean not null default false,
  drop constraint role_grant_confirmed_whole,
  add constraint role_grant_confirmed_whole check (
    case when by_machine then role = 'administrator' and confirmed_by is null and confirmed_at is not null
    else (confirmed_by is null) = (confirmed_at is null) end);
comment on column congtam.role_grant.by_machine is
  'Given by whoever runs the machine, where fewer than two could administer: there was nobody to confirm';

create function access.restore_administrator(
  new_id uuid, new_login text, new_name text, code_hash bytea, ground text) returns boolean
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform pg_advisory_xact_lock(hashtext('congtam.administrators'));
    if not access.is_set_up() or access.administrators_but(null) >= 2 then return false; end if;
    insert into congtam.account (id, login, display_name, kind, status)
      values (new_id, new_login, new_name, 'person', 'invited');
    insert into congtam.activation (account_id, code_hash, expires_at, from_machine)
      values (new_id, restore_administrator.code_hash, now() + interval '3 days', true);
    insert into congtam.role_grant (id, account_id, role, valid_from, ground, proposed_by, confirmed_at, by_machine)
      values (gen_random_uuid(), new_id, 'administrator', access.today(), restore_administrator.ground, new_id, now(), true);
    return true;
  end $$;
comment on function access.restore_administrator(uuid, text, text, bytea, text) is
  'Makes another administrator where fewer than two are left; false when there are two';
grant execute on function access.restore_administrator(uuid, text, text, bytea, text) to congtam_jobs;

create function access.login_shape(login text) returns text
  language sql immutable set search_path = ''
  return replace(replace(translate(regexp_replace(login, '[._-]', '', 'g'), '1i05', 'llos'), 'rn', 'm'), 'vv', 'w');
comment on function access.login_shape(text) is 'A login as the eye takes it: without marks, look-alikes made one';
grant execute on function access.login_shape(text) to congtam_app, congtam_jobs;
alter table congtam.account
  add column login_shape text not null generated always as (access.login_shape(login)) stored,
  add constraint account_login_distinct unique (login_shape);
comment on column congtam.account.login_shape is
  'What the login looks like: two of one shape could be confirmed one for the other';

-- What is not somebody's is counted by the hour: nobody fills the log for ever by guessing.

create table congtam.stranger_refused (
  hour timestamptz constraint stranger_refused_key primary key,
  times integer not null constraint stranger_refused_counts check (times > 0)
);
comment on table congtam.stranger_refused is
  'Sign-ins refused that were of no account, by the hour; each hour becomes one event';
alter table congtam.stranger_refused enable row level security, force row level security;
create policy stranger_refused_nobody on congtam.stranger_refused to congtam_app using (false);

create function access.count_stranger() returns void
  language sql security definer set search_path = ''
  begin atomic
    insert into congtam.stranger_refused as s (hour, times) values (date_trunc('hour', now()), 1)
      on conflict (hour) do update set times = s.times + 1;
  end;
comment on function access.count_stranger() is 'Counts a sign-in that was refused and of no account';
create function access.take_strangers() returns table (since text, times integer)
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.stranger_refused s where s.hour < date_trunc('hour', now())
      returning to_char(s.hour at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), s.times;
  end;
comment on function access.take_strangers() is 'The hours that are over, once, to be told in the log';
grant execute on function access.count_stranger() to congtam_app;
grant execute on function access.take_strangers() to congtam_jobs;

create or replace function access.attempt_succeeded(given_bucket bytea, given_account uuid) returns void
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.sign_in_attempt where bucket = given_bucket;
    update congtam.account set last_sign_in_at = now() where id = given_account and id = access.actor_id();
  end;
comment on function access.attempt_succeeded(bytea, uuid) is
  'Forgets the failures of a bucket; who acts has signed in, and nobody else';

create function access.take_attempt_back(given_bucket bytea) returns void
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.sign_in_attempt where ctid = (
      select s.ctid from congtam.sign_in_attempt s where s.bucket = given_bucket order by s.at desc limit 1);
  end;
comment on function access.take_attempt_back(bytea) is
  'An attempt that was right counts for nothing, and pardons none that was wrong';
grant execute on function access.take_attempt_back(bytea) to congtam_app;

create function access.keep_newest_sessions(most integer) returns void
  language sql security definer set search_path = ''
  begin atomic
    delete from congtam.session where account_id = access.actor_id() and token_hash not in (
      select s.token_hash from congtam.session s where s.account_id = access.actor_id()
      order by s.created_at desc, s.id desc limit most);
    delete from congtam.known_device where account_id = access.actor_id() and token_hash not in (
      select d.token_hash from congtam.known_device d where d.account_id = access.actor_id()
      order by d.since desc limit most);
  end;
comment on function access.keep_newest_sessions(integer) is
  'Ends the oldest sessions of who acts beyond so many, and forgets the browsers of longest ago';
grant execute on function access.keep_newest_sessions(integer) to congtam_app;

create function access.unit_exists(given_unit uuid, day date) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from access.units_on(greatest(day, access.today())) u where u.unit_id = given_unit);
comment on function access.unit_exists(uuid, date) is 'Whether a unit is there on a day, or today where the day has passed';
grant execute on function access.unit_exists(uuid, date) to congtam_app;
drop policy role_grant_proposed on congtam.role_grant;
create policy role_grant_proposed on congtam.role_grant for insert to congtam_app
  with check (
    (select access.has_role('administrator')) and proposed_by = (select access.actor_id())
    and account_id <> proposed_by and confirmed_by is null and ended_by is null
    and (unit_id is null or access.unit_exists(unit_id, valid_from)));
