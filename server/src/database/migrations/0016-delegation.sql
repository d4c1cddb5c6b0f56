-- Roles that are held otherwise than by a grant: delegated from a day to a day, or as acting head of a unit. And what of
-- events is shown to whom, with who has read a person's file.

create table congtam.delegation (
  id uuid constraint delegation_id primary key,
  unit_id uuid not null constraint delegation_at_unit references congtam.unit (id),
  role text not null constraint delegation_role_known check (role in ('authority', 'head')),
  actions text[] constraint delegation_actions_few check (cardinality(actions) between 1 and 50),
  to_account uuid not null constraint delegation_to_account references congtam.account (id),
  to_person uuid not null constraint delegation_to_person references congtam.person (id),
  valid_from date not null,
  valid_to date not null,
  document text not null constraint delegation_document_given check (length(document) between 1 and 300),
  document_day date not null,
  proposed_by uuid not null constraint delegation_proposer references congtam.account (id),
  proposed_at timestamptz not null default now(),
  accepted_at timestamptz,
  ended_by uuid constraint delegation_ender references congtam.account (id),
  ended_at timestamptz,
  constraint delegation_days_in_order check (valid_to >= valid_from),
  constraint delegation_to_another check (to_account <> proposed_by),
  constraint delegation_ended_whole check ((ended_by is null) = (ended_at is null))
);
comment on table congtam.delegation is
  'A role, or some of its actions, given at a unit from a day to a day: proposed by who holds it, accepted by who gets it';
comment on column congtam.delegation.actions is 'Actions of the matrix; null for all that the role may do and delegate';
create index delegation_by_delegate on congtam.delegation (to_account);
create index delegation_by_unit on congtam.delegation (unit_id);

create table congtam.acting_head (
  id uuid constraint acting_head_id primary key,
  unit_id uuid not null constraint acting_head_of_unit references congtam.unit (id),
  person_id uuid not null constraint acting_head_is_person references congtam.person (id),
  kind text not null constraint acting_head_kind_known check (kind in ('takingCharge', 'acting')),
  valid_from date not null,
  valid_to date,
  document text not null constraint acting_head_document_given check (length(document) between 1 and 300),
  document_day date not null,
  recorded_by uuid not null constraint acting_head_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  confirmed_by uuid constraint acting_head_confirmer references congtam.account (id),
  confirmed_at timestamptz,
  ended_by uuid constraint acting_head_ender references congtam.account (id),
  ended_at timestamptz,
  constraint acting_head_days_in_order check (valid_to >= valid_from - 1),
  constraint acting_head_confirmed_whole check ((confirmed_by is null) = (confirmed_at is null)),
  constraint acting_head_ended_whole check ((ended_by is null) = (ended_at is null)),
  constraint acting_head_by_two check (confirmed_by <> recorded_by),
  constraint acting_head_one_a_day exclude using gist (
    unit_id extensions.gist_uuid_ops with =, daterange(valid_from, valid_to, '[]') with &&)
    where (confirmed_at is not null and (valid_to is null or valid_to >= valid_from))
);
comment on table congtam.acting_head is
  'Who takes charge of a unit (phụ trách) or acts as its head (quyền) from a day on: they have the rights of the head';
comment on column congtam.acting_head.valid_to is
  'Last day; a day before the first one when it was ended at once. Null while nothing is said of an end';
create index acting_head_by_person on congtam.acting_head (person_id, valid_from);

create function access.current_action() returns text
  language sql stable parallel safe
  return nullif(current_setting('congtam.action', true), '');
comment on function access.current_action() is
  'The action of the matrix this transaction is for: delegations of named actions reach nothing in any other';
grant execute on function access.current_action() to congtam_app;

