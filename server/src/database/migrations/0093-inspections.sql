-- Inspections: opened by who is competent, with a ground, a purpose, units, a time that is looked at, and days. Its
-- members read as inspectors within all of that and nowhere else; what they take out is counted, marked and told.

create table congtam.inspection (
  id uuid constraint inspection_key primary key,
  unit_id uuid not null constraint inspection_by_unit references congtam.unit (id),
  document text not null constraint inspection_document_given check (length(document) between 1 and 500),
  purpose text not null constraint inspection_purpose_given check (length(purpose) between 1 and 1000),
  scope_units uuid[] not null constraint inspection_scope_few check (cardinality(scope_units) between 1 and 50),
  covers_from date not null,
  covers_to date not null,
  valid_from date not null,
  valid_to date not null,
  most_rows integer not null constraint inspection_rows_few check (most_rows between 1 and 5000),
  opened_by uuid not null constraint inspection_opener references congtam.account (id),
  opened_by_name text not null constraint inspection_opener_named check (length(opened_by_name) between 1 and 300),
  opened_at timestamptz not null default now(),
  constraint inspection_covers_in_order check (covers_to >= covers_from),
  constraint inspection_days_in_order check (valid_to >= valid_from and valid_to <= valid_from + 366)
);
comment on table congtam.inspection is 'Who inspects what: the ground, the purpose, the units, the time looked at, and the days on which it runs';
comment on column congtam.inspection.unit_id is 'The body that opened it';
comment on column congtam.inspection.scope_units is 'The units looked at, with all below them';
comment on column congtam.inspection.covers_from is 'The first day of the time that is looked at: cycles and work of periods outside it stay closed';
comment on column congtam.inspection.most_rows is 'How many rows one export may have';

create table congtam.inspection_member (
  inspection_id uuid not null constraint inspection_member_of references congtam.inspection (id),
  account_id uuid not null constraint inspection_member_account references congtam.account (id),
  name text not null constraint inspection_member_named check (length(name) between 1 and 300),
  leads boolean not null,
  constraint inspection_member_key primary key (inspection_id, account_id)
);
comment on table congtam.inspection_member is 'Who carries an inspection out: they read as inspectors within it, on its days';
create index inspection_member_by_account on congtam.inspection_member (account_id);

create table congtam.inspection_end (
  inspection_id uuid constraint inspection_end_key primary key
    constraint inspection_end_of references congtam.inspection (id),
  reason text not null constraint inspection_end_reason_given check (length(reason) between 1 and 1000),
  ended_by uuid not null constraint inspection_ender references congtam.account (id),
  ended_at timestamptz not null default now()
);
comment on table congtam.inspection_end is 'An inspection that was ended before its last day: nothing is read by it any more';

create table congtam.inspection_sample (
  inspection_id uuid not null constraint inspection_sample_of references congtam.inspection (id),
  number smallint not null constraint inspection_sample_from_one check (number >= 1),
  cycle_id uuid not null constraint inspection_sample_from_cycle references congtam.cycle (id),
  seed text not null constraint inspection_sample_seed_form check (seed ~ '^[ -~]{8,100}$'),
  population text[] not null constraint inspection_sample_population_few check (cardinality(population) between 1 and 100000),
  drawn text[] not null constraint inspection_sample_drawn_given check (cardinality(drawn) between 1 and 5000),
  drawn_by uuid not null constraint inspection_sample_drawer references congtam.account (id),
  drawn_at timestamptz not null default now(),
  constraint inspection_sample_key primary key (inspection_id, number)
);
comment on table congtam.inspection_sample is 'Whom a drawing chose: with the seed and the whole list it was drawn from, so that anyone can draw it again';

