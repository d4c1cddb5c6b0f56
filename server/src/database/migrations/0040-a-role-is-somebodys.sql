-- A role in a unit is held by somebody: what nobody does to themself can only be refused to who is known.

create function access.may_hold_in_unit(given_account uuid, wanted_role text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
      select 1 from congtam.account a
      where a.id = given_account and a.kind = 'person' and a.person_id is not null)
    -- Somebody records the first people, before there is anybody to be.
    or (wanted_role = 'personnelOfficer'
      and exists (select 1 from congtam.account a where a.id = given_account and a.kind = 'person')
      and not exists (
        select 1 from congtam.role_grant g join congtam.account a on a.id = g.account_id
        where g.role = 'personnelOfficer' and g.confirmed_at is not null and g.ended_at is null
          and a.person_id is not null));
comment on function access.may_hold_in_unit(uuid, text) is
  'Whether a role in a unit may be confirmed for an account: it is somebody''s, or the first officer''s, who records the people';
grant execute on function access.may_hold_in_unit(uuid, text) to congtam_app;

drop policy role_grant_confirmed on congtam.role_grant;
create policy role_grant_confirmed on congtam.role_grant for update to congtam_app
  using ((select access.has_role('administrator')) and account_id <> (select access.actor_id()) and ended_at is null)
  with check (
    ended_by = (select access.actor_id())
    or (confirmed_by = (select access.actor_id())
      and (unit_id is null or access.may_hold_in_unit(account_id, role))));

create or replace function access.bind_account(given_login text, person uuid) returns uuid
  language plpgsql security definer set search_path = ''
  as $$ declare bound uuid;
  begin
    if person = access.my_person() or not exists (
      select 1 from congtam.post p where p.person_id = person
        and p.unit_id = any (access.units_within('{personnelOfficer}'))
        and coalesce(p.valid_to, 'infinity') >= access.today())
    then return null; end if;
    -- Whose a role is takes two: administrators end it, and grant it again to whom it then belongs.
    update congtam.account a set person_id = person, released_at = null
      where a.login = given_login and a.kind = 'person' and a.person_id is null and a.id <> access.actor_id()
        and not access.carries_roles(a.id)
        and not exists (select 1 from congtam.account b where b.person_id = person)
      returning a.id into bound;
    return bound;
  end $$;
comment on function access.bind_account(text, uuid) is
  'Says whose an account without a role is: the personnel officer knows the person, the administrator sees no people';

create or replace function access.release_account(person uuid) returns uuid
  language plpgsql security definer set search_path = ''
  as $$ declare released uuid;
  begin
    if person = access.my_person() or not exists (
      select 1 from congtam.post p where p.person_id = person
        and p.unit_id = any (access.units_within('{personnelOfficer}')))
    then return null; end if;
    update congtam.account a set person_id = null, released_at = now() where a.person_id = person
      returning a.id into released;
    delete from congtam.session s where s.account_id = released;
    return released;
  end $$;
comment on function access.release_account(uuid) is
  'Takes back whose an account is, and ends its sessions; its roles in units rest';
