-- Results on their way to the national database of cadres, civil servants and public employees: what was put into which
-- delivery, and what was answered. What still has to go is not kept: it follows from the levels decided.

create table congtam.national_delivery (
  id uuid constraint national_delivery_id primary key,
  unit_id uuid not null constraint national_delivery_of_unit references congtam.unit (id),
  ground text not null constraint national_delivery_ground_given check (length(ground) between 1 and 500),
  made_by uuid not null constraint national_delivery_maker references congtam.account (id),
  made_at timestamptz not null default now()
);
comment on table congtam.national_delivery is 'Results of a unit and all below it, given over to the national database at one time';
create index national_delivery_by_unit on congtam.national_delivery (unit_id, made_at);

create table congtam.national_item (
  delivery_id uuid not null constraint national_item_of_delivery references congtam.national_delivery (id),
  position integer not null constraint national_item_from_one check (position >= 1),
  cycle_id uuid not null constraint national_item_in_cycle references congtam.cycle (id),
  regulation text not null,
  subject_code text not null,
  act smallint not null,
  period text not null,
  unit_id uuid not null constraint national_item_in_unit references congtam.unit (id),
  person_id uuid not null constraint national_item_of_person references congtam.person (id),
  level text not null,
  decided_on date not null,
  constraint national_item_key primary key (delivery_id, position)
);
comment on table congtam.national_item is 'A level as it was decided by one act, in a delivery; another decision is another item';
create index national_item_by_act on congtam.national_item (cycle_id, regulation, subject_code, act);

create table congtam.national_answer (
  delivery_id uuid not null,
  position integer not null,
  number smallint not null constraint national_answer_from_one check (number >= 1),
  outcome text not null constraint national_answer_known check (outcome in ('accepted', 'refused')),
  reference text constraint national_answer_reference_given check (length(reference) between 1 and 200),
  words text constraint national_answer_words_given check (length(words) between 1 and 1000),
  recorded_by uuid not null constraint national_answer_recorder references congtam.account (id),
  recorded_at timestamptz not null default now(),
  constraint national_answer_key primary key (delivery_id, position, number),
  constraint national_answer_of_item foreign key (delivery_id, position)
    references congtam.national_item (delivery_id, position),
  constraint national_answer_refusal_has_words check (outcome = 'accepted' or words is not null)
);
comment on table congtam.national_answer is 'What the national database answered about an item; the last counts';

create trigger national_delivery_only_grows before update or delete or truncate on congtam.national_delivery
  execute function access.refuse_change();
create trigger national_item_only_grows before update or delete or truncate on congtam.national_item
  execute function access.refuse_change();
create trigger national_answer_only_grows before update or delete or truncate on congtam.national_answer
  execute function access.refuse_change();

alter table congtam.national_delivery enable row level security, force row level security;
create policy national_delivery_in_scope on congtam.national_delivery for select to congtam_app
  using (unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,authority,inspector}'))::uuid[]));
create policy national_delivery_made on congtam.national_delivery for insert to congtam_app with check (
  made_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.national_delivery to congtam_app;
grant insert (id, unit_id, ground, made_by) on congtam.national_delivery to congtam_app;

alter table congtam.national_item enable row level security, force row level security;
create policy national_item_of_delivery on congtam.national_item for select to congtam_app
  using (delivery_id in (select d.id from congtam.national_delivery d));
create policy national_item_put on congtam.national_item for insert to congtam_app with check (
  delivery_id in (select d.id from congtam.national_delivery d where d.made_by = (select access.actor_id()))
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]));
grant select on congtam.national_item to congtam_app;
grant insert (delivery_id, position, cycle_id, regulation, subject_code, act, period, unit_id, person_id, level, decided_on)
  on congtam.national_item to congtam_app;

alter table congtam.national_answer enable row level security, force row level security;
create policy national_answer_of_delivery on congtam.national_answer for select to congtam_app
  using (delivery_id in (select d.id from congtam.national_delivery d));
create policy national_answer_recorded on congtam.national_answer for insert to congtam_app with check (
  recorded_by = (select access.actor_id()) and delivery_id in (
    select d.id from congtam.national_delivery d
    where d.unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[])));
grant select on congtam.national_answer to congtam_app;
grant insert (delivery_id, position, number, outcome, reference, words, recorded_by) on congtam.national_answer to congtam_app;

-- The personal number is the code of the electronic file: it leaves for the national database, in its file alone.
create function access.numbers_of_delivery(given_delivery uuid) returns table (place integer, id_number text)
  language sql stable security definer set search_path = ''
  begin atomic
    select i.position, p.id_number
    from congtam.national_delivery d join congtam.national_item i on i.delivery_id = d.id
      join congtam.person p on p.id = i.person_id
    where d.id = given_delivery and d.unit_id = any (access.units_within('{personnelOfficer,homeAffairs}'));
  end;
comment on function access.numbers_of_delivery(uuid) is 'Personal numbers of the people in a delivery, for its file, to who sends it';
grant execute on function access.numbers_of_delivery(uuid) to congtam_app;

select audit.seal_rows('congtam.national_delivery');
select audit.seal_rows('congtam.national_item', is_personal => true);
select audit.seal_rows('congtam.national_answer', is_personal => true);