create table congtam.inspection_request (
  id uuid constraint inspection_request_key primary key,
  inspection_id uuid not null constraint inspection_request_of references congtam.inspection (id),
  unit_id uuid not null constraint inspection_request_to_unit references congtam.unit (id),
  person_id uuid constraint inspection_request_about references congtam.person (id),
  asks text not null constraint inspection_request_asks_given check (length(asks) between 1 and 5000),
  due_on date not null,
  asked_by uuid not null constraint inspection_request_asker references congtam.account (id),
  asked_by_name text not null constraint inspection_request_asker_named check (length(asked_by_name) between 1 and 300),
  asked_at timestamptz not null default now()
);
comment on table congtam.inspection_request is 'What a unit, or somebody in it, is asked to show, by a day';
create index inspection_request_by_inspection on congtam.inspection_request (inspection_id);

create table congtam.inspection_answer (
  id uuid constraint inspection_answer_key primary key,
  request_id uuid not null constraint inspection_answer_to references congtam.inspection_request (id),
  words text not null constraint inspection_answer_given check (length(words) between 1 and 10000),
  is_late boolean not null,
  answered_by uuid not null constraint inspection_answerer references congtam.account (id),
  answered_by_name text not null constraint inspection_answerer_named check (length(answered_by_name) between 1 and 300),
  answered_at timestamptz not null default now()
);
comment on table congtam.inspection_answer is 'What was answered; files are bound to it. A late answer is taken and marked';
create index inspection_answer_by_request on congtam.inspection_answer (request_id);

create table congtam.inspection_finding (
  id uuid constraint inspection_finding_key primary key,
  inspection_id uuid not null constraint inspection_finding_of references congtam.inspection (id),
  unit_id uuid not null constraint inspection_finding_in_unit references congtam.unit (id),
  person_id uuid constraint inspection_finding_about references congtam.person (id),
  says text not null constraint inspection_finding_says_given check (length(says) between 1 and 10000),
  article text constraint inspection_finding_article_given check (length(article) between 1 and 300),
  on_day date not null,
  reply_by date not null,
  found_by uuid not null constraint inspection_finder references congtam.account (id),
  found_by_name text not null constraint inspection_finder_named check (length(found_by_name) between 1 and 300),
  found_at timestamptz not null default now()
);
comment on table congtam.inspection_finding is 'What was found, told to whom it concerns before it stands';
comment on column congtam.inspection_finding.on_day is 'The day the thing found is of: by it the finding belongs to a year';
comment on column congtam.inspection_finding.reply_by is 'Until when whoever it concerns answers before it may stand without their answer';
create index inspection_finding_by_person on congtam.inspection_finding (person_id) where person_id is not null;
create index inspection_finding_by_unit on congtam.inspection_finding (unit_id);

create table congtam.inspection_finding_step (
  finding_id uuid not null constraint inspection_finding_step_of references congtam.inspection_finding (id),
  number smallint not null constraint inspection_finding_step_from_one check (number >= 1),
  act text not null constraint inspection_finding_act_known check (act in ('reply', 'stand', 'drop')),
  state text not null constraint inspection_finding_state_known check (state in ('replied', 'standing', 'dropped')),
  words text not null constraint inspection_finding_words_given check (length(words) between 1 and 10000),
  taken_by uuid not null constraint inspection_finding_taker references congtam.account (id),
  taken_by_name text not null constraint inspection_finding_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now(),
  constraint inspection_finding_step_key primary key (finding_id, number)
);
comment on table congtam.inspection_finding_step is 'The reply of whom a finding concerns, and whether it stands; nothing is taken back';

create table congtam.inspection_export (
  id uuid constraint inspection_export_key primary key,
  inspection_id uuid not null constraint inspection_export_of references congtam.inspection (id),
  cycle_id uuid not null constraint inspection_export_from_cycle references congtam.cycle (id),
  rows integer not null constraint inspection_export_rows_counted check (rows between 0 and 5000),
  hash bytea not null constraint inspection_export_hash_is_sha256 check (octet_length(hash) = 32),
  purpose text not null constraint inspection_export_purpose_given check (length(purpose) between 1 and 500),
  taken_by uuid not null constraint inspection_export_taker references congtam.account (id),
  taken_by_name text not null constraint inspection_export_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now()
);
comment on table congtam.inspection_export is 'What was taken out, by whom and for what: the bytes by their hash';
create index inspection_export_by_inspection on congtam.inspection_export (inspection_id);

