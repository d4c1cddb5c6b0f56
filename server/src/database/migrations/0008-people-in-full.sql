-- People in full: names with their history, masked ID numbers, Party membership, retirement; transfers of two officers.

alter table congtam.person
  add column id_number text constraint person_id_number_form check (id_number ~ '^[0-9]{9}([0-9]{3})?$')
    constraint person_id_number_once unique,
  add column id_number_end text generated always as (right(id_number, 4)) stored,
  add column service_from date,
  add column service_to date,
  add column service_end text constraint person_service_end_known
    check (service_end in ('retired', 'resigned', 'dismissed', 'died', 'left')),
  add column revision integer not null default 1,
  add constraint person_service_in_order check (service_to >= service_from),
  add constraint person_service_end_dated check (service_end is null or service_to is not null);
comment on column congtam.person.id_number is 'Personal ID number: written and compared, never read back by the app';
comment on column congtam.person.id_number_end is 'Last four digits: all that is ever shown';
revoke select on congtam.person from congtam_app;
grant select (id, staff_code, full_name, given_name, folded_name, born_on, recorded_at, id_number_end, service_from,
  service_to, service_end, revision) on congtam.person to congtam_app;
grant insert (id_number, service_from, service_to) on congtam.person to congtam_app;
grant update (full_name, given_name, folded_name, born_on, id_number, service_from, service_to, service_end, revision)
  on congtam.person to congtam_app;

create table congtam.person_name (
  person_id uuid not null constraint person_name_of_person references congtam.person (id),
  revision integer not null,
  full_name text not null constraint person_name_was_given check (length(full_name) between 1 and 200),
  ground text not null constraint person_name_ground_given check (length(ground) between 1 and 500),
  recorded_at timestamptz not null default now(),
  recorded_by uuid not null constraint person_name_recorder references congtam.account (id),
  constraint person_name_key primary key (person_id, revision)
);
comment on table congtam.person_name is 'Names a person had before a correction, with the document that corrected them';

alter table congtam.post
  add column contract_kind text constraint post_contract_kind_known
    check (contract_kind in ('indefinite', 'definite', 'serviceContract')),
  add column duty_group text constraint post_duty_group_length check (length(duty_group) between 1 and 200),
  add column fields_in_charge text[] not null default '{}',
  add column units_in_charge uuid[] not null default '{}',
  add column seconded_from_name text constraint post_seconded_from_name_length
    check (length(seconded_from_name) between 1 and 300),
  add column revision integer not null default 1,
  add constraint post_contract_of_employees
    check (contract_kind is null or service in ('publicEmployee', 'contractWorker')),
  add constraint post_seconded_from_one check (seconded_from is null or seconded_from_name is null);
comment on column congtam.post.seconded_from_name is 'The sending body, where it is no unit of this system';
comment on column congtam.post.duty_group is 'Name of a group of the decision in force: see duty_group_decision';
grant insert (contract_kind, duty_group, fields_in_charge, units_in_charge, seconded_from_name)
  on congtam.post to congtam_app;
grant update (title, leads, service, professional_title, job_position, management_tier, is_main, seconded_from,
  seconded_from_name, contract_kind, duty_group, fields_in_charge, units_in_charge, ground, revision)
  on congtam.post to congtam_app;

create table congtam.transfer (
  id uuid constraint transfer_id primary key,
  person_id uuid not null constraint transfer_of_person references congtam.person (id),
  post_id uuid not null constraint transfer_of_post references congtam.post (id),
  kind text not null constraint transfer_kind_known check (kind in ('transfer', 'rotation', 'secondment')),
  from_unit uuid not null constraint transfer_from_unit references congtam.unit (id),
  to_unit uuid not null constraint transfer_to_unit references congtam.unit (id),
  on_day date not null,
  until_day date,
  ground text not null constraint transfer_ground_given check (length(ground) between 1 and 500),
  state text not null default 'handedOver'
    constraint transfer_state_known check (state in ('handedOver', 'taken', 'refused', 'withdrawn')),
  handed_by uuid not null constraint transfer_hander references congtam.account (id),
  handed_at timestamptz not null default now(),
  settled_by uuid constraint transfer_settler references congtam.account (id),
  settled_at timestamptz,
  constraint transfer_elsewhere check (from_unit <> to_unit),
  constraint transfer_days_in_order check (until_day >= on_day),
  constraint transfer_until_is_of_secondment check (until_day is null or kind = 'secondment'),
  constraint transfer_by_two check (state = 'withdrawn' or settled_by is distinct from handed_by),
  constraint transfer_settled_whole check ((state = 'handedOver') = (settled_by is null))
);
comment on table congtam.transfer is
  'Handed over by the old unit, taken by the new: two officers. Until it is taken nothing changes for the person';