create function access.line_above(given_units uuid[]) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    line (unit_id) as (
      select unnest(given_units)
      union
      select e.above from line l join (
        select t.unit_id as below, t.parent_id as above from tree t where t.parent_id is not null
        union all
        select s.predecessor_id, s.successor_id from congtam.unit_succession s
      ) e on e.below = l.unit_id
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;
comment on function access.line_above(uuid[]) is 'These units, all above them today, and all that came in their place';
grant execute on function access.line_above(uuid[]) to congtam_app;

create function access.roles_in_person(given_account uuid) returns table (role text, unit_id uuid, through text, source_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.role, g.unit_id, 'grant', null::uuid from access.grants_of(given_account) g
    union all
    select 'head', h.unit_id, 'acting', h.id
    from congtam.account a join congtam.acting_head h on h.person_id = a.person_id
    where a.id = given_account and a.status = 'active' and h.confirmed_at is not null
      and access.today() between h.valid_from and coalesce(h.valid_to, 'infinity');
  end;
comment on function access.roles_in_person(uuid) is
  'Roles an account holds today by a grant or as acting head: what may be delegated';

create function access.roles_of(given_account uuid)
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
    where d.to_account = given_account and taker.status = 'active' and taker.person_id = d.to_person
      and d.accepted_at is not null and d.ended_at is null and access.today() between d.valid_from and d.valid_to
      and exists (
        select 1 from access.roles_in_person(d.proposed_by) r
        where r.role = d.role and r.unit_id = any (access.line_above(array[d.unit_id])));
  end;
comment on function access.roles_of(uuid) is
  'Every role an account has today, and through what. A delegation gives nothing outside its days, after its end, or once who gave it holds the role no more';

create function access.units_reached(roles text[], about uuid, in_person boolean) returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    reached (unit_id) as (
      select g.unit_id from access.roles_of(access.actor_id()) g
      where g.role = any (roles) and g.unit_id is not null
        and (g.actions is null or access.current_action() = any (g.actions))
        and (not in_person or g.through <> 'delegation')
        and (about is null or g.on_behalf_of is distinct from about)
      union
      select e.below from reached r join (
        select t.parent_id as above, t.unit_id as below from tree t
        union all
        select s.successor_id, s.predecessor_id from congtam.unit_succession s
      ) e on e.above = r.unit_id
    )
    select coalesce(array_agg(r.unit_id), '{}') from reached r;
  end;
comment on function access.units_reached(text[], uuid, boolean) is
  'The units the actor reaches today by any of these roles: where a role is held, all below, and all they came from; without delegations by a person it is about, or without any';

create or replace function access.units_within(roles text[]) returns uuid[]
  language sql stable security definer set search_path = ''
  return access.units_reached(roles, null, false);
comment on function access.units_within(text[]) is
  'The units the actor reaches today by any of these roles, granted, delegated or as acting head';

create function access.units_within_in_person(roles text[]) returns uuid[]
  language sql stable security definer set search_path = ''
  return access.units_reached(roles, null, true);
comment on function access.units_within_in_person(text[]) is 'As units_within, for what is never delegated';

create function access.units_within_about(roles text[], about uuid) returns uuid[]
  language sql stable security definer set search_path = ''
  return access.units_reached(roles, about, false);
comment on function access.units_within_about(text[], uuid) is
  'As units_within, for what nobody does to themself: nor does whom they delegated do it to them';

create or replace function access.units_above() returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive tree as materialized (select t.unit_id, t.parent_id from access.units_on(access.today()) t),
    line (unit_id) as (
      select g.unit_id from access.roles_of(access.actor_id()) g where g.unit_id is not null
      union
      select t.parent_id from line l join tree t on t.unit_id = l.unit_id where t.parent_id is not null
    )
    select coalesce(array_agg(l.unit_id), '{}') from line l;
  end;

create or replace function access.has_role(wanted text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from access.roles_of(access.actor_id()) g
    where g.role = wanted and (g.actions is null or access.current_action() = any (g.actions)));

create function access.roles_as_json(given_account uuid) returns jsonb
  language sql stable security definer set search_path = ''
  return (
    select coalesce(jsonb_agg(jsonb_build_object('role', g.role, 'unit', g.unit_id) || case g.through
      when 'grant' then '{}'::jsonb
      else jsonb_build_object('through', jsonb_build_object(
        'kind', g.through, 'id', g.source_id, 'actions', g.actions, 'onBehalfOf', g.on_behalf_of)) end), '[]')
    from access.roles_of(given_account) g);
comment on function access.roles_as_json(uuid) is 'The roles of an account as the program reads them';

create or replace function access.open_session(given_token_hash bytea)
  returns table (account_id uuid, display_name text, person_id uuid, grants jsonb, second_factor_age integer)
  language sql security definer set search_path = ''
  begin atomic
    update congtam.session s set seen_at = now()
      where s.token_hash = given_token_hash and s.seen_at < now() - interval '30 seconds'
        and s.expires_at > now() and s.seen_at + s.idle_limit > now();
    select a.id, a.display_name, a.person_id, access.roles_as_json(a.id),
      extract(epoch from now() - s.second_factor_at)::integer
    from congtam.session s join congtam.account a on a.id = s.account_id
    where s.token_hash = given_token_hash and a.status = 'active'
      and s.expires_at > now() and s.seen_at + s.idle_limit > now();
  end;

drop function access.my_grants();
create function access.my_roles() returns jsonb
  language sql stable security definer set search_path = ''
  return access.roles_as_json(access.actor_id());
comment on function access.my_roles() is
  'The roles the actor holds now: a job asks again, whatever its requester held before';

create function access.may_delegate(given_role text, given_unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from access.roles_in_person(access.actor_id()) r
    where r.role = given_role and r.unit_id = any (access.line_above(array[given_unit])));
comment on function access.may_delegate(text, uuid) is
  'Whether the actor holds a role there in person: what was delegated is not delegated on';

create function access.account_of(given_person uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (
    select a.id from congtam.account a where a.person_id = given_person and a.status = 'active'
      and cardinality(access.units_within_in_person('{authority,head}')) > 0);
comment on function access.account_of(uuid) is 'The account of a person, for who delegates: they know the person, not the login';

create function access.sight_of_person(given_person uuid) returns table (role text, unit_id uuid)
  language sql stable security definer set search_path = ''
  begin atomic
    select g.role, g.unit_id from access.roles_of(access.actor_id()) g
    where g.unit_id = any (access.line_above(array(
        select p.unit_id from congtam.post p where p.person_id = given_person
        union
        select t.to_unit from congtam.transfer t where t.person_id = given_person and t.state = 'handedOver')))
      and (g.actions is null or access.current_action() = any (g.actions))
    order by g.through = 'delegation', g.through = 'acting', array_position(access.every_role(), g.role)
    limit 1;
  end;
comment on function access.sight_of_person(uuid) is 'The role in which the actor sees somebody, and where they hold it';

grant execute on function
  access.units_within_in_person(text[]), access.units_within_about(text[], uuid), access.my_roles(),
  access.may_delegate(text, uuid), access.account_of(uuid), access.sight_of_person(uuid)
to congtam_app;

alter table congtam.delegation enable row level security, force row level security;
create policy delegation_of_mine on congtam.delegation for select to congtam_app
  using ((select access.actor_id()) in (to_account, proposed_by));
create policy delegation_in_scope on congtam.delegation for select to congtam_app
  using (unit_id = any ((select access.units_within('{authority,head,inspector,personnelOfficer}'))::uuid[]));
create policy delegation_proposed on congtam.delegation for insert to congtam_app with check (
  proposed_by = (select access.actor_id()) and accepted_at is null and ended_at is null
  and to_person is distinct from (select access.my_person())
  and access.may_delegate(role, unit_id));
create policy delegation_carried_on on congtam.delegation for update to congtam_app
  using (ended_at is null and (
    (select access.actor_id()) in (to_account, proposed_by)
    or unit_id = any ((select access.units_within_in_person('{authority,head}'))::uuid[])))
  with check (
    ended_by = (select access.actor_id())
    or (ended_by is null and to_account = (select access.actor_id()) and accepted_at is not null));
grant select on congtam.delegation to congtam_app;
grant insert (id, unit_id, role, actions, to_account, to_person, valid_from, valid_to, document, document_day, proposed_by)
  on congtam.delegation to congtam_app;
grant update (accepted_at, ended_by, ended_at) on congtam.delegation to congtam_app;

alter table congtam.acting_head enable row level security, force row level security;
create policy acting_head_in_scope on congtam.acting_head for select to congtam_app using (
  person_id = (select access.my_person())
  or unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_of_mine())::uuid[]));
create policy acting_head_recorded on congtam.acting_head for insert to congtam_app with check (
  recorded_by = (select access.actor_id()) and confirmed_by is null and ended_by is null
  and person_id is distinct from (select access.my_person())
  and unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[]));