create trigger inspection_only_grows before update or delete or truncate on congtam.inspection execute function access.refuse_change();
create trigger inspection_member_only_grows before update or delete or truncate on congtam.inspection_member execute function access.refuse_change();
create trigger inspection_end_only_grows before update or delete or truncate on congtam.inspection_end execute function access.refuse_change();
create trigger inspection_sample_only_grows before update or delete or truncate on congtam.inspection_sample execute function access.refuse_change();
create trigger inspection_request_only_grows before update or delete or truncate on congtam.inspection_request execute function access.refuse_change();
create trigger inspection_answer_only_grows before update or delete or truncate on congtam.inspection_answer execute function access.refuse_change();
create trigger inspection_finding_only_grows before update or delete or truncate on congtam.inspection_finding execute function access.refuse_change();
create trigger inspection_finding_step_only_grows before update or delete or truncate on congtam.inspection_finding_step execute function access.refuse_change();
create trigger inspection_export_only_grows before update or delete or truncate on congtam.inspection_export execute function access.refuse_change();

-- ---------------------------------------------------------------- who reads by an inspection

create function access.inspections_of(given_account uuid) returns setof congtam.inspection
  language sql stable security definer set search_path = ''
  begin atomic
    select i.* from congtam.inspection_member m join congtam.inspection i on i.id = m.inspection_id
    where m.account_id = given_account and access.today() between i.valid_from and i.valid_to
      and not exists (select 1 from congtam.inspection_end e where e.inspection_id = i.id);
  end;
comment on function access.inspections_of(uuid) is 'The inspections an account carries out today: within their days, and not ended';

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
        where r.role = d.role and r.unit_id = any (access.line_above(array[d.unit_id])))
    union all
    select 'inspector', s.unit_id, 'inspection', i.id, null::text[], null::uuid
    from access.inspections_of(given_account) i
      join congtam.account a on a.id = given_account and a.status = 'active' and not a.opened_by_one
      cross join lateral unnest(i.scope_units) s (unit_id);
  end;

create function access.inspects() returns boolean
  language sql stable security definer set search_path = ''
  return exists (select 1 from access.inspections_of(access.actor_id()));
comment on function access.inspects() is 'Whether the actor reads by an inspection today: everybody else is asked nothing more';

create function access.units_otherwise() returns uuid[]
  language sql stable security definer set search_path = ''
  begin atomic
    with recursive edges as materialized (select t.above, t.below from access.lines_today() t),
    held (unit_id) as (
      select g.unit_id from access.roles_of(access.actor_id()) g
      where g.unit_id is not null and g.through <> 'inspection'
    ),
    reached (unit_id) as (
      select h.unit_id from held h
      union
      select e.below from reached r join edges e on e.above = r.unit_id
    )
    select coalesce(array_agg(u.unit_id), '{}') from (
      select r.unit_id from reached r
      union
      select unnest(access.line_above(array(select h.unit_id from held h)))
      union
      select unnest(access.units_of_mine())
    ) u;
  end;
comment on function access.units_otherwise() is 'The units the actor has to do with by anything but an inspection';

create function access.days_of_period(given text) returns daterange
  language sql immutable parallel safe
  return case
    when given ~ '^\d{4}$' then daterange((given || '-01-01')::date, (given || '-12-31')::date, '[]')
    when given ~ '^\d{4}-\d\d$' then daterange((given || '-01')::date, ((given || '-01')::date + interval '1 month')::date, '[)')
    when given ~ '^\d{4}-Q[1-4]$' then daterange(
      make_date(left(given, 4)::integer, right(given, 1)::integer * 3 - 2, 1),
      (make_date(left(given, 4)::integer, right(given, 1)::integer * 3 - 2, 1) + interval '3 months')::date, '[)')
    when given ~ '^\d{4}-H[12]$' then daterange(
      make_date(left(given, 4)::integer, right(given, 1)::integer * 6 - 5, 1),
      (make_date(left(given, 4)::integer, right(given, 1)::integer * 6 - 5, 1) + interval '6 months')::date, '[)')
    when given ~ '^\d{4}-W\d\d$' then daterange(
      to_date(replace(given, '-W', ''), 'IYYYIW'), to_date(replace(given, '-W', ''), 'IYYYIW') + 7, '[)')
    else 'empty'::daterange end;
