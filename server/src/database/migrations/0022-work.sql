-- The year's work: tasks, and their products, each of one person in one period. A product only grows: every revision
-- says the whole again, in three parts that different people answer for.

create table congtam.work_task (
  id uuid constraint work_task_key primary key,
  unit_id uuid not null constraint work_task_in_unit references congtam.unit (id),
  title text not null constraint work_task_title_given check (length(title) between 1 and 500),
  source_system text constraint work_task_system_form check (source_system ~ '^[a-z0-9][a-z0-9._-]{0,49}$'),
  source_id text constraint work_task_source_given check (length(source_id) between 1 and 200),
  made_by uuid not null constraint work_task_maker references congtam.account (id),
  made_at timestamptz not null default now(),
  constraint work_task_source_whole check ((source_system is null) = (source_id is null)),
  constraint work_task_once_from_its_source unique (unit_id, source_system, source_id)
);
comment on table congtam.work_task is 'A task as it was given; what it asks of whom is in its products';
comment on column congtam.work_task.source_id is
  'What the task is called in the system it was brought from: the same again is the same task';

create table congtam.work_product (
  id uuid constraint work_product_key primary key,
  task_id uuid not null constraint work_product_of_task references congtam.work_task (id),
  unit_id uuid not null constraint work_product_in_unit references congtam.unit (id),
  person_id uuid not null constraint work_product_of_person references congtam.person (id),
  period text not null
    constraint work_product_period_form check (period ~ '^\d{4}(-(0[1-9]|1[0-2]|Q[1-4]|H[12]|W\d{2}))?$'),
  taken_from uuid constraint work_product_taken_from references congtam.work_product (id),
  made_by uuid not null constraint work_product_maker references congtam.account (id),
  made_at timestamptz not null default now(),
  constraint work_product_taken_once unique (taken_from)
);
comment on table congtam.work_product is
  'What one person owes of a task in one period; unit_id is where they serve then';
comment on column congtam.work_product.taken_from is 'The product of somebody else in whose place this one came';
create index work_task_by_source on congtam.work_task (source_system, source_id) where source_id is not null;
create index work_product_by_unit on congtam.work_product (unit_id, period);
create index work_product_by_person on congtam.work_product (person_id, period);
create index work_product_by_task on congtam.work_product (task_id);

create table congtam.work_product_revision (
  product_id uuid not null constraint work_product_revision_of references congtam.work_product (id),
  revision smallint not null constraint work_product_revision_from_one check (revision >= 1),
  act text not null constraint work_product_revision_act_known check (
    act in ('assigned', 'named', 'taken', 'imported', 'classified', 'reported', 'corrected', 'withdrawn')),
  state text not null
    constraint work_product_revision_state_known check (state in ('named', 'open', 'reported', 'withdrawn')),
  content jsonb not null constraint work_product_revision_is_object check (jsonb_typeof(content) = 'object'),
  reason text constraint work_product_revision_reason_given check (length(reason) between 1 and 500),
  recorded_by uuid not null constraint work_product_revision_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  constraint work_product_revision_key primary key (product_id, revision),
  constraint work_product_revision_named_only_first check ((act = 'named') = (state = 'named')),
  constraint work_product_revision_begins_once check ((revision = 1) = (act in ('assigned', 'named', 'taken'))
    or act = 'imported'),
  constraint work_product_revision_change_has_reason
    check (act not in ('corrected', 'withdrawn') or reason is not null)
);
comment on table congtam.work_product_revision is
  'What a product says: `work` as it was assigned, `reported` by the person, `corrected` by who manages them';

create function access.refuse_foreign_part() returns trigger
  language plpgsql security definer set search_path = ''
  as $$
  declare
    before jsonb;
    part text := case new.act
      when 'reported' then 'reported' when 'corrected' then 'corrected' when 'classified' then 'work'
      when 'withdrawn' then 'nothing' end;
  begin
    select r.content into before from congtam.work_product_revision r
      where r.product_id = new.product_id and r.revision = new.revision - 1;
    if new.revision > 1 and before is null then
      raise exception 'a revision follows the one before it' using errcode = 'check_violation';
    end if;
    if part is not null and (new.content - part) is distinct from (before - part) then
      raise exception 'who % changes nothing else of a product', new.act using errcode = 'insufficient_privilege';
    end if;
    return new;
  end $$;
comment on function access.refuse_foreign_part() is
  'Whoever reports changes the report alone, whoever corrects the correction alone, whoever classifies the assignment alone';
create trigger work_product_revision_own_part before insert on congtam.work_product_revision
  for each row execute function access.refuse_foreign_part();

