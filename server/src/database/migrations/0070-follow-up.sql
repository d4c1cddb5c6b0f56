-- What follows a rating: shortcomings to be repaired, and questions of units, each with who does it, by when, and who looks
-- after it. Whoever has something due is told that there is something, and no more.

create table congtam.remedy (
  id uuid constraint remedy_id primary key,
  unit_id uuid not null constraint remedy_in_unit references congtam.unit (id),
  cycle_id uuid constraint remedy_after_cycle references congtam.cycle (id),
  shortcoming text not null constraint remedy_shortcoming_given check (length(shortcoming) between 1 and 2000),
  measure text not null constraint remedy_measure_given check (length(measure) between 1 and 2000),
  owner_id uuid not null constraint remedy_owner references congtam.person (id),
  follower_id uuid not null constraint remedy_follower references congtam.person (id),
  due_on date not null,
  ground text not null constraint remedy_ground_given check (length(ground) between 1 and 500),
  planned_by uuid not null constraint remedy_planner references congtam.account (id),
  planned_at timestamptz not null default now(),
  constraint remedy_is_followed_by_another check (owner_id <> follower_id)
);
comment on table congtam.remedy is 'A shortcoming, the measure against it, who carries it out by when, and who follows it';
create index remedy_by_unit on congtam.remedy (unit_id, due_on);

create table congtam.remedy_step (
  remedy_id uuid not null constraint remedy_step_of_remedy references congtam.remedy (id),
  number smallint not null constraint remedy_step_from_one check (number >= 1),
  act text not null constraint remedy_step_act_known check (act in ('report', 'check', 'close')),
  state text not null constraint remedy_step_state_known check (state in ('open', 'reported', 'closed')),
  words text not null constraint remedy_step_words_given check (length(words) between 1 and 5000),
  attachment_id uuid constraint remedy_step_proof references congtam.attachment (id),
  is_late boolean not null,
  taken_by uuid not null constraint remedy_step_taker references congtam.account (id),
  taken_by_name text not null constraint remedy_step_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now(),
  constraint remedy_step_key primary key (remedy_id, number)
);
comment on table congtam.remedy_step is 'Reports of who carries a measure out, checks, and its closing on proof';

create table congtam.unit_question (
  id uuid constraint unit_question_id primary key,
  unit_id uuid not null constraint unit_question_of_unit references congtam.unit (id),
  question text not null constraint unit_question_given check (length(question) between 1 and 5000),
  asked_by uuid not null constraint unit_question_asker references congtam.account (id),
  asked_at timestamptz not null default now()
);
comment on table congtam.unit_question is 'A difficulty that a unit raises with a unit above';

create table congtam.unit_question_step (
  question_id uuid not null constraint unit_question_step_of_question references congtam.unit_question (id),
  number smallint not null constraint unit_question_step_from_one check (number >= 1),
  act text not null constraint unit_question_step_act_known check (act in ('put', 'escalate', 'answer')),
  at_unit uuid not null constraint unit_question_step_at_unit references congtam.unit (id),
  due_on date,
  words text constraint unit_question_step_words_given check (length(words) between 1 and 10000),
  is_late boolean not null,
  taken_by uuid not null constraint unit_question_step_taker references congtam.account (id),
  taken_by_name text not null constraint unit_question_step_taker_named check (length(taken_by_name) between 1 and 300),
  taken_at timestamptz not null default now(),
  constraint unit_question_step_key primary key (question_id, number),
  constraint unit_question_step_begins check ((number = 1) = (act = 'put')),
  constraint unit_question_step_answer_has_words check (act <> 'answer' or words is not null),
  constraint unit_question_step_waits_until check (act = 'answer' or due_on is not null)
);
comment on table congtam.unit_question_step is 'With which unit a question lies and until when, how it was passed upward, and its answer';

create trigger remedy_only_grows before update or delete or truncate on congtam.remedy
  execute function access.refuse_change();
create trigger remedy_step_only_grows before update or delete or truncate on congtam.remedy_step
  execute function access.refuse_change();
create trigger unit_question_only_grows before update or delete or truncate on congtam.unit_question
  execute function access.refuse_change();
create trigger unit_question_step_only_grows before update or delete or truncate on congtam.unit_question_step
  execute function access.refuse_change();

create function access.question_lies_with(given_question uuid) returns uuid
  language sql stable security definer set search_path = ''
  return (
    select case when s.act = 'answer' then null else s.at_unit end from congtam.unit_question_step s
    where s.question_id = given_question order by s.number desc limit 1);
comment on function access.question_lies_with(uuid) is 'The unit that has to answer; null once it is answered';
create function access.question_was_with(given_question uuid) returns uuid[]
  language sql stable security definer set search_path = ''
  return array(select s.at_unit from congtam.unit_question_step s where s.question_id = given_question);
comment on function access.question_was_with(uuid) is 'Units a question was put to';
grant execute on function access.question_lies_with(uuid), access.question_was_with(uuid) to congtam_app;