comment on function access.days_of_period(text) is 'The days of a period as it is written; none for what is no period';

create function access.is_inspected_period(given text) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from access.inspections_of(access.actor_id()) i
    where daterange(i.covers_from, i.covers_to, '[]') @> access.days_of_period(given)
      and not isempty(access.days_of_period(given)));
comment on function access.is_inspected_period(text) is 'Whether a period lies within the time that an inspection of the actor looks at';

-- Who reads by an inspection sees cycles and work of the time it looks at, unless they have to do with the unit anyway.
create policy cycle_of_inspected_time on congtam.cycle as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or access.is_inspected_period(period));
create policy statement_of_inspected_time on congtam.statement as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy monitoring_act_of_inspected_time on congtam.monitoring_act as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy level_act_of_inspected_time on congtam.level_act as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy answer_of_inspected_time on congtam.answer as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy evaluation_result_of_inspected_time on congtam.evaluation_result as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.evaluation_run r where r.id = run_id));
create policy dossier_of_inspected_time on congtam.dossier as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy petition_of_inspected_time on congtam.petition as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or exists (select 1 from congtam.cycle c where c.id = cycle_id));
create policy work_product_of_inspected_time on congtam.work_product as restrictive for select to congtam_app using (
  not (select access.inspects()) or unit_id = any ((select access.units_otherwise())::uuid[])
  or person_id = (select access.my_person()) or access.is_inspected_period(period));

-- ---------------------------------------------------------------- who sees the inspection itself

create function access.is_member_of(given_inspection uuid, running boolean) returns boolean
  language sql stable security definer set search_path = ''
  return case when running
    then exists (select 1 from access.inspections_of(access.actor_id()) i where i.id = given_inspection)
    else exists (
      select 1 from congtam.inspection_member m
      where m.inspection_id = given_inspection and m.account_id = access.actor_id()) end;
comment on function access.is_member_of(uuid, boolean) is 'Whether the actor carries an inspection out: today, or at any time';

create function access.opens_inspection(given_inspection uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.inspection i
    where i.id = given_inspection and i.unit_id = any (access.units_within('{authority,homeAffairs}')));
comment on function access.opens_inspection(uuid) is 'Whether the actor oversees the body that opened an inspection';

create function access.is_inspected(given_inspection uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.inspection i
    where i.id = given_inspection and i.scope_units && access.line_above(array(
      select r.unit_id from access.roles_of(access.actor_id()) r
      where r.unit_id is not null and r.role in ('authority', 'head', 'personnelOfficer'))))
    or exists (
      select 1 from congtam.inspection_finding f
      where f.inspection_id = given_inspection and f.person_id = access.my_person())
    or exists (
      select 1 from congtam.inspection_request q
      where q.inspection_id = given_inspection and q.person_id = access.my_person());
comment on function access.is_inspected(uuid) is 'Whether the actor answers for a unit an inspection looks at, or is asked or concerned themself';

create function access.lies_in_inspection(given_inspection uuid, given_unit uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.inspection i
    where i.id = given_inspection and i.scope_units && access.line_above(array[given_unit]));
comment on function access.lies_in_inspection(uuid, uuid) is 'Whether a unit is one an inspection looks at';

create function access.may_be_member(given_account uuid, given_units uuid[]) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.account a where a.id = given_account and a.status = 'active' and a.kind = 'person')
    and not exists (select 1 from access.grants_of(given_account) g where g.role = 'administrator')
    and not exists (
      select 1 from congtam.account a join congtam.post p on p.person_id = a.person_id
      where a.id = given_account and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
        and access.line_above(array[p.unit_id]) && given_units);
comment on function access.may_be_member(uuid, uuid[]) is
  'Whether an account may inspect these units: nobody inspects where they serve, and administrators read no files';
