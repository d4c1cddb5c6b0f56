-- Who moves in a simulation, and which units: kept apart from its counts, and read only where somebody asks for names.

create table congtam.simulation_mover (
  simulation_id uuid not null constraint simulation_mover_in_simulation references congtam.simulation (id),
  position integer not null constraint simulation_mover_from_one check (position >= 1),
  cycle_id uuid not null constraint simulation_mover_in_cycle references congtam.cycle (id),
  regulation text not null constraint simulation_mover_regulation_given check (length(regulation) between 1 and 100),
  unit_id uuid constraint simulation_mover_of_unit references congtam.unit (id),
  person_id uuid constraint simulation_mover_person references congtam.person (id),
  from_end text not null constraint simulation_mover_from_given check (length(from_end) between 1 and 100),
  to_end text not null constraint simulation_mover_to_given check (length(to_end) between 1 and 100),
  constraint simulation_mover_key primary key (simulation_id, position),
  constraint simulation_mover_is_somebody check (unit_id is not null or person_id is not null),
  constraint simulation_mover_moves check (from_end <> to_end)
);
comment on table congtam.simulation_mover is
  'Who would end elsewhere under a draft: a person with their unit, or a unit that is rated itself; never an official result';
comment on column congtam.simulation_mover.person_id is 'Absent where the unit itself moves';
create index simulation_mover_by_unit on congtam.simulation_mover (simulation_id, unit_id);

create trigger simulation_mover_only_grows before update or delete or truncate on congtam.simulation_mover
  execute function access.refuse_change();

alter table congtam.simulation_mover enable row level security, force row level security;
create policy simulation_mover_in_scope on congtam.simulation_mover for select to congtam_app
  using (simulation_id in (select s.id from congtam.simulation s));
create policy simulation_mover_found on congtam.simulation_mover for insert to congtam_app with check (
  simulation_id in (select s.id from congtam.simulation s where s.asked_by = (select access.actor_id())));
grant select on congtam.simulation_mover to congtam_app;
grant insert (simulation_id, position, cycle_id, regulation, unit_id, person_id, from_end, to_end)
  on congtam.simulation_mover to congtam_app;

select audit.leave_unsealed('congtam.simulation_mover', 'computed again from the frozen evidence of its simulation, whose end is sealed');
