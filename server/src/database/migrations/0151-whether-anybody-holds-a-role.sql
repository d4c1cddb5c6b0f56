-- Most people hold no role: that is asked before anything is put together or counted.
create function access.holds_any(given_account uuid) returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    return exists (select 1 from congtam.role_grant g where g.account_id = given_account)
      or exists (select 1 from congtam.delegation d where d.to_account = given_account)
      or exists (select 1 from congtam.inspection_member m where m.account_id = given_account)
      or exists (
        select 1 from congtam.account a join congtam.acting_head h on h.person_id = a.person_id where a.id = given_account);
  end $$;
comment on function access.holds_any(uuid) is
  'False where an account was never given a role, by whatever way; true where it may hold one';

create or replace function access.roles_of(given_account uuid)
  returns table (role text, unit_id uuid, through text, source_id uuid, actions text[], on_behalf_of uuid)
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    if not access.holds_any(given_account) then return; end if;
    return query
      select r.role, r.unit_id, r.through, r.source_id, null::text[], null::uuid
      from access.roles_in_person(given_account) r
      union all
      select d.role, d.unit_id, 'delegation', d.id, d.actions, giver.person_id
      from congtam.delegation d
        join congtam.account taker on taker.id = d.to_account
        join congtam.account giver on giver.id = d.proposed_by
      where d.to_account = given_account and taker.status = 'active' and not taker.opened_by_one
        and taker.person_id = d.to_person and d.accepted_at is not null and d.ended_at is null
        and access.today() between d.valid_from and d.valid_to
        and exists (
          select 1 from access.roles_in_person(d.proposed_by) r
          where r.role = d.role and r.unit_id = any (access.line_above(array[d.unit_id])))
      union all
      select 'inspector', s.unit_id, 'inspection', i.id, null::text[], null::uuid
      from access.inspections_of(given_account) i
        join congtam.account a on a.id = given_account and a.status = 'active' and not a.opened_by_one
        cross join lateral unnest(i.scope_units) s (unit_id);
  end $$;

create or replace function access.my_held_roles() returns jsonb
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    kept constant text := access.known('roles');
    held jsonb := '[]';
    inspects text;
  begin
    if kept is not null then return kept::jsonb; end if;
    if access.holds_any(access.actor_id()) then
      select coalesce(jsonb_agg(to_jsonb(r)), '[]') into held from access.roles_of(access.actor_id()) r;
    else
      -- Nor are they a member of any inspection.
      inspects := access.remember('inspects', 'false');
    end if;
    return access.remember('roles', held::text)::jsonb;
  end $$;

create or replace function access.open_session(given_token_hash bytea)
  returns table (account_id uuid, display_name text, person_id uuid, grants jsonb, second_factor_age integer)
  language plpgsql security definer set search_path = ''
  as $$ declare
    opened record;
  begin
    select a.id, a.display_name as name, a.person_id as person, s.seen_at,
      extract(epoch from now() - s.second_factor_at)::integer as age
    into opened
    from congtam.session s join congtam.account a on a.id = s.account_id
    where s.token_hash = given_token_hash and a.status = 'active' and s.expires_at > now()
      and s.seen_at + s.idle_limit > now();
    if opened.id is null then return; end if;
    if opened.seen_at < now() - interval '30 seconds' then
      update congtam.session s set seen_at = now()
      where s.token_hash = given_token_hash and s.expires_at > now() and s.seen_at + s.idle_limit > now();
    end if;
    account_id := opened.id;
    display_name := opened.name;
    person_id := opened.person;
    grants := case when access.holds_any(opened.id) then access.roles_as_json(opened.id) else '[]' end;
    second_factor_age := opened.age;
    return next;
  end $$;