create function access.name_of_account(given_account uuid) returns text
  language sql stable security definer set search_path = ''
  return (select a.display_name from congtam.account a where a.id = given_account and a.kind = 'person');
comment on function access.name_of_account(uuid) is 'The name under which somebody is made member of an inspection';
create function access.account_of_login(given_login text) returns uuid
  language sql stable security definer set search_path = ''
  return (select a.id from congtam.account a where a.login = given_login and a.kind = 'person'
    and cardinality(access.units_within('{authority,homeAffairs}')) > 0);
comment on function access.account_of_login(text) is 'The account of a login, for who may open inspections';

grant execute on function access.inspects(), access.units_otherwise(), access.days_of_period(text),
  access.is_inspected_period(text), access.is_member_of(uuid, boolean), access.opens_inspection(uuid),
  access.is_inspected(uuid), access.lies_in_inspection(uuid, uuid), access.may_be_member(uuid, uuid[]),
  access.name_of_account(uuid), access.account_of_login(text) to congtam_app;

alter table congtam.inspection enable row level security, force row level security;
create policy inspection_in_sight on congtam.inspection for select to congtam_app using (
  unit_id = any ((select access.units_within('{authority,homeAffairs}'))::uuid[])
  or access.is_member_of(id, false) or access.is_inspected(id));
create policy inspection_opened on congtam.inspection for insert to congtam_app with check (
  opened_by = (select access.actor_id()) and valid_to >= access.today()
  and unit_id = any (access.units_within('{authority,homeAffairs}'))
  and scope_units <@ access.units_within('{authority,homeAffairs}'));
grant select on congtam.inspection to congtam_app;
grant insert (id, unit_id, document, purpose, scope_units, covers_from, covers_to, valid_from, valid_to, most_rows,
  opened_by, opened_by_name) on congtam.inspection to congtam_app;

alter table congtam.inspection_member enable row level security, force row level security;
create policy inspection_member_in_sight on congtam.inspection_member for select to congtam_app
  using (exists (select 1 from congtam.inspection i where i.id = inspection_id));
create policy inspection_member_named on congtam.inspection_member for insert to congtam_app with check (
  exists (
    select 1 from congtam.inspection i where i.id = inspection_id and i.opened_by = (select access.actor_id())
      and access.may_be_member(account_id, i.scope_units)));
grant select on congtam.inspection_member to congtam_app;
grant insert (inspection_id, account_id, name, leads) on congtam.inspection_member to congtam_app;

alter table congtam.inspection_end enable row level security, force row level security;
create policy inspection_end_in_sight on congtam.inspection_end for select to congtam_app
  using (exists (select 1 from congtam.inspection i where i.id = inspection_id));
create policy inspection_ended on congtam.inspection_end for insert to congtam_app with check (
  ended_by = (select access.actor_id()) and access.opens_inspection(inspection_id));
grant select on congtam.inspection_end to congtam_app;
grant insert (inspection_id, reason, ended_by) on congtam.inspection_end to congtam_app;

alter table congtam.inspection_sample enable row level security, force row level security;
create policy inspection_sample_in_sight on congtam.inspection_sample for select to congtam_app
  using (access.is_member_of(inspection_id, false) or access.opens_inspection(inspection_id));
create policy inspection_sample_drawn on congtam.inspection_sample for insert to congtam_app with check (
  drawn_by = (select access.actor_id()) and access.is_member_of(inspection_id, true)
  and exists (select 1 from congtam.cycle c where c.id = cycle_id));
grant select on congtam.inspection_sample to congtam_app;
grant insert (inspection_id, number, cycle_id, seed, population, drawn, drawn_by) on congtam.inspection_sample to congtam_app;

alter table congtam.inspection_request enable row level security, force row level security;
create policy inspection_request_in_sight on congtam.inspection_request for select to congtam_app using (
  access.is_member_of(inspection_id, false) or access.opens_inspection(inspection_id)
  or person_id = (select access.my_person())
  or unit_id = any ((select access.units_within('{authority,head,personnelOfficer}'))::uuid[]));
