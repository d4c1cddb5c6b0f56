import { describe, expect, it } from 'vitest';
import { testDatabase } from '../testing/test-database.ts';
import { ROLES } from './roles.ts';

const { superuser } = await testDatabase();
const column = async (query: string): Promise<string[]> =>
  (await superuser.query<{ found: string }>(query)).rows.map((row) => row.found);

const TABLES = `
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema', 'extensions')`;

describe('every table', () => {
  it('has row security that holds for its owner too', async () => {
    expect(
      await column(
        `select c.oid::regclass::text as found ${TABLES} and not (relrowsecurity and relforcerowsecurity)`,
      ),
    ).toEqual([]);
  });

  it('has a policy and a comment', async () => {
    expect(
      await column(`select c.oid::regclass::text || ' has no policy' as found ${TABLES}
        and not exists (select 1 from pg_policy p where p.polrelid = c.oid)`),
    ).toEqual([]);
    expect(
      await column(`select c.oid::regclass::text || ' has no comment' as found ${TABLES}
        and coalesce(obj_description(c.oid), '') = ''`),
    ).toEqual([]);
  });

  it('has rows that events seal, or says why they count for nothing (audit.seal_rows, audit.leave_unsealed)', async () => {
    expect(
      await column(`select n.nspname || '.' || c.relname as found ${TABLES}
        and n.nspname || '.' || c.relname not in (select table_name from audit.row_seal)`),
    ).toEqual([]);
    expect(
      await column(`select table_name as found from audit.row_seal s where unsealed_because is null and 3 <> (
        select count(*) from pg_trigger t where t.tgrelid = s.table_name::regclass and t.tgname like 'zz_sealed_%')`),
    ).toEqual([]);
    // What is left out of a digest can be changed past the program.
    expect(
      await column(`select table_name || ' ' || array_to_string(excluded, ' ') as found from audit.row_seal
        where excluded <> '{}' order by 1`),
    ).toEqual([
      'congtam.account last_sign_in_at login_shape',
      'congtam.person revision',
      'congtam.second_factor last_step',
    ]);
  });

  it('has a digest of all its columns: after one that came later its keeper was made anew', async () => {
    expect(
      await column(`select s.table_name as found from audit.row_seal s
        where s.unsealed_because is null and position(audit.digest_of_row(s.table_name::regclass) in
          pg_get_functiondef(('audit.seal_' || replace(s.table_name, '.', '_'))::regproc)) = 0`),
    ).toEqual([]);
  });

  it('has constraints with names of their own', async () => {
    expect(
      await column(`select conrelid::regclass::text || ' ' || conname as found from pg_constraint k
        join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace
        where n.nspname in ('congtam', 'audit', 'ballot') and contype <> 'n' and conname ~ '_(pkey|fkey|check|key1|excl)$'`),
    ).toEqual([]);
  });
});

describe('every policy', () => {
  it('speaks of one role, never of everybody', async () => {
    expect(await column(`select polname as found from pg_policy where polroles = '{0}'`)).toEqual([]);
  });

  it('asks something of the actor: true is left to the sealer and the queue, on tables of theirs', async () => {
    const open = await column(`select p.polrelid::regclass::text || ' ' || r.rolname as found
      from pg_policy p join pg_roles r on r.oid = any (p.polroles)
      where coalesce(pg_get_expr(p.polqual, p.polrelid), '') = 'true'
         or coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') = 'true' order by 1`);
    expect([...new Set(open)]).toEqual([
      'audit.checkpoint congtam_jobs',
      'audit.cosignature congtam_jobs',
      'audit.event congtam_jobs',
      'audit.leaf congtam_jobs',
      'audit.node congtam_jobs',
      'audit.row_seal congtam_jobs',
      'audit.witness congtam_jobs',
      'congtam.job congtam_jobs',
      'congtam.kept_answer congtam_jobs',
      'congtam.session congtam_jobs',
      'congtam.shipped_text congtam_jobs',
      'congtam.sign_in_attempt congtam_jobs',
    ]);
  });
});

describe('every function', () => {
  it('that runs with the rights of the owner has a fixed search path and a comment', async () => {
    expect(
      await column(`select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = pronamespace
        where nspname in ('access', 'audit', 'congtam') and (
          coalesce(obj_description(p.oid), '') = ''
          or (prosecdef and not coalesce(proconfig::text, '') like '%search_path=%'))`),
    ).toEqual([]);
  });

  it('is called by named roles only', async () => {
    expect(
      await column(`select p.oid::regprocedure::text as found from pg_proc p join pg_namespace n on n.oid = pronamespace
        where nspname in ('access', 'audit', 'congtam')
          and has_function_privilege('public', p.oid, 'execute')`),
    ).toEqual([]);
  });
});

describe('the roles', () => {
  it('are what roles.ts says: the app bypasses nothing, makes nothing, owns nothing', async () => {
    const { rows } = await superuser.query(
      `select rolname, rolcanlogin, rolbypassrls, rolsuper, rolcreaterole, rolcreatedb from pg_roles
       where rolname = any($1)`,
      [Object.keys(ROLES)],
    );
    expect(rows).toHaveLength(5);
    for (const row of rows) {
      const wanted = Object.entries(ROLES).find(([name]) => name === row.rolname)?.[1];
      expect(row).toMatchObject({
        rolcanlogin: wanted?.logsIn,
        rolbypassrls: wanted?.bypasses,
        rolsuper: false,
        rolcreaterole: false,
        rolcreatedb: false,
      });
    }
    expect(
      await column(
        `select c.oid::regclass::text as found ${TABLES} and pg_get_userbyid(c.relowner) <> 'congtam_owner'`,
      ),
    ).toEqual([]);
  });

  it('let the app add to the log and to nothing change in it', async () => {
    expect(
      await column(`select table_name || ' ' || privilege_type as found from information_schema.role_table_grants
        where grantee = 'congtam_app' and table_schema = 'audit' and privilege_type not in ('SELECT', 'INSERT')`),
    ).toEqual([]);
  });

  it('give backup everything to read and nothing to write', async () => {
    expect(
      await column(`select c.oid::regclass::text as found ${TABLES}
        and (not has_table_privilege('congtam_backup', c.oid, 'select')
          or has_table_privilege('congtam_backup', c.oid, 'insert, update, delete, truncate'))`),
    ).toEqual([]);
  });
});
