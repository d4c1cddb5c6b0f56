import { createHmac } from 'node:crypto';
import { say } from '@congtam/engine';
import { Client } from 'pg';
import { StartRefusal } from '../start-refusal.ts';
import { scramVerifier } from './scram.ts';
import { driverSettings, type ServerAddress } from './server-address.ts';

/** The roles of the database and what each is for. */
export const ROLES = {
  /** Owns everything, bypasses row security (its functions answer what policies ask), cannot log in. */
  congtam_owner: { logsIn: false, bypasses: true },
  /** Becomes the owner while migrations run. */
  congtam_migrate: { logsIn: true, bypasses: false },
  /** Every request: no rights but those of the policies for whoever is acting. */
  congtam_app: { logsIn: true, bypasses: false },
  /** Sealer and queue. */
  congtam_jobs: { logsIn: true, bypasses: false },
  /** Reads everything, writes nothing. */
  congtam_backup: { logsIn: true, bypasses: true },
} as const;

export type Role = keyof typeof ROLES;
export type LoginRole = Exclude<Role, 'congtam_owner'>;

const ROLE_SETTINGS = [
  // What a request asks is answered in seconds or not at all.
  // Everything is named with its schema: nothing can be put before it, and plans hold wherever they are asked from.
  "congtam_app set search_path = ''",
  "congtam_jobs set search_path = ''",
  "congtam_app set statement_timeout = '5s'",
  "congtam_app set idle_in_transaction_session_timeout = '30s'",
  "congtam_jobs set idle_in_transaction_session_timeout = '60s'",
  'congtam_backup set default_transaction_read_only = on',
];

const names = Object.keys(ROLES).filter((name): name is Role => name in ROLES);

/** How each role logs in, on the server and database of `setUp`. */
export type Logins = { readonly [role in LoginRole]: ServerAddress };

/**
 * Makes the roles that are missing, gives the database to the owner, and says how to log in. Whoever sets up needs no
 * superuser: `CREATEROLE`, `BYPASSRLS` and ownership of the database are enough; before PostgreSQL 16, where only superusers
 * hand on `BYPASSRLS`, the two roles that have it are made by hand.
 *
 * The passwords follow from that of whoever sets up, so that they are stored nowhere and several servers agree.
 *
 * @param secret what they follow from where the login has no password (a socket that knows its user)
 * @throws StartRefusal naming each thing the server does not grant, with the statement that grants it
 */
export async function prepareRoles(setUp: ServerAddress, secret = setUp.password): Promise<Logins> {
  if (secret === '') throw new Error('the passwords of the roles need a secret');
  const client = new Client(driverSettings(setUp));
  await client.connect();
  try {
    await client.query('begin');
    // Several servers may start at once.
    await client.query("select pg_advisory_xact_lock(hashtext('congtam.roles'))");
    await requireGrants(client, setUp);
    for (const role of names) await makeRole(client, role, passwordOf(secret, role));
    const database = client.escapeIdentifier(setUp.database);
    await client.query(`grant congtam_owner to congtam_migrate`);
    await client.query(`grant create, connect, temporary on database ${database} to congtam_owner`);
    await client.query(`revoke all on database ${database} from public`);
    const logins = names.filter((name) => ROLES[name].logsIn).join(', ');
    await client.query(`grant connect on database ${database} to ${logins}`);
    for (const setting of ROLE_SETTINGS) await client.query(`alter role ${setting}`);
    await client.query('commit');
  } finally {
    await client.end();
  }
  return {
    congtam_migrate: loginOf(setUp, 'congtam_migrate', secret),
    congtam_app: loginOf(setUp, 'congtam_app', secret),
    congtam_jobs: loginOf(setUp, 'congtam_jobs', secret),
    congtam_backup: loginOf(setUp, 'congtam_backup', secret),
  };
}

/** How a role logs in where {@link prepareRoles} has run. */
export const loginOf = (setUp: ServerAddress, role: LoginRole, secret = setUp.password): ServerAddress => ({
  ...setUp,
  user: role,
  password: passwordOf(secret, role),
});

const passwordOf = (secret: string, role: Role): string =>
  createHmac('sha256', secret).update(`congtam login ${role}`).digest('base64url');