create policy acting_head_settled on congtam.acting_head for update to congtam_app
  using (ended_at is null and person_id is distinct from (select access.my_person())
    and unit_id = any ((select access.units_within_in_person('{personnelOfficer,authority}'))::uuid[]))
  with check (
    ended_by = (select access.actor_id())
    or (ended_by is null and confirmed_by = (select access.actor_id())));
grant select on congtam.acting_head to congtam_app;
grant insert (id, unit_id, person_id, kind, valid_from, valid_to, document, document_day, recorded_by)
  on congtam.acting_head to congtam_app;
grant update (valid_to, confirmed_by, confirmed_at, ended_by, ended_at) on congtam.acting_head to congtam_app;

-- Who was delegated does not confirm for whom delegated them what that one may not do to themself.
drop policy register_concern_decided on congtam.register_concern_decision;
create policy register_concern_decided on congtam.register_concern_decision for insert to congtam_app with check (
  decided_by = (select access.actor_id())
  and person_id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.register_concern c join congtam.register_entry e on e.id = c.entry_id
    where c.entry_id = register_concern_decision.entry_id and c.person_id = register_concern_decision.person_id
      and c.named_by <> (select access.actor_id())
      and e.unit_id = any (access.units_within_about('{authority,head}', register_concern_decision.person_id))));

