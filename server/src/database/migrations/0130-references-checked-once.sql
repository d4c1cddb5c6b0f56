-- A month of work is said in twenty rows that all refer to the same cycle, unit, person and account. A foreign key looks each
-- of the eighty references up and locks what it finds, while others lock the same cycle; here each is looked up once for
-- all rows of a statement. What is referred to cannot go: the program has no right to remove a cycle, a unit, a person or
-- an account, and their own histories refer to them by foreign keys.

alter table congtam.statement
  drop constraint statement_in_cycle, drop constraint statement_in_unit,
  drop constraint statement_about_person, drop constraint statement_sayer;

create function access.require_statement_references() returns trigger
  language plpgsql security definer set search_path = ''
  as $$ declare
    lacks text;
  begin
    -- Each by its key: asked as `exists`, whole tables would be read for the few that are looked up.
    select l.lacks into lacks
    from (select distinct n.cycle_id, n.unit_id, n.person_id, n.said_by from new_rows n) r
      cross join lateral (select case
        when (select c.id from congtam.cycle c where c.id = r.cycle_id) is null then 'cycle ' || r.cycle_id
        when (select u.id from congtam.unit u where u.id = r.unit_id) is null then 'unit ' || r.unit_id
        when (select a.id from congtam.account a where a.id = r.said_by) is null then 'account ' || r.said_by
        when r.person_id is not null and (select p.id from congtam.person p where p.id = r.person_id) is null
          then 'person ' || r.person_id end as lacks) l
    where l.lacks is not null limit 1;
    if lacks is not null then
      raise exception 'insert on "statement" violates foreign key: there is no %', lacks using errcode = 'foreign_key_violation';
    end if;
    return null;
  end $$;
comment on function access.require_statement_references() is
  'Refuses statements of a cycle, unit, person or account that is not there; each is looked up once for all rows of a statement';
create trigger references_required after insert on congtam.statement
  referencing new table as new_rows for each statement execute function access.require_statement_references();
