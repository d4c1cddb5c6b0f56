import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { say } from '@congtam/engine';
import { Client } from 'pg';
import { readJournal } from '../audit/journal.ts';
import { openLogKey } from '../audit/log-key.ts';
import { standingOfLog } from '../audit/standing.ts';
import type { Config } from '../config/config.ts';
import { migrate } from '../database/migrate.ts';
import { enterDatabase } from '../database/open-database.ts';
import { loginOf, ROLES } from '../database/roles.ts';
import { driverSettings } from '../database/server-address.ts';
import { StartRefusal } from '../start-refusal.ts';
import { type Finding, fine, wrong } from './finding.ts';
import type { Entrance } from './reach-database.ts';

const MOST_CLOCK_OFF = 2000;

/** What there is to see in the database: nothing is written. */
export async function checkDatabase(
  entrance: Entrance,
  { dataFolder }: Pick<Config, 'dataFolder'>,
  now: () => Date,
): Promise<readonly Finding[]> {
  const client = new Client(driverSettings(entrance.setUp));
  await client.connect();
  try {
    await client.query('set default_transaction_read_only = on');
    const before = [await checkVersion(client), await checkRoles(client), await checkClock(client, now)];
    const { rows } = await client.query("select to_regclass('congtam.migration') is not null as migrated");
    if (rows[0]?.migrated !== true) return [...before, notMigrated()];
    return [
      ...before,
      await checkPolicies(client),
      await checkMigrations(entrance),
      await checkJobs(client),
      await checkEvidence(entrance, join(dataFolder, 'evidence'), now),
    ];
  } finally {
    await client.end();
  }
}

async function checkVersion(client: Client): Promise<Finding> {
  const { rows } = await client.query(
    "select current_setting('server_version_num')::int as number, current_setting('server_version') as version, current_setting('server_encoding') as encoding",
  );
  const { number, version, encoding } = rows[0];
  if (number >= 150000 && encoding === 'UTF8')
    return fine('postgresql', say(`PostgreSQL ${version}, UTF8`, `PostgreSQL ${version}, UTF8`));
  return wrong(
    'postgresql',
    say(`PostgreSQL ${version}, ${encoding}`, `PostgreSQL ${version}, ${encoding}`),
    say('cần PostgreSQL từ 15, mã UTF8', 'PostgreSQL 15 or later with UTF8 is needed'),
  );
}

async function checkRoles(client: Client): Promise<Finding> {
  const { rows } = await client.query(
    'select rolname as name, rolcanlogin as "logsIn", rolbypassrls as bypasses, rolsuper or rolcreaterole or rolcreatedb as "mayMore" from pg_roles where rolname = any($1)',
    [Object.keys(ROLES)],
  );
  const off = Object.entries(ROLES).flatMap(([name, wanted]) => {
    const is = rows.find((row) => row.name === name);
    return is?.logsIn === wanted.logsIn && is.bypasses === wanted.bypasses && !is.mayMore ? [] : [name];
  });
  if (off.length === 0)
    return fine('roles', say('năm vai trò như phải có', 'the five roles are as they should be'));
  return wrong(
    'roles',
    say(
      `vai trò thiếu hoặc sai quyền: ${off.join(', ')}`,
      `roles missing or with other rights: ${off.join(', ')}`,
    ),
    say(
      'khởi động lại máy chủ để lập lại; gỡ SUPERUSER, CREATEROLE, CREATEDB nếu ai đó đã cấp',
      'restart the server, which sets them right; take away SUPERUSER, CREATEROLE, CREATEDB if somebody gave them',
    ),
  );
}

/** A clock that is wrong dates acts wrongly, and days are those of Vietnam. */
async function checkClock(client: Client, now: () => Date): Promise<Finding> {
  const before = now().getTime();
  const { rows } = await client.query(
    "select extract(epoch from clock_timestamp()) * 1000 as at, (now() at time zone 'Asia/Ho_Chi_Minh')::text as vietnam",
  );
  const off = Math.abs(Number(rows[0].at) - (before + now().getTime()) / 2);
  if (off <= MOST_CLOCK_OFF) {
    const time = String(rows[0].vietnam).slice(0, 16);
    return fine('clock', say(`đồng hồ khớp; ở Việt Nam: ${time}`, `the clocks agree; in Vietnam: ${time}`));
  }
  return wrong(
    'clock',
    say(
      `đồng hồ của máy này và của PostgreSQL lệch ${Math.round(off / 1000)} giây`,
      `the clocks of this machine and of PostgreSQL differ by ${Math.round(off / 1000)} seconds`,
    ),
    say('bật đồng bộ giờ (NTP) ở cả hai máy', 'synchronise both machines (NTP)'),
  );
}

