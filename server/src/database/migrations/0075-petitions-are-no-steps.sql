-- A petition and its answer are seen by those who may see the petition. As steps of a procedure they would stand where
-- everybody with a role over the unit reads them, whoever is complained of among them (A50).
alter table congtam.procedure_step
  add constraint procedure_step_not_of_petitions check (does not in ('petition', 'answer')) not valid;