-- Events. What was done in a unit is seen by who oversees it; what was done in people's files by who inspects or keeps them.
drop policy event_in_scope on audit.event;
create policy event_of_units on audit.event for select to congtam_app using (
  person_id is null
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,inspector,authority,head}'))::uuid[]));
create policy event_of_people on audit.event for select to congtam_app using (
  person_id is not null and unit_id = any ((select access.units_within('{personnelOfficer,inspector}'))::uuid[]));
-- The program lists events; what they say in full it never reads back.
revoke select on audit.event from congtam_app;
grant select (id, hash, at, action, actor, subject_kind, subject_id, unit_id, person_id) on audit.event to congtam_app;
-- Texts are for who wrote them and whom they are about.
drop policy personal_text_of_seen_event on audit.personal_text;
create policy personal_text_of_mine on audit.personal_text for select to congtam_app using (exists (
  select 1 from audit.event e where e.id = event_id and (
    e.actor = (select access.actor_id()) or e.person_id = (select access.my_person()))));

create function access.readers_of_mine(since date)
  returns table (day date, role text, unit text, action text, times integer)
  language sql stable security definer set search_path = ''
  begin atomic
    with mine as materialized (
      select p.unit_id, p.valid_from, coalesce(p.valid_to, 'infinity') as valid_to, access.line_above(array[p.unit_id]) as line
      from congtam.post p where p.person_id = access.my_person()
    ), reading as (
      select e.canonical::jsonb as said, coalesce(e.canonical::jsonb #>> '{facts,at}', e.unit_id::text) as at_unit, e.action
      from audit.event e
      where e.person_id = access.my_person() and e.action like '%.read' and e.actor is distinct from access.actor_id()
        and e.at >= (since - 1)::text
      union all
      select e.canonical::jsonb, e.unit_id::text, e.action
      from audit.event e
      where e.action in ('roster.export', 'regulation.feed') and e.at >= (since - 1)::text
        and e.unit_id in (select unnest(m.line) from mine m) and e.actor is distinct from access.actor_id()
        and exists (
          select 1 from mine m
          where e.unit_id = any (m.line)
            and m.valid_from <= coalesce(e.canonical::jsonb #>> '{facts,on}', left(e.at, 10))::date
            and m.valid_to >= coalesce(e.canonical::jsonb #>> '{facts,since}', left(e.at, 10))::date)
    )
    select ((r.said ->> 'at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date, coalesce(r.said ->> 'role', 'none'), (
        select v.name from congtam.unit_version v where v.unit_id::text = r.at_unit and v.valid_from <= access.today()
        order by v.valid_from desc, v.revision desc limit 1), r.action, count(*)::integer
    from reading r
    where ((r.said ->> 'at')::timestamptz at time zone 'Asia/Ho_Chi_Minh')::date >= since
    group by 1, 2, 3, 4 order by 1 desc, 2, 3, 4;
  end;
comment on function access.readers_of_mine(date) is
  'Who has looked at the file of the actor, by day, role and unit: never by name';
grant execute on function access.readers_of_mine(date) to congtam_app;
