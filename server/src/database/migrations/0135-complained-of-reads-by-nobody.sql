-- Who is complained of reads and handles a petition neither themself nor by anybody they gave a role to: not by a delegate, and
-- not by a member of an inspection they opened, or had opened. In whose name a level was decided is complained of as well.

create function access.delegators_at(given_account uuid, given_unit uuid, given_actions text[], given_moment timestamptz)
  returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select d.proposed_by from congtam.delegation d
    where d.to_account = given_account and d.role = 'authority'
      and (d.actions is null or d.actions && given_actions)
      and d.accepted_at <= given_moment and (d.ended_at is null or d.ended_at >= given_moment)
      and (given_moment at time zone 'Asia/Ho_Chi_Minh')::date between d.valid_from and d.valid_to
      and d.unit_id = any (access.line_above(array[given_unit]));
  end;
comment on function access.delegators_at(uuid, uuid, text[], timestamptz) is
  'The accounts that had delegated their authority over a unit to an account at a moment, for one of these actions';

create or replace function access.name_complained_of() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ begin
    new.against_accounts := array(
      select distinct by_whom.id from congtam.level_act l cross join lateral (
        select l.taken_by as id
        union all
        select access.delegators_at(l.taken_by, l.unit_id, '{classification.decide,decision.decide}', l.taken_at)) by_whom
      where l.cycle_id = new.cycle_id and l.regulation = new.regulation and l.subject_code = new.subject_code
        and l.act = 'decide'
      union
      select a.recorded_by from congtam.answer a
      where a.cycle_id = new.cycle_id and a.subject_code = new.subject_code and a.question = 'level' and a.is_brought
        and new.level_act = 0);
    new.against := array(
      select distinct p.id from (
        select unnest(new.against) as id
        union
        select a.person_id from congtam.account a where a.id = any (new.against_accounts)) p
      where p.id is not null and p.id <> new.person_id);
    return new;
  end $$;
comment on function access.name_complained_of() is
  'Whoever decided the level, and whoever had delegated that to them, is complained of, whatever the petition says; the database sees to it, not the program';

create function access.givers_of(given_through text, given_source uuid) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select d.proposed_by from congtam.delegation d where given_through = 'delegation' and d.id = given_source
    union all
    select by_whom.id from congtam.inspection i cross join lateral (
      select i.opened_by as id
      union all
      select access.delegators_at(i.opened_by, i.unit_id, '{inspection.open}', i.opened_at)) by_whom
    where given_through = 'inspection' and i.id = given_source;
  end;
comment on function access.givers_of(text, uuid) is
  'The accounts that gave a role which is held through a delegation or an inspection: who delegated it, who opened it, and in whose name';

-- One role that comes from none of them is asked for: two of them may each have given one.
create or replace function access.reaches_clear_of(given_roles text[], given_unit uuid, given_against uuid[], given_accounts uuid[])
  returns boolean
  language plpgsql stable security definer set search_path = ''
  as $$ begin
    if access.actor_id() = any (given_accounts) or coalesce(access.my_person() = any (given_against), false)
      or given_unit <> all (access.units_within(given_roles))
    then return false; end if;
    -- Most hold what was granted to them alone: for them nothing more is looked for.
    if not exists (
      select 1 from jsonb_to_recordset(access.my_held_roles()) as g (role text, through text)
      where g.role = any (given_roles) and g.through in ('delegation', 'inspection'))
    then return true; end if;
    return exists (
      select 1 from jsonb_to_recordset(access.my_held_roles())
        as g (role text, unit_id uuid, through text, source_id uuid, actions text[])
      where g.role = any (given_roles) and g.unit_id = any (access.line_above(array[given_unit]))
        and (g.actions is null or access.current_action() = any (g.actions))
        and not exists (
          select 1 from access.givers_of(g.through, g.source_id) giver (id)
            join congtam.account a on a.id = giver.id
          where a.id = any (given_accounts) or a.person_id = any (given_against)));
  end $$;
comment on function access.reaches_clear_of(text[], uuid, uuid[], uuid[]) is
  'Whether the actor reaches the unit by a role, is none of those complained of, and has that role from none of them';
