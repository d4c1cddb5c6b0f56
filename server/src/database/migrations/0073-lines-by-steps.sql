-- A line of units is walked from each to the one above it, by the key of its versions: it costs as much as it is long, however
-- many units an installation has. What the functions answer is what they answered.

create or replace function access.line_above(given_units uuid[]) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive line (unit_id) as (
      select unnest(given_units)
      union
      select e.above from line l cross join lateral (
        select n.parent_id as above from (
          select v.parent_id, v.is_dissolved from congtam.unit_version v
          where v.unit_id = l.unit_id and v.valid_from <= access.today()
          order by v.valid_from desc, v.revision desc limit 1) n
        where n.parent_id is not null and (not n.is_dissolved or not exists (
          select 1 from congtam.unit_succession s
          where s.predecessor_id = l.unit_id and s.on_day <= access.today() and s.withdrawn_by is null))
        union all
        select s.successor_id from congtam.unit_succession s
        where s.predecessor_id = l.unit_id and s.on_day <= access.today() and s.withdrawn_by is null
      ) e
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;

create or replace function access.units_above() returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive line (unit_id) as (
      select g.unit_id from access.roles_of(access.actor_id()) g where g.unit_id is not null
      union
      select n.parent_id from line l cross join lateral (
        select v.parent_id, v.is_dissolved from congtam.unit_version v
        where v.unit_id = l.unit_id and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1) n
      where n.parent_id is not null and not n.is_dissolved
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;

create or replace function access.units_of_mine() returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive line (unit_id) as (
      select p.unit_id from congtam.post p
      where p.person_id = access.my_person()
        and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
      union
      select n.parent_id from line l cross join lateral (
        select v.parent_id, v.is_dissolved from congtam.unit_version v
        where v.unit_id = l.unit_id and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1) n
      where n.parent_id is not null and not n.is_dissolved
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;

-- Downwards the tree is gone through whole, unless the actor holds no such role: most of those who are evaluated hold none.
create or replace function access.units_reached(roles text[], about uuid, in_person boolean) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive held as materialized (
      select g.unit_id from access.roles_of(access.actor_id()) g
      where g.role = any (roles) and g.unit_id is not null
        and (g.actions is null or access.current_action() = any (g.actions))
        and (not in_person or g.through <> 'delegation')
        and (about is null or g.on_behalf_of is distinct from about)
    ),
    edges as materialized (
      select t.above, t.below from access.lines_today() t where (select count(*) from held) > 0
    ),
    reached (unit_id) as (
      select h.unit_id from held h
      union
      select e.below from reached r join edges e on e.above = r.unit_id
    )
    select coalesce(array_agg(r.unit_id), '{}') from reached r;
  end;