create policy inspection_request_made on congtam.inspection_request for insert to congtam_app with check (
  asked_by = (select access.actor_id()) and access.is_member_of(inspection_id, true)
  and access.lies_in_inspection(inspection_id, unit_id)
  and (person_id is null or exists (
    select 1 from congtam.post p where p.person_id = inspection_request.person_id and p.unit_id = inspection_request.unit_id)));
grant select on congtam.inspection_request to congtam_app;
grant insert (id, inspection_id, unit_id, person_id, asks, due_on, asked_by, asked_by_name)
  on congtam.inspection_request to congtam_app;

alter table congtam.inspection_answer enable row level security, force row level security;
create policy inspection_answer_in_sight on congtam.inspection_answer for select to congtam_app
  using (exists (select 1 from congtam.inspection_request q where q.id = request_id));
create policy inspection_answered on congtam.inspection_answer for insert to congtam_app with check (
  answered_by = (select access.actor_id()) and exists (
    select 1 from congtam.inspection_request q
    where q.id = request_id and (q.person_id = (select access.my_person())
      or q.unit_id = any ((select access.units_within('{head,personnelOfficer}'))::uuid[]))));
grant select on congtam.inspection_answer to congtam_app;
grant insert (id, request_id, words, is_late, answered_by, answered_by_name) on congtam.inspection_answer to congtam_app;

alter table congtam.inspection_finding enable row level security, force row level security;
create policy inspection_finding_in_sight on congtam.inspection_finding for select to congtam_app using (
  access.is_member_of(inspection_id, false) or access.opens_inspection(inspection_id)
  or person_id = (select access.my_person())
  or unit_id = any ((select access.units_within('{authority,head,personnelOfficer}'))::uuid[]));
create policy inspection_finding_made on congtam.inspection_finding for insert to congtam_app with check (
  found_by = (select access.actor_id()) and access.is_member_of(inspection_id, true)
  and access.lies_in_inspection(inspection_id, unit_id) and reply_by > access.today()
  and (person_id is null or exists (
    select 1 from congtam.post p where p.person_id = inspection_finding.person_id and p.unit_id = inspection_finding.unit_id)));
grant select on congtam.inspection_finding to congtam_app;
grant insert (id, inspection_id, unit_id, person_id, says, article, on_day, reply_by, found_by, found_by_name)
  on congtam.inspection_finding to congtam_app;

create function access.has_replied(given_finding uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.inspection_finding_step s where s.finding_id = given_finding and s.act = 'reply');
comment on function access.has_replied(uuid) is 'Whether whom a finding concerns has answered';
grant execute on function access.has_replied(uuid) to congtam_app;

alter table congtam.inspection_finding_step enable row level security, force row level security;
create policy inspection_finding_step_in_sight on congtam.inspection_finding_step for select to congtam_app
  using (exists (select 1 from congtam.inspection_finding f where f.id = finding_id));
-- Whoever it concerns replies; it stands once they have, or once the day for it is over.
create policy inspection_finding_stepped on congtam.inspection_finding_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and exists (
    select 1 from congtam.inspection_finding f
    where f.id = finding_id and case act
      when 'reply' then f.person_id = (select access.my_person()) or (f.person_id is null
        and f.unit_id = any ((select access.units_within('{head,personnelOfficer}'))::uuid[]))
      when 'stand' then access.is_member_of(f.inspection_id, true)
        and (f.reply_by < access.today() or access.has_replied(f.id))
      else access.is_member_of(f.inspection_id, true) end));
grant select on congtam.inspection_finding_step to congtam_app;
grant insert (finding_id, number, act, state, words, taken_by, taken_by_name)
  on congtam.inspection_finding_step to congtam_app;

