-- Telling the heads of inspected units asked every account of the province for its roles. Those who may hold one there are
-- found by the units first, as access.holders_of finds them.
create or replace function access.heads_of(given_units uuid[]) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    with near (units) as materialized (
      select given_units || access.line_above(given_units)),
    somebody (account_id) as (
      select g.account_id from near n join congtam.role_grant g on g.unit_id = any (n.units)
      where g.role in ('head', 'authority')
      union
      select d.to_account from near n join congtam.delegation d on d.unit_id = any (n.units)
      where d.role in ('head', 'authority')
      union
      select a.id from near n join congtam.acting_head h on h.unit_id = any (n.units)
        join congtam.account a on a.person_id = h.person_id),
    heads (account_id, unit_id) as materialized (
      select a.id, r.unit_id
      from somebody s join congtam.account a on a.id = s.account_id
        cross join lateral access.roles_of(a.id) r
      where a.status = 'active' and r.role in ('head', 'authority') and r.through <> 'inspection')
    select distinct h.account_id from heads h cross join near n
    where h.unit_id = any (given_units) or (
      h.unit_id = any (n.units)
      and not exists (select 1 from heads k where k.unit_id = any (given_units)));
  end;
