import type { Client } from 'pg';

/**
 * Counts every row that is written, changed or deleted from now on but for rows of sessions: in the transaction that
 * writes it, so that what is rolled back was never counted. Costs a glance where comparing all tables costs their size.
 */
export async function rowWatch(superuser: Client): Promise<() => Promise<number>> {
  await superuser.query(`
    create schema watch;
    create table watch.row_written (at_table text not null);
    create function watch.note() returns trigger language plpgsql security definer as $$
      begin
        if tg_op <> 'UPDATE' or old is distinct from new then
          insert into watch.row_written values (tg_relid::regclass::text);
        end if;
        return null;
      end $$;
    do $$
      declare watched regclass;
      begin
        for watched in
          select c.oid from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname in ('congtam', 'audit') and c.relkind = 'r' and c.relname <> 'session'
        loop
          execute format(
            'create trigger zz_watch after insert or update or delete on %s for each row execute function watch.note()',
            watched);
        end loop;
      end $$`);
  return async () => (await superuser.query('select count(*)::int as n from watch.row_written')).rows[0].n;
}