create function access.standing_findings(given_unit uuid, given_person uuid) returns setof date
  language sql stable security definer set search_path = ''
  begin atomic
    select f.on_day from congtam.inspection_finding f
    where (f.person_id = given_person or (given_person is null and f.person_id is null and f.unit_id = given_unit))
      and (given_person = access.my_person()
        or given_unit = any (access.units_within(access.readers_of_people())))
      and 'standing' = (
        select s.state from congtam.inspection_finding_step s where s.finding_id = f.id order by s.number desc limit 1)
    order by f.on_day;
  end;
comment on function access.standing_findings(uuid, uuid) is
  'The days of findings that stand against somebody, or against a unit: what their file has as evidence';
grant execute on function access.standing_findings(uuid, uuid) to congtam_app;

alter table congtam.inspection_export enable row level security, force row level security;
create policy inspection_export_in_sight on congtam.inspection_export for select to congtam_app
  using (exists (select 1 from congtam.inspection i where i.id = inspection_id));
create policy inspection_export_taken on congtam.inspection_export for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and access.is_member_of(inspection_id, true)
  and exists (select 1 from congtam.cycle c where c.id = cycle_id)
  and exists (select 1 from congtam.inspection i where i.id = inspection_id and rows <= i.most_rows));
grant select on congtam.inspection_export to congtam_app;
grant insert (id, inspection_id, cycle_id, rows, hash, purpose, taken_by, taken_by_name)
  on congtam.inspection_export to congtam_app;

-- Whoever heads a body is told when something of it is taken out, and whoever a finding or a request concerns as well.
alter table congtam.notice drop constraint notice_kind_known;
alter table congtam.notice add constraint notice_kind_known check (kind in (
  'activation', 'password', 'secondFactor', 'role', 'status', 'mail', 'signOn', 'reminder', 'inspection'));

create function access.heads_of(given_units uuid[]) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select distinct a.id from congtam.account a cross join lateral access.roles_of(a.id) r
    where a.status = 'active' and r.role in ('head', 'authority') and r.through <> 'inspection'
      and (r.unit_id = any (given_units) or (
        r.unit_id = any (access.line_above(given_units)) and not exists (
          select 1 from congtam.account b cross join lateral access.roles_of(b.id) s
          where b.status = 'active' and s.role in ('head', 'authority') and s.unit_id = any (given_units))));
  end;
comment on function access.heads_of(uuid[]) is 'Who heads these units; where nobody does, who heads those above';

create function access.tell_inspected() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare told uuid; units uuid[]; person uuid;
  begin
    if tg_argv[0] = 'scope' then
      select i.scope_units into units from congtam.inspection i where i.id = new.inspection_id;
    else
      units := array[new.unit_id];
      person := new.person_id;
    end if;
    for told in
      select h.id from access.heads_of(units) h (id)
      union
      select a.id from congtam.account a where a.person_id = person and a.status = 'active'
    loop
      perform access.tell(told, 'inspection');
    end loop;
    return null;
  end $$;
comment on function access.tell_inspected() is
  'Tells who heads the units, and who is concerned themself, that something was taken out, asked or found; never what';
create trigger inspection_export_told after insert on congtam.inspection_export
  for each row execute function access.tell_inspected('scope');
create trigger inspection_request_told after insert on congtam.inspection_request
  for each row execute function access.tell_inspected('unit');
create trigger inspection_finding_told after insert on congtam.inspection_finding
  for each row execute function access.tell_inspected('unit');

create policy attachment_binding_of_inspection on congtam.attachment_binding for select to congtam_app using (
  subject_kind = 'inspectionAnswer' and exists (
    select 1 from congtam.inspection_answer n where n.id = subject_id));

select audit.seal_rows('congtam.inspection');
select audit.seal_rows('congtam.inspection_member', is_personal => true);
select audit.seal_rows('congtam.inspection_end', is_personal => true);
select audit.seal_rows('congtam.inspection_sample', is_personal => true);
select audit.seal_rows('congtam.inspection_request', is_personal => true);
select audit.seal_rows('congtam.inspection_answer', is_personal => true);
select audit.seal_rows('congtam.inspection_finding', is_personal => true);
select audit.seal_rows('congtam.inspection_finding_step', is_personal => true);
select audit.seal_rows('congtam.inspection_export', is_personal => true);