create unique index transfer_open_once on congtam.transfer (post_id) where state = 'handedOver';
create index transfer_by_person on congtam.transfer (person_id);

alter table congtam.transfer enable row level security, force row level security;
create policy transfer_in_scope on congtam.transfer for select to congtam_app using (
  from_unit = any ((select access.units_within('{personnelOfficer}'))::uuid[])
  or to_unit = any ((select access.units_within('{personnelOfficer}'))::uuid[])
  or person_id = (select access.my_person()));
create policy transfer_handed_over on congtam.transfer for insert to congtam_app with check (
  from_unit = any ((select access.units_within('{personnelOfficer}'))::uuid[])
  and handed_by = (select access.actor_id()) and state = 'handedOver'
  and person_id is distinct from (select access.my_person()));
create policy transfer_settled on congtam.transfer for update to congtam_app
  using (state = 'handedOver' and person_id is distinct from (select access.my_person()))
  with check (settled_by = (select access.actor_id()) and case state
    when 'withdrawn' then from_unit = any ((select access.units_within('{personnelOfficer}'))::uuid[])
    else to_unit = any ((select access.units_within('{personnelOfficer}'))::uuid[]) end);
grant select on congtam.transfer to congtam_app;
grant insert (id, person_id, post_id, kind, from_unit, to_unit, on_day, until_day, ground, handed_by)
  on congtam.transfer to congtam_app;
grant update (state, settled_by, settled_at) on congtam.transfer to congtam_app;

create function access.posts_beyond(person uuid, day date) returns integer
  language sql stable security definer set search_path = ''
  return (
    select count(*)::integer from congtam.post p
    where p.person_id = person and coalesce(p.valid_to, 'infinity') > day);
comment on function access.posts_beyond(uuid, date) is
  'How many posts somebody holds after a day, also out of sight: service does not end while a post goes on elsewhere';

grant execute on function access.posts_beyond(uuid, date) to congtam_app;

-- Who works nowhere any more stays in the sight of where they last worked.
drop policy person_in_scope on congtam.person;
create policy person_in_scope on congtam.person for select to congtam_app using (
  id = (select access.my_person())
  or exists (
    select 1 from congtam.post p
    where p.person_id = person.id and p.unit_id = any ((select access.units_within(access.every_role()))::uuid[])
      and (coalesce(p.valid_to, 'infinity') >= access.today()
        or access.posts_beyond(person.id, access.today() - 1) = 0)));
-- Who is to take somebody over sees whom.
create policy person_handed_over on congtam.person for select to congtam_app using (exists (
  select 1 from congtam.transfer t
  where t.person_id = person.id and t.state = 'handedOver'
    and t.to_unit = any ((select access.units_within('{personnelOfficer}'))::uuid[])));
create policy person_changed on congtam.person for update to congtam_app using (
  id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.post p
    where p.person_id = person.id and p.unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])
      and (coalesce(p.valid_to, 'infinity') >= access.today()
        or access.posts_beyond(person.id, access.today() - 1) = 0)));

alter table congtam.person_name enable row level security, force row level security;
create policy person_name_with_person on congtam.person_name for select to congtam_app
  using (exists (select 1 from congtam.person p where p.id = person_id));
create policy person_name_kept on congtam.person_name for insert to congtam_app with check (
  recorded_by = (select access.actor_id()) and person_id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.post p
    where p.person_id = person_name.person_id
      and p.unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])));
grant select on congtam.person_name to congtam_app;
grant insert (person_id, revision, full_name, ground, recorded_by) on congtam.person_name to congtam_app;
create trigger person_name_only_grows before update or delete or truncate on congtam.person_name
  execute function access.refuse_change();

alter table congtam.party_membership
  add column ground text not null default '' constraint party_membership_ground_length check (length(ground) <= 500);
create policy party_membership_ended on congtam.party_membership for update to congtam_app using (
  person_id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.post p
    where p.person_id = party_membership.person_id
      and p.unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])));
drop policy party_membership_recorded on congtam.party_membership;
create policy party_membership_recorded on congtam.party_membership for insert to congtam_app with check (
  person_id is distinct from (select access.my_person())
  and exists (
    select 1 from congtam.post p
    where p.person_id = party_membership.person_id
      and p.unit_id = any ((select access.units_within('{personnelOfficer}'))::uuid[])));
grant insert (ground) on congtam.party_membership to congtam_app;
grant update (valid_to, ground) on congtam.party_membership to congtam_app;

create function access.unit_of_code(given_code text, day date) returns uuid
  language sql stable security definer set search_path = ''
  return (
    select u.id from congtam.unit u join access.units_on(day) t on t.unit_id = u.id where u.code = given_code);