alter table congtam.remedy enable row level security, force row level security;
create policy remedy_of_mine on congtam.remedy for select to congtam_app
  using (owner_id = (select access.my_person()) or follower_id = (select access.my_person()));
create policy remedy_in_scope on congtam.remedy for select to congtam_app
  using (unit_id = any ((select access.units_within(access.readers_of_people()))::uuid[]));
create policy remedy_planned on congtam.remedy for insert to congtam_app with check (
  planned_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,head}'))::uuid[]));
grant select on congtam.remedy to congtam_app;
grant insert (id, unit_id, cycle_id, shortcoming, measure, owner_id, follower_id, due_on, ground, planned_by)
  on congtam.remedy to congtam_app;

alter table congtam.remedy_step enable row level security, force row level security;
create policy remedy_step_of_remedy on congtam.remedy_step for select to congtam_app
  using (exists (select 1 from congtam.remedy r where r.id = remedy_id));
create policy remedy_step_taken on congtam.remedy_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and exists (
    select 1 from congtam.remedy r where r.id = remedy_id and case when act = 'report'
      then r.owner_id = (select access.my_person())
      else r.owner_id is distinct from (select access.my_person()) and (
        (act = 'check' and r.follower_id = (select access.my_person()))
        or r.unit_id = any (access.units_within_about('{personnelOfficer,homeAffairs,head}', r.owner_id))) end));
grant select on congtam.remedy_step to congtam_app;
grant insert (remedy_id, number, act, state, words, attachment_id, is_late, taken_by, taken_by_name)
  on congtam.remedy_step to congtam_app;
create policy attachment_binding_of_remedy on congtam.attachment_binding for select to congtam_app
  using (subject_kind = 'remedy' and exists (select 1 from congtam.remedy r where r.id = subject_id));

alter table congtam.unit_question enable row level security, force row level security;
create policy unit_question_in_scope on congtam.unit_question for select to congtam_app using (
  unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,head,authority,inspector}'))::uuid[]));
create policy unit_question_put_here on congtam.unit_question for select to congtam_app using (
  access.question_was_with(id) && (select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]);
create policy unit_question_asked on congtam.unit_question for insert to congtam_app with check (
  asked_by = (select access.actor_id())
  and unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs,head}'))::uuid[]));
grant select on congtam.unit_question to congtam_app;
grant insert (id, unit_id, question, asked_by) on congtam.unit_question to congtam_app;

alter table congtam.unit_question_step enable row level security, force row level security;
create policy unit_question_step_of_question on congtam.unit_question_step for select to congtam_app
  using (exists (select 1 from congtam.unit_question q where q.id = question_id));
create policy unit_question_step_taken on congtam.unit_question_step for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and case when act = 'put'
    then exists (select 1 from congtam.unit_question q where q.id = question_id and q.asked_by = (select access.actor_id()))
    else access.question_lies_with(question_id) = any (
      (select access.units_within('{personnelOfficer,homeAffairs,authority}'))::uuid[]) end);
grant select on congtam.unit_question_step to congtam_app;
grant insert (question_id, number, act, at_unit, due_on, words, is_late, taken_by, taken_by_name)
  on congtam.unit_question_step to congtam_app;

-- Reminders: a notice of one kind, once a day for whoever has something due within three days or overdue.
alter table congtam.notice drop constraint notice_kind_known;
alter table congtam.notice add constraint notice_kind_known check (kind in (
  'activation', 'password', 'secondFactor', 'role', 'status', 'mail', 'signOn', 'reminder'));

create function access.remind_of_what_is_due() returns integer
  language plpgsql security definer set search_path = ''
  as $$ declare told uuid; said integer := 0;
  begin
    for told in
      select distinct a.id from congtam.account a
      where a.status = 'active' and a.person_id in (
        select unnest(array[r.owner_id, r.follower_id]) from congtam.remedy r
        where r.due_on <= access.today() + 3 and coalesce((
          select s.state from congtam.remedy_step s where s.remedy_id = r.id order by s.number desc limit 1), 'open')
          <> 'closed')
        and not exists (
          select 1 from congtam.notice n where n.account_id = a.id and n.kind = 'reminder'
            and (n.at at time zone 'Asia/Ho_Chi_Minh')::date = access.today())
    loop
      perform access.tell(told, 'reminder');
      said := said + 1;
    end loop;
    return said;
  end $$;
comment on function access.remind_of_what_is_due() is
  'Puts down one reminder a day for each account whose person has a measure due or follows one; returns how many';
grant execute on function access.remind_of_what_is_due() to congtam_jobs;

create function access.kind_of_notice(given_notice uuid) returns text
  language sql stable security definer set search_path = ''
  return (select n.kind from congtam.notice n where n.id = given_notice);
comment on function access.kind_of_notice(uuid) is 'Whether a mail tells of an account or reminds of work; neither says more';
grant execute on function access.kind_of_notice(uuid) to congtam_app;