async function makeRole(client: Client, role: Role, password: string): Promise<void> {
  const { rows } = await client.query('select rolbypassrls from pg_roles where rolname = $1', [role]);
  const { logsIn, bypasses } = ROLES[role];
  if (rows.length === 0) await client.query(`create role ${role} ${bypasses ? 'bypassrls' : 'nobypassrls'}`);
  else if (rows[0].rolbypassrls !== bypasses) {
    await client.query(`alter role ${role} ${bypasses ? 'bypassrls' : 'nobypassrls'}`);
  }
  if (logsIn) {
    await client.query(`alter role ${role} login password ${client.escapeLiteral(scramVerifier(password))}`);
  }
}

interface Standing {
  readonly version: number;
  readonly encoding: string;
  readonly superuser: boolean;
  readonly createrole: boolean;
  readonly bypassrls: boolean;
  readonly owns: boolean;
  readonly hasIcu: boolean;
  readonly extensions: readonly string[];
}

async function requireGrants(client: Client, { user, database }: ServerAddress): Promise<void> {
  const { rows } = await client.query<Standing>(`
    select current_setting('server_version_num')::int as version, current_setting('server_encoding') as encoding,
      r.rolsuper as superuser, r.rolcreaterole as createrole, r.rolbypassrls as bypassrls,
      pg_has_role(d.datdba, 'member') as owns,
      exists (select 1 from pg_collation where collname = 'vi-x-icu') as "hasIcu",
      array(select name::text from pg_available_extensions where name in ('btree_gist', 'pg_trgm')) as extensions
    from pg_roles r, pg_database d where r.rolname = current_user and d.datname = current_database()`);
  const has = rows[0];
  if (has === undefined) throw new Error('the server says nothing of who logged in');
  const isSuper = has.superuser;
  const isOld = has.version < 160000;
  const [who, where] = [client.escapeIdentifier(user), client.escapeIdentifier(database)];
  const lacking = [
    has.version < 150000 ? `PostgreSQL ≥ 15 (${Math.floor(has.version / 10000)})` : '',
    has.encoding !== 'UTF8' ? `encoding UTF8 (${has.encoding})` : '',
    has.hasIcu ? '' : 'ICU (collation vi-x-icu)',
    ...['btree_gist', 'pg_trgm'].filter((e) => !has.extensions.includes(e)).map((e) => `extension ${e}`),
    isSuper || has.createrole ? '' : `ALTER ROLE ${who} CREATEROLE;`,
    isSuper || isOld || has.bypassrls ? '' : `ALTER ROLE ${who} BYPASSRLS;`,
    isSuper || has.owns ? '' : `ALTER DATABASE ${where} OWNER TO ${who};`,
    ...(isSuper || !isOld ? [] : await bypassingRolesToMake(client)),
  ].filter((line) => line !== '');
  if (lacking.length === 0) return;
  throw new StartRefusal(
    'database.not-granted',
    say(
      `máy chủ PostgreSQL của DATABASE_URL chưa đủ điều kiện: ${lacking.join(' · ')}`,
      `the PostgreSQL of DATABASE_URL lacks: ${lacking.join(' · ')}`,
    ),
    say(
      'nhờ người quản trị máy chủ chạy các câu lệnh trên hoặc cài phần thiếu (docs/how-to/external-postgresql.md)',
      'ask the administrator of the server to run these statements or install what is missing (docs/how-to/external-postgresql.md)',
    ),
  );
}

/** Before PostgreSQL 16 only a superuser makes roles that bypass row security: two statements, once, by hand. */
async function bypassingRolesToMake(client: Client): Promise<string[]> {
  const { rows } = await client.query('select rolname, rolbypassrls from pg_roles where rolname = any($1)', [
    names,
  ]);
  return names
    .filter((name) => ROLES[name].bypasses)
    .flatMap((name) => {
      const found = rows.find(({ rolname }) => rolname === name);
      if (found?.rolbypassrls === true) return [];
      return [found === undefined ? `CREATE ROLE ${name} BYPASSRLS;` : `ALTER ROLE ${name} BYPASSRLS;`];
    });
}
