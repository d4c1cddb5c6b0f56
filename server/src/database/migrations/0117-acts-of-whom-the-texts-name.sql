-- Whoever a text names for a step may do the act that takes it: levels are made public in the body by its personnel officer or
-- its head, and proposed by the home-affairs department where that is who drafts.

drop policy decision_act_taken on congtam.decision_act;
create policy decision_act_taken on congtam.decision_act for insert to congtam_app with check (
  taken_by = (select access.actor_id()) and unit_id = access.unit_of_decision(decision_id)
  and case
    when act in ('decide', 'return') then unit_id = any ((select access.units_within('{authority}'))::uuid[])
    when act = 'giveOpinion' then unit_id = any ((select access.units_within('{authority,partyCommittee}'))::uuid[])
    when act = 'number' then unit_id = any ((select access.units_within('{recordsClerk,personnelOfficer,homeAffairs}'))::uuid[])
    when act = 'publish' then unit_id = any ((select access.units_within('{head,personnelOfficer,homeAffairs}'))::uuid[])
    else unit_id = any ((select access.units_within('{personnelOfficer,homeAffairs}'))::uuid[]) end);

drop policy level_act_taken on congtam.level_act;
create policy level_act_taken on congtam.level_act for insert to congtam_app with check (
  taken_by = (select access.actor_id())
  and (unit_id = any (access.units_within_about('{authority}', person_id))
    or (act = 'propose' and unit_id = any (access.units_within_about('{head,personnelOfficer,homeAffairs}', person_id))))
  and (person_id is null or person_id is distinct from (select access.my_person())));

-- Who is evaluated before an appointment is known to them and to whoever holds a role for them, not to all who work beside them.
create policy cycle_on_demand_of_few on congtam.cycle as restrictive for select to congtam_app using (
  kind <> 'beforeAppointment' or (select access.my_person()) = any (people)
  or unit_id = any ((select access.units_within(access.every_role()))::uuid[])
  or unit_id = any ((select access.units_above())::uuid[]));
