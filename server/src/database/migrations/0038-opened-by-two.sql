-- An account with a role is opened by two administrators: no code reaches one of them together with the power.

alter table congtam.account
  add column opened_by_one boolean not null default false,
  add column enabled_at timestamptz,
  add column released_at timestamptz;
comment on column congtam.account.opened_by_one is
  'Its password was chosen with a code that one administrator alone had: its roles rest until two have opened it anew';
comment on column congtam.account.enabled_at is 'When it last became active: from here it is idle, at the earliest';
comment on column congtam.account.released_at is
  'Since when it is nobody''s after it had been somebody''s: its roles in units rest until it is bound again';

alter table congtam.activation
  add column takes_two boolean not null default false,
  add column second_hash bytea constraint activation_second_is_sha256 check (octet_length(second_hash) = 32),
  add column started_by uuid constraint activation_starter references congtam.account (id),
  add column confirmed_by uuid constraint activation_confirmer references congtam.account (id),
  add column from_machine boolean not null default false,
  add constraint activation_starter_known check (not takes_two or started_by is not null),
  add constraint activation_second_whole check ((second_hash is null) = (confirmed_by is null)),
  add constraint activation_by_two_persons check (
    confirmed_by is null or (takes_two and confirmed_by not in (started_by, account_id)));
comment on column congtam.activation.takes_two is
  'The code is in two halves: each of two administrators learns one, who opens the account types both';
comment on column congtam.activation.from_machine is
  'Handed out by whoever runs the machine: at the set-up, or for a second administrator that was lost';

create function access.carries_roles(given_account uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
      select 1 from congtam.role_grant g where g.account_id = given_account and g.ended_at is null
        and coalesce(g.valid_to, 'infinity') >= access.today())
    or exists (
      select 1 from congtam.delegation d where d.to_account = given_account and d.ended_at is null
        and d.valid_to >= access.today())
    or exists (
      select 1 from congtam.account a join congtam.acting_head h on h.person_id = a.person_id
      where a.id = given_account and h.ended_at is null and coalesce(h.valid_to, 'infinity') >= access.today());
comment on function access.carries_roles(uuid) is
  'Whether an account holds a role, will hold one, or one is proposed for it';
grant execute on function access.carries_roles(uuid) to congtam_app;

drop policy activation_started on congtam.activation;
create policy activation_started on congtam.activation for insert to congtam_app
  with check (
    (select access.has_role('administrator')) and account_id <> (select access.actor_id())
    and started_by = (select access.actor_id()) and second_hash is null
    and (takes_two or not access.carries_roles(account_id)));
create policy activation_confirmed on congtam.activation for update to congtam_app
  using (
    (select access.has_role('administrator')) and account_id <> (select access.actor_id())
    and takes_two and confirmed_by is null and started_by <> (select access.actor_id()))
  with check (confirmed_by = (select access.actor_id()));
revoke insert on congtam.activation from congtam_app;
grant insert (account_id, code_hash, expires_at, takes_two, started_by),
  select (takes_two, started_by, confirmed_by),
  update (second_hash, confirmed_by) on congtam.activation to congtam_app;

create function access.is_activation_good(wanted_login text, given_code_hash bytea, given_second_hash bytea) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.activation v join congtam.account a on a.id = v.account_id
    where a.login = wanted_login and a.status <> 'disabled' and v.code_hash = given_code_hash
      and v.second_hash is not distinct from given_second_hash and v.takes_two = (given_second_hash is not null)
      and v.expires_at > now());
comment on function access.is_activation_good(text, bytea, bytea) is
  'Whether a code, or both halves of one, opens an account: asked before a password is worked on';

drop function access.passwords_of_activation(text, bytea, integer);
create function access.passwords_of_activation(
  wanted_login text, given_code_hash bytea, given_second_hash bytea, most integer) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select h.password_hash from congtam.password_history h join congtam.account a on a.id = h.account_id
      where a.login = wanted_login
        and access.is_activation_good(wanted_login, given_code_hash, given_second_hash)
      order by h.id desc limit most;
  end;
comment on function access.passwords_of_activation(text, bytea, bytea, integer) is
  'The last passwords of whoever holds a good activation code, as hashes; nothing otherwise';

drop function access.activate(text, bytea, text);
create function access.activate(
  wanted_login text, given_code_hash bytea, given_second_hash bytea, new_password_hash text) returns uuid
  language plpgsql security definer set search_path = ''
  as $$ declare
    activated uuid;
    is_entrusted boolean;
  begin
    if not access.is_activation_good(wanted_login, given_code_hash, given_second_hash) then return null; end if;
    delete from congtam.activation v using congtam.account a
      where a.id = v.account_id and a.login = wanted_login and v.code_hash = given_code_hash
      returning a.id, v.takes_two or v.from_machine into activated, is_entrusted;
    if activated is null then return null; end if;
    insert into congtam.credential (account_id, password_hash) values (activated, new_password_hash)
      on conflict (account_id) do update set password_hash = excluded.password_hash, changed_at = now();
    update congtam.account set status = 'active', opened_by_one = not is_entrusted where id = activated;
    delete from congtam.session where account_id = activated;
    delete from congtam.known_device where account_id = activated;
    return activated;
  end $$;
