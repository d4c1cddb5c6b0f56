-- What is tried in a pilot is signed and issued nowhere.

create policy decision_of_no_pilot on congtam.decision as restrictive for insert to congtam_app with check (
  not exists (select 1 from congtam.cycle c where c.id = cycle_id and c.is_pilot));
create policy issued_paper_of_no_pilot on congtam.issued_paper as restrictive for insert to congtam_app with check (
  cycle_id is null or not exists (select 1 from congtam.cycle c where c.id = cycle_id and c.is_pilot));