async function checkPolicies(client: Client): Promise<Finding> {
  const { rows } = await client.query(`
    select c.oid::regclass::text as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where n.nspname in ('congtam', 'audit', 'ballot') and c.relkind in ('r', 'p')
      and (not (relrowsecurity and relforcerowsecurity) or not exists (select 1 from pg_policy p where p.polrelid = c.oid)
        or pg_get_userbyid(c.relowner) <> 'congtam_owner'
        or exists (select 1 from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal and t.tgenabled = 'D'))
    order by 1`);
  if (rows.length === 0)
    return fine('row-security', say('mọi bảng có bảo vệ theo dòng', 'every table is guarded row by row'));
  const names = rows.map(({ name }) => name).join(', ');
  return wrong(
    'row-security',
    say(`bảng không còn được bảo vệ đủ: ${names}`, `tables no longer fully guarded: ${names}`),
    say(
      'ai đó đã đổi cơ sở dữ liệu: tìm hiểu, rồi phục hồi từ bản sao lưu',
      'somebody changed the database: find out who, then restore a backup',
    ),
  );
}

async function checkMigrations({ setUp, secret }: Entrance): Promise<Finding> {
  try {
    const login = loginOf(setUp, 'congtam_migrate', secret);
    const { applied, standing } = await migrate(login, { isDryRun: true });
    if (applied.length === 0)
      return fine(
        'migrations',
        say(`đủ ${standing.length} bước, đúng từng chữ`, `all ${standing.length} steps, word by word`),
      );
    return wrong(
      'migrations',
      say(`còn thiếu: ${applied.join(', ')}`, `missing: ${applied.join(', ')}`),
      say('sao lưu rồi chạy congtam migrate', 'make a backup, then run congtam migrate'),
    );
  } catch (error) {
    if (!(error instanceof StartRefusal)) throw error;
    return wrong('migrations', error.problem.message, error.problem.mend);
  }
}

async function checkJobs(client: Client): Promise<Finding> {
  const { rows } = await client.query(`
    select count(*) filter (where state = 'failed')::int as failed,
      count(*) filter (where state = 'running' and leased_until < now() - interval '10 minutes'
        or state = 'waiting' and run_at < now() - interval '1 hour')::int as stuck
    from congtam.job`);
  const { failed, stuck } = rows[0];
  if (failed === 0 && stuck === 0)
    return fine('jobs', say('không việc nào hỏng hay tắc', 'no job has failed or is stuck'));
  return wrong(
    'jobs',
    say(`${failed} việc hỏng, ${stuck} việc tắc`, `${failed} jobs failed, ${stuck} are stuck`),
    say(
      'việc tắc: máy chủ có đang chạy không; việc hỏng: đọc nhật ký máy chủ (job failed)',
      "stuck: does the server run; failed: read the log of the server ('job failed')",
    ),
  );
}

/** The log against the newest checkpoint that left the database. */
async function checkEvidence({ setUp, secret }: Entrance, folder: string, now: () => Date): Promise<Finding> {
  if (!existsSync(join(folder, 'log-key.pem'))) {
    return wrong(
      'evidence',
      say(`không có khóa của nhật ký trong ${folder}`, `the key of the log is not in ${folder}`),
      say('phục hồi thư mục evidence từ bản sao lưu', 'restore the folder evidence from a backup'),
    );
  }
  const entries = readJournal(join(folder, 'checkpoints.jsonl'));
  const last = entries.at(-1);
  if (last !== undefined && Date.parse(last.at) > now().getTime() + MOST_CLOCK_OFF) {
    return wrong(
      'evidence',
      say(
        `dấu mốc gần nhất ghi giờ trong tương lai: ${last.at}`,
        `the newest checkpoint is of the future: ${last.at}`,
      ),
      say('chỉnh đồng hồ của máy', 'set the clock of the machine right'),
    );
  }
  const logins = {
    congtam_migrate: loginOf(setUp, 'congtam_migrate', secret),
    congtam_app: loginOf(setUp, 'congtam_app', secret),
    congtam_jobs: loginOf(setUp, 'congtam_jobs', secret),
    congtam_backup: loginOf(setUp, 'congtam_backup', secret),
  };
  const database = enterDatabase(logins, { app: 1, jobs: 1 });
  try {
    const standing = await standingOfLog(database, entries, openLogKey(folder, { mayBegin: false }));
    if (standing.kind === 'met')
      return fine(
        'evidence',
        say(
          `nhật ký khớp ${entries.length} dòng dấu mốc`,
          `the log meets its journal of ${entries.length} lines`,
        ),
      );
    return wrong(
      'evidence',
      say(
        `nhật ký không khớp dấu mốc gần nhất (${standing.kind})`,
        `the log does not meet its newest checkpoint (${standing.kind})`,
      ),
      say(
        'nếu vừa phục hồi: congtam accept-restore; nếu không, có người đã đổi cơ sở dữ liệu',
        'after a restore: congtam accept-restore; otherwise somebody changed the database',
      ),
    );
  } finally {
    await database.close();
  }
}

const notMigrated = () =>
  wrong(
    'migrations',
    say('cơ sở dữ liệu chưa có lược đồ', 'the database has no schema yet'),
    say('chạy máy chủ, hoặc congtam migrate', 'start the server, or run congtam migrate'),
  );