create table congtam.work_handover (
  id uuid constraint work_handover_key primary key,
  product_id uuid not null constraint work_handover_of_product references congtam.work_product (id),
  to_person uuid not null constraint work_handover_to_person references congtam.person (id),
  to_unit uuid not null constraint work_handover_to_unit references congtam.unit (id),
  on_day date not null,
  made_by uuid not null constraint work_handover_maker references congtam.account (id),
  made_at timestamptz not null default clock_timestamp(),
  constraint work_handover_with_product unique (id, product_id)
);
comment on table congtam.work_handover is 'A product on its way from one person to another';
create index work_handover_by_product on congtam.work_handover (product_id);
create index work_handover_by_receiver on congtam.work_handover (to_person);

create table congtam.work_handover_step (
  handover_id uuid not null,
  product_id uuid not null,
  step smallint not null constraint work_handover_step_from_one check (step >= 1),
  state text not null constraint work_handover_step_state_known
    check (state in ('offered', 'agreed', 'taken', 'declined', 'withdrawn')),
  on_day date not null,
  reason text not null constraint work_handover_step_reason_given check (length(reason) between 1 and 500),
  taken_by uuid not null constraint work_handover_step_taker references congtam.account (id),
  taken_at timestamptz not null default clock_timestamp(),
  constraint work_handover_step_key primary key (handover_id, step),
  constraint work_handover_step_of
    foreign key (handover_id, product_id) references congtam.work_handover (id, product_id)
);
create index work_handover_step_by_product on congtam.work_handover_step (product_id);
comment on table congtam.work_handover_step is
  'Offered, agreed to by the manager, taken over or declined by the receiver: each with its day, who and why';

create trigger work_task_only_grows before update or delete or truncate on congtam.work_task
  execute function access.refuse_change();
create trigger work_product_only_grows before update or delete or truncate on congtam.work_product
  execute function access.refuse_change();
create trigger work_product_revision_only_grows before update or delete or truncate
  on congtam.work_product_revision execute function access.refuse_change();
create trigger work_handover_only_grows before update or delete or truncate on congtam.work_handover
  execute function access.refuse_change();
create trigger work_handover_step_only_grows before update or delete or truncate on congtam.work_handover_step
  execute function access.refuse_change();

create function access.products_handed_to_me() returns uuid[]
  language sql stable security definer set search_path = ''
  return (
    select coalesce(array_agg(h.product_id), '{}') from congtam.work_handover h
    where h.to_person = access.my_person());
comment on function access.products_handed_to_me() is 'Products that somebody was to hand over to the actor';

create function access.products_to_take() returns uuid[]
  language sql stable security definer set search_path = ''
  return (
    select coalesce(array_agg(h.product_id), '{}') from congtam.work_handover h
    where h.to_person = access.my_person() and 'agreed' = (
      select s.state from congtam.work_handover_step s where s.handover_id = h.id order by s.step desc limit 1));
comment on function access.products_to_take() is
  'Products handed over to the actor, as far as the manager has agreed and they have not answered yet';
create function access.units_served(person uuid, day date) returns uuid[]
  language sql stable security definer set search_path = ''
  return (
    select coalesce(array_agg(p.unit_id order by p.is_main desc, p.valid_from), '{}') from congtam.post p
    where p.person_id = person and day between p.valid_from and coalesce(p.valid_to, 'infinity')
      and (p.unit_id = any ((select access.units_of_mine())::uuid[])
        or p.unit_id = any ((select access.units_within(access.every_role()))::uuid[])));
comment on function access.units_served(uuid, date) is
  'Where somebody serves on a day, of the units the actor serves in or oversees: work is handed to a colleague without seeing their file';
create function access.serves_in_sight(person uuid) returns boolean
  language sql stable security definer set search_path = ''
  return exists (
    select 1 from congtam.post p
    where p.person_id = person and access.today() between p.valid_from and coalesce(p.valid_to, 'infinity')
      and p.unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
comment on function access.serves_in_sight(uuid) is
  'Whether somebody serves today where the actor sees people; a function, so that policies built on it stay quick to plan';
grant execute on function
  access.serves_in_sight(uuid), access.products_handed_to_me(), access.products_to_take(), access.units_served(uuid, date)
to congtam_app;

alter table congtam.work_task enable row level security, force row level security;
create policy work_task_in_scope on congtam.work_task for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or exists (select 1 from congtam.work_product p where p.task_id = work_task.id));
create policy work_task_made on congtam.work_task for insert to congtam_app with check (
  made_by = (select access.actor_id())
  and (unit_id = any ((select access.units_within('{head,authority,personnelOfficer}'))::uuid[])
    or (source_id is null and unit_id = any ((select access.units_of_mine())::uuid[]))));