comment on function access.activate(text, bytea, bytea, text) is
  'Trades a one-time code for a password of one''s own and ends every session; opened with a code of one administrator, its roles rest';
grant execute on function
  access.is_activation_good(text, bytea, bytea), access.passwords_of_activation(text, bytea, bytea, integer),
  access.activate(text, bytea, bytea, text)
to congtam_app;

create or replace function access.set_up(
  first_id uuid, first_login text, first_name text, first_password_hash text,
  second_id uuid, second_login text, second_name text, second_code_hash bytea, ground text
) returns boolean
  language plpgsql security definer set search_path = ''
  as $$ begin
    perform pg_advisory_xact_lock(hashtext('congtam.set_up'));
    if exists (select 1 from congtam.account) then return false; end if;
    insert into congtam.account (id, login, display_name, kind, status) values
      (first_id, first_login, first_name, 'person', 'active'),
      (second_id, second_login, second_name, 'person', 'invited');
    insert into congtam.credential (account_id, password_hash) values (first_id, first_password_hash);
    insert into congtam.activation (account_id, code_hash, expires_at, from_machine)
      values (second_id, second_code_hash, now() + interval '3 days', true);
    insert into congtam.role_grant
      (id, account_id, role, valid_from, ground, proposed_by, confirmed_by, confirmed_at)
    values
      (gen_random_uuid(), first_id, 'administrator', access.today(), set_up.ground, first_id, second_id, now()),
      (gen_random_uuid(), second_id, 'administrator', access.today(), set_up.ground, second_id, first_id, now());
    return true;
  end $$;

create or replace function access.grants_of(given_account uuid) returns table (role text, unit_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.role, g.unit_id
    from congtam.role_grant g join congtam.account a on a.id = g.account_id
    where g.account_id = given_account and a.status = 'active' and not a.opened_by_one
      and (g.unit_id is null or a.released_at is null) and g.confirmed_at is not null and g.ended_at is null
      and access.today() between g.valid_from and coalesce(g.valid_to, 'infinity');
  end;
comment on function access.grants_of(uuid) is
  'The roles an account holds today, and where: confirmed, not ended, within their days, the account not disabled and its roles not resting';

create or replace function access.roles_in_person(given_account uuid)
  returns table (role text, unit_id uuid, through text, source_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.role, g.unit_id, 'grant', null::uuid from access.grants_of(given_account) g
    union all
    select 'head', h.unit_id, 'acting', h.id
    from congtam.account a join congtam.acting_head h on h.person_id = a.person_id
    where a.id = given_account and a.status = 'active' and not a.opened_by_one and h.confirmed_at is not null
      and access.today() between h.valid_from and coalesce(h.valid_to, 'infinity');
  end;

create or replace function access.roles_of(given_account uuid)
  returns table (role text, unit_id uuid, through text, source_id uuid, actions text[], on_behalf_of uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select r.role, r.unit_id, r.through, r.source_id, null::text[], null::uuid
    from access.roles_in_person(given_account) r
    union all
    select d.role, d.unit_id, 'delegation', d.id, d.actions, giver.person_id
    from congtam.delegation d
      join congtam.account taker on taker.id = d.to_account
      join congtam.account giver on giver.id = d.proposed_by
    where d.to_account = given_account and taker.status = 'active' and not taker.opened_by_one
      and taker.person_id = d.to_person
      and d.accepted_at is not null and d.ended_at is null and access.today() between d.valid_from and d.valid_to
      and exists (
        select 1 from access.roles_in_person(d.proposed_by) r
        where r.role = d.role and r.unit_id = any (access.line_above(array[d.unit_id])));
  end;

-- Whoever comes back from long away has the same days as everybody, from the day they are let in again.

create function access.note_enabled() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    if new.status = 'active' and old.status <> 'active' then new.enabled_at := now(); end if;
    return new;
  end $$;
comment on function access.note_enabled() is 'Notes when an account became active';
create trigger account_enabled before update of status on congtam.account
  for each row execute function access.note_enabled();

create or replace function access.disable_idle_accounts(days integer) returns setof uuid
  language plpgsql security definer set search_path = ''
  as $$ declare idle uuid;
  begin
    for idle in
      select a.id from congtam.account a
      where a.status = 'active' and a.kind = 'person'
        and greatest(coalesce(a.last_sign_in_at, a.created_at), a.enabled_at) < now() - make_interval(days => days)
      order by a.id for update
    loop
      -- An installation never loses its last two administrators to a holiday.
      if exists (select 1 from access.grants_of(idle) g where g.role = 'administrator') and (
        select count(*) from congtam.account a
        where a.status = 'active' and a.id <> idle
          and exists (select 1 from access.grants_of(a.id) g where g.role = 'administrator')) < 2
      then continue; end if;
      update congtam.account set status = 'disabled' where id = idle;
      delete from congtam.session where account_id = idle;
      return next idle;
    end loop;
  end $$;

create function access.name_behind(given_account uuid) returns text
  language sql stable security definer set search_path = ''
  return (
    select p.full_name from congtam.account a join congtam.person p on p.id = a.person_id
    where a.id = given_account and (a.id = access.actor_id() or access.has_role('administrator')));
comment on function access.name_behind(uuid) is
  'Whose an account is, by name: for administrators, so that who confirms a role knows for whom';
grant execute on function access.name_behind(uuid) to congtam_app;