comment on function access.unit_of_code(text, date) is
  'The unit a decision of transfer names by its code: who hands over need not see where the person goes';

create function access.take_transfer(given uuid, kept uuid, resumed uuid) returns boolean
  language plpgsql security definer set search_path = ''
  as $$
  declare agreed congtam.transfer; held congtam.post;
  begin
    select * into agreed from congtam.transfer t
      where t.id = given and t.state = 'handedOver' and t.handed_by <> access.actor_id()
        and t.person_id is distinct from access.my_person()
        and t.to_unit = any (access.units_within('{personnelOfficer}'))
      for update;
    if not found then return false; end if;
    select * into held from congtam.post p where p.id = agreed.post_id for update;
    if held.valid_from >= agreed.on_day or coalesce(held.valid_to, 'infinity') < agreed.on_day - 1
    then return false; end if;
    update congtam.post set valid_to = agreed.on_day - 1, revision = revision + 1 where id = held.id;
    if agreed.kind = 'secondment' and coalesce(held.valid_to, 'infinity') >= agreed.on_day then
      -- The sending unit keeps the person, beside the main post of the secondment, and has them back after it.
      insert into congtam.post select (jsonb_populate_record(held, jsonb_build_object('id', kept, 'is_main', false,
        'valid_from', agreed.on_day, 'valid_to', least(agreed.until_day, held.valid_to), 'ground', agreed.ground,
        'revision', 1, 'recorded_at', now()))).*;
      if agreed.until_day < coalesce(held.valid_to, 'infinity') then
        insert into congtam.post select (jsonb_populate_record(held, jsonb_build_object('id', resumed,
          'valid_from', agreed.until_day + 1, 'ground', agreed.ground, 'revision', 1, 'recorded_at', now()))).*;
      end if;
    end if;
    return true;
  end $$;
comment on function access.take_transfer(uuid, uuid, uuid) is
  'Ends the old post as its unit agreed when handing over; called by the second officer, who has no right there';

create function access.bind_account(given_login text, person uuid) returns uuid
  language plpgsql security definer set search_path = ''
  as $$ declare bound uuid;
  begin
    if person = access.my_person() or not exists (
      select 1 from congtam.post p where p.person_id = person
        and p.unit_id = any (access.units_within('{personnelOfficer}'))
        and coalesce(p.valid_to, 'infinity') >= access.today())
    then return null; end if;
    update congtam.account a set person_id = person
      where a.login = given_login and a.kind = 'person' and a.person_id is null and a.id <> access.actor_id()
        and not exists (select 1 from congtam.account b where b.person_id = person)
      returning a.id into bound;
    return bound;
  end $$;
comment on function access.bind_account(text, uuid) is
  'Says whose an account is: the personnel officer knows the person, the administrator sees no people';

create function access.release_account(person uuid) returns uuid
  language plpgsql security definer set search_path = ''
  as $$ declare released uuid;
  begin
    if person = access.my_person() or not exists (
      select 1 from congtam.post p where p.person_id = person
        and p.unit_id = any (access.units_within('{personnelOfficer}')))
    then return null; end if;
    update congtam.account a set person_id = null where a.person_id = person returning a.id into released;
    delete from congtam.session s where s.account_id = released;
    return released;
  end $$;
comment on function access.release_account(uuid) is 'Takes back whose an account is, and ends its sessions';

create function access.disable_leavers() returns setof uuid
  language plpgsql security definer set search_path = ''
  as $$ declare left_behind uuid;
  begin
    for left_behind in
      select a.id from congtam.account a join congtam.person p on p.id = a.person_id
      where a.status <> 'disabled' and p.service_end is not null and p.service_to < access.today()
      order by a.id for update of a
    loop
      update congtam.account set status = 'disabled' where id = left_behind;
      delete from congtam.session where account_id = left_behind;
      return next left_behind;
    end loop;
  end $$;
comment on function access.disable_leavers() is
  'Disables the accounts of those who have left public service: at once when it is recorded late, else on the day';

create function access.staff_codes_known(codes text[]) returns setof text
  language sql stable security definer set search_path = ''
  begin atomic
    select p.staff_code from congtam.person p where p.staff_code = any (codes);
  end;
comment on function access.staff_codes_known(text[]) is
  'Which staff codes are taken, also out of sight: a code is given once in the whole system';

grant execute on function access.unit_of_code(text, date), access.take_transfer(uuid, uuid, uuid),
  access.bind_account(text, uuid), access.release_account(uuid), access.disable_leavers(),
  access.staff_codes_known(text[]) to congtam_app;
grant execute on function access.disable_leavers() to congtam_jobs;
