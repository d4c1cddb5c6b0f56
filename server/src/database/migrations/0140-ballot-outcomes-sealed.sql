-- What a ballot came to is written down when it is over, sealed by the act that ended it, and is what is shown from then on: who
-- changes papers afterwards changes nothing that anybody reads. The event of the last vote names a voter, so the count stands in
-- no event, only a salted digest of this row does.

create table congtam.poll_outcome (
  poll_id uuid constraint poll_outcome_key primary key constraint poll_outcome_of_poll references congtam.poll (id),
  unit_id uuid not null constraint poll_outcome_in_unit references congtam.unit (id),
  counts jsonb,
  over_on date not null default (now() at time zone 'Asia/Ho_Chi_Minh')::date
);
comment on table congtam.poll_outcome is 'What a ballot that is over came to, by option; no counts where they may not be told';
comment on column congtam.poll_outcome.over_on is 'The day of the last vote or of the closing: ballots that are near each other are compared';

create function access.keep_outcome(given_poll uuid) returns void
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_advisory_xact_lock(hashtextextended(given_poll::text, 58));
  insert into congtam.poll_outcome (poll_id, unit_id, counts)
    select p.id, p.unit_id, case
      when (select count(*) from ballot.paper b where b.poll_id = p.id) >= p.suppress_below
        and not access.poll_is_like_another(p.id)
      then (
        select jsonb_object_agg(o, (select count(*) from ballot.paper b where b.poll_id = p.id and b.choice = o))
        from unnest(p.options) o)
      end
    from congtam.poll p where p.id = given_poll and access.poll_is_over(p.id)
    on conflict do nothing;
end $$;
comment on function access.keep_outcome(uuid) is
  'Writes down once what a ballot that is over came to: nothing of fewer papers than its threshold, nothing that another count would let be subtracted';

-- Ballots that were over before, as they are told today.
select access.keep_outcome(p.id) from congtam.poll p order by p.opened_at, p.id;
update congtam.poll_outcome o set over_on = (coalesce(c.closed_at, p.opened_at) at time zone 'Asia/Ho_Chi_Minh')::date
  from congtam.poll p left join congtam.poll_close c on c.poll_id = p.id where p.id = o.poll_id;

create trigger poll_outcome_only_grows before update or delete or truncate on congtam.poll_outcome
  execute function access.refuse_change();
select audit.seal_rows('congtam.poll_outcome', is_personal => true);

alter table congtam.poll_outcome enable row level security, force row level security;
create policy poll_outcome_in_sight on congtam.poll_outcome for select to congtam_app using (
  unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  and exists (select 1 from congtam.poll p where p.id = poll_id));
grant select on congtam.poll_outcome to congtam_app;
drop function access.poll_counts(uuid);

create or replace function access.cast_ballot(given_poll uuid, given_choice text) returns boolean
  language plpgsql volatile security definer set search_path = '' as $$
declare
  box text[];
begin
  perform pg_advisory_xact_lock(hashtextextended(given_poll::text, 58));
  if access.poll_is_over(given_poll) or not exists (
    select 1 from congtam.poll p
    where p.id = given_poll and access.my_person() = any (p.voters) and given_choice = any (p.options)) then
    return false;
  end if;
  insert into congtam.poll_voted (poll_id, person_id, unit_id)
    select p.id, access.my_person(), p.unit_id from congtam.poll p where p.id = given_poll;
  with taken as (delete from ballot.paper b where b.poll_id = given_poll returning b.choice)
    select array_agg(t.choice) into box from taken t;
  insert into ballot.paper (poll_id, choice)
    select given_poll, c from unnest(coalesce(box, '{}') || given_choice) c order by gen_random_uuid();
  perform access.keep_outcome(given_poll);
  return true;
end $$;
comment on function access.cast_ballot(uuid, text) is
  'Puts a paper into the box and mixes it, and keeps what it came to after the last; says only whether the actor was entitled and had not come too late';

create function access.keep_outcome_of_closed() returns trigger
  language plpgsql volatile security definer set search_path = '' as $$
begin
  perform access.keep_outcome(new.poll_id);
  return null;
end $$;
comment on function access.keep_outcome_of_closed() is 'Writes down what a ballot came to that is closed before all have voted';
create trigger poll_close_counted after insert on congtam.poll_close
  for each row execute function access.keep_outcome_of_closed();

create or replace function access.ballots_beside(given_meeting uuid, given_subject text, given_time timestamptz) returns setof uuid
  language sql stable security definer set search_path = ''
  begin atomic
    select q.id
    from congtam.meeting here
      join congtam.meeting_subject about on about.meeting_id = here.id and about.subject_code = given_subject
      join congtam.meeting_subject same on same.person_id = about.person_id
        or (same.person_id is null and about.person_id is null and same.subject_code = about.subject_code)
      join congtam.meeting m on m.id = same.meeting_id
      join congtam.poll q on q.meeting_id = same.meeting_id and q.subject_code = same.subject_code
      left join congtam.poll_outcome o on o.poll_id = q.id
    where here.id = given_meeting
      and (m.cycle_id = here.cycle_id or o.over_on is null or o.over_on > given_time - interval '10 months');
  end;
