-- Whoever sees little of a large log finds it by why they see it, not by reading what is not theirs.

drop index audit.event_by_actor;
drop index audit.event_by_person;
drop index audit.event_by_unit;
-- By time, not by id: the planner would take the key for an order by id, and read past everybody else's events.
create index event_by_actor on audit.event (actor, at, id);
create index event_by_person on audit.event (person_id, at, id) where person_id is not null;
create index event_by_unit on audit.event (unit_id, at, id) where unit_id is not null and person_id is null;
create index event_of_people_by_unit on audit.event (unit_id, at, id) where unit_id is not null and person_id is not null;
create index event_of_files_taken_out on audit.event (at) where action in ('roster.export', 'regulation.feed');
create index event_by_administration on audit.event (at, id)
  where subject_kind in ('account', 'roleGrant', 'installation', 'session');

create function access.events_in_reach(before uuid, most integer) returns uuid[]
  language plpgsql stable security definer set search_path = ''
  as $$ declare
    me constant uuid := access.actor_id();
    person constant uuid := access.my_person();
    units constant uuid[] := access.units_within('{personnelOfficer,homeAffairs,inspector,authority,head}');
    units_of_files constant uuid[] := access.units_within('{personnelOfficer,inspector}');
    is_administrator constant boolean := access.has_role('administrator');
    until_at text := '~';
    until_id uuid := 'ffffffff-ffff-ffff-ffff-ffffffffffff';
  begin
    if before is not null then
      select e.at, e.id into until_at, until_id from audit.event e where e.id = before;
    end if;
    return array(
      select found.id from (
        (select e.at, e.id from audit.event e
          where e.actor = me and (e.at, e.id) < (until_at, until_id) order by e.at desc, e.id desc limit most)
        union
        (select e.at, e.id from audit.event e
          where e.person_id = person and (e.at, e.id) < (until_at, until_id)
          order by e.at desc, e.id desc limit most)
        union
        (select e.at, e.id from unnest(units) u (id) cross join lateral (
          select v.at, v.id from audit.event v
          where v.unit_id = u.id and v.person_id is null and (v.at, v.id) < (until_at, until_id)
          order by v.at desc, v.id desc limit most) e)
        union
        (select e.at, e.id from unnest(units_of_files) u (id) cross join lateral (
          select v.at, v.id from audit.event v
          where v.unit_id = u.id and v.person_id is not null and (v.at, v.id) < (until_at, until_id)
          order by v.at desc, v.id desc limit most) e)
        union
        (select e.at, e.id from audit.event e
          where is_administrator and (e.at, e.id) < (until_at, until_id)
            and e.subject_kind in ('account', 'roleGrant', 'installation', 'session')
          order by e.at desc, e.id desc limit most)
      ) found order by found.at desc, found.id desc limit most);
  end $$;
comment on function access.events_in_reach(uuid, integer) is
  'Ids of the newest events in sight, one index for each policy that lets an event be seen; the policies are asked again when the events are read';
grant execute on function access.events_in_reach(uuid, integer) to congtam_app;