grant select on congtam.work_task to congtam_app;
grant insert (id, unit_id, title, source_system, source_id, made_by) on congtam.work_task to congtam_app;

alter table congtam.work_product enable row level security, force row level security;
create policy work_product_in_scope on congtam.work_product for select to congtam_app using (
  unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[])
  or person_id = (select access.my_person())
  or id = any ((select access.products_handed_to_me())::uuid[])
  -- Whoever rates somebody at the end of the year sees what they did elsewhere during it.
  or access.serves_in_sight(person_id));
create policy work_product_of_others on congtam.work_product for insert to congtam_app with check (
  made_by = (select access.actor_id())
  and person_id is distinct from (select access.my_person())
  and unit_id = any (access.units_within_about('{head,authority,personnelOfficer}', person_id)));
create policy work_product_of_my_own on congtam.work_product for insert to congtam_app with check (
  made_by = (select access.actor_id())
  and person_id = (select access.my_person())
  and unit_id = any ((select access.units_of_mine())::uuid[])
  and (taken_from is null or taken_from = any ((select access.products_to_take())::uuid[])));
grant select on congtam.work_product to congtam_app;
grant insert (id, task_id, unit_id, person_id, period, taken_from, made_by) on congtam.work_product to congtam_app;

alter table congtam.work_product_revision enable row level security, force row level security;
create policy work_product_revision_seen on congtam.work_product_revision for select to congtam_app
  using (exists (select 1 from congtam.work_product p where p.id = product_id));
create policy work_product_revision_by_manager on congtam.work_product_revision for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and act in ('assigned', 'classified', 'corrected', 'withdrawn')
  and exists (
    select 1 from congtam.work_product p
    where p.id = product_id and p.person_id is distinct from (select access.my_person())
      and p.unit_id = any (access.units_within_about('{head,authority}', p.person_id))));
create policy work_product_revision_imported on congtam.work_product_revision for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and act = 'imported'
  and exists (
    select 1 from congtam.work_product p
    where p.id = product_id and p.person_id is distinct from (select access.my_person())
      and p.unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])));
create policy work_product_revision_by_person on congtam.work_product_revision for insert to congtam_app with check (
  recorded_by = (select access.actor_id())
  and act in ('named', 'taken', 'reported')
  and exists (
    select 1 from congtam.work_product p
    where p.id = product_id and p.person_id = (select access.my_person())
      and (act <> 'taken' or p.taken_from is not null) and (act <> 'named' or p.taken_from is null)));
grant select on congtam.work_product_revision to congtam_app;
grant insert (product_id, revision, act, state, content, reason, recorded_by)
  on congtam.work_product_revision to congtam_app;

alter table congtam.work_handover enable row level security, force row level security;
create policy work_handover_seen on congtam.work_handover for select to congtam_app
  using (exists (select 1 from congtam.work_product p where p.id = product_id));
create policy work_handover_made on congtam.work_handover for insert to congtam_app with check (
  made_by = (select access.actor_id())
  and exists (
    select 1 from congtam.work_product p
    where p.id = product_id and p.person_id <> to_person
      and (p.person_id = (select access.my_person())
        or p.unit_id = any ((select access.units_within('{head,authority}'))::uuid[]))));
grant select on congtam.work_handover to congtam_app;
grant insert (id, product_id, to_person, to_unit, on_day, made_by) on congtam.work_handover to congtam_app;

alter table congtam.work_handover_step enable row level security, force row level security;
create policy work_handover_step_seen on congtam.work_handover_step for select to congtam_app
  using (exists (select 1 from congtam.work_product p where p.id = product_id));
create policy work_handover_step_taken on congtam.work_handover_step for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and exists (
    select 1 from congtam.work_handover h join congtam.work_product p on p.id = h.product_id
    where h.id = handover_id and case state
      when 'offered' then h.made_by = (select access.actor_id())
      when 'withdrawn' then h.made_by = (select access.actor_id())
      when 'agreed' then p.person_id is distinct from (select access.my_person())
        and h.to_person is distinct from (select access.my_person())
        and p.unit_id = any (access.units_within_about('{head,authority}', p.person_id))
        and p.unit_id = any (access.units_within_about('{head,authority}', h.to_person))
      else h.to_person = (select access.my_person()) end));
grant select on congtam.work_handover_step to congtam_app;
grant insert (handover_id, product_id, step, state, on_day, reason, taken_by) on congtam.work_handover_step to congtam_app;
