import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, publicKeyText, readCheckpoint, signCheckpoint } from '@congtam/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealWaiting, signNewCheckpoint } from '../../audit/sealer.ts';
import { newId } from '../../database/new-id.ts';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { otherInstallation } from '../../testing/packages.ts';
import { aRatedProvince, decideOtherwise, type RatedProvince } from '../../testing/rated-province.ts';
import { testKey } from '../../testing/test-database.ts';
import { type Reply, type ReplyBody, type TestServer, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import type { PackageResult } from './package-format.ts';
import { trustIn } from './package-trust.ts';
import { packageJobs } from './packages.jobs.ts';
import { isPackageFault, type ReadPackage, readPackage } from './read-package.ts';

/** Two installations, each with a database of its own. */
const [below, above] = [await testServer(), await testServer()];
const folder = mkdtempSync(join(tmpdir(), 'congtam-packages-'));
afterAll(() => rmSync(folder, { recursive: true }));

let year: RatedProvince;
let department: string;
let ministry: { readonly unit: string; readonly officer: string; readonly second: string };

const withRole = async (server: TestServer, role: string, unit: string) => {
  const account = await anAccount(server.database.superuser);
  await aGrant(server.database.superuser, { account, role, unit });
  return server.session(account);
};
const sealed = async (): Promise<void> => {
  const settings = { key: testKey, journal: join(folder, 'journal.jsonl') };
  await sealWaiting(below.database, settings);
  await signNewCheckpoint(below.database, settings);
};
const send = (unit = year.province, as = department): Promise<Reply> =>
  below.ask('post', `/api/v1/units/${unit}/packages`, { as, body: { period: '2026', ground: 'CV 01/SNV' } });
const fetched = async (id: unknown): Promise<Buffer> => {
  const reply = await below.ask('get', `/api/v1/packages/${id}/file`, { as: department });
  if (reply.status !== 200) throw new Error(JSON.stringify(reply.body));
  return reply.bytes;
};
const handIn = (bytes: Buffer, unit = ministry.unit, as = ministry.officer): Promise<Reply> =>
  above.ask('post', `/api/v1/units/${unit}/packages-received`, { as, file: { kind: 'gz', bytes } });
const arrivalsIn = async (unit = ministry.unit, as = ministry.officer) =>
  (await above.ask('get', `/api/v1/units/${unit}/package-arrivals`, { as })).body.arrivals ?? [];
const settings = { ...WORKER_DEFAULTS, onFailure: (_: string, error: unknown) => void faults.push(error) };
const faults: unknown[] = [];
/** Hands a file in, lets the job look at it, and says what became of it. */
const take = async (bytes: Buffer, unit = ministry.unit, as = ministry.officer) => {
  const { body } = await handIn(bytes, unit, as);
  expect(body.state).toBe('waiting');
  expect(await workOnce(above.database, packageJobs(), settings)).toBe(true);
  const found = (await arrivalsIn(unit, as)).find(({ id }) => id === body.id);
  if (found === undefined) throw new Error('what was handed in is listed');
  return found;
};
/** What became of it, and why. */
const became = async (bytes: Buffer) => {
  const { state, why } = await take(bytes);
  return [state, why?.code];
};
const takenIn = async (unit = ministry.unit, as = ministry.officer) =>
  (await above.ask('get', `/api/v1/units/${unit}/packages-received?period=2026`, { as })).body.packages ?? [];
const resultsKept = async (): Promise<number> =>
  (await above.database.superuser.query('select count(*)::int as n from congtam.package_result')).rows[0].n;
/** The same file with some of its lines changed. */
const changed = (
  bytes: Buffer,
  change: (line: string, at: number, all: readonly string[]) => string,
): Buffer => {
  const lines = gunzipSync(bytes).toString().trimEnd().split('\n');
  return gzipSync(`${lines.map(change).join('\n')}\n`);
};
const read = async (bytes: Buffer): Promise<ReadPackage & { readonly all: readonly PackageResult[] }> => {
  const all: PackageResult[] = [];
  const found = await readPackage(bytes, async (some) => void all.push(...some));
  if (isPackageFault(found)) throw new Error(found.kind);
  return { ...found, all };
};

const aResult: Omit<PackageResult, 'subject'> = {
  ...{ regulation: 'nd-335-2025', kind: 'person', unit: 'X', group: 'staff', level: 'good', why: null },
};
let first: Buffer;

beforeAll(async () => {
  const numbers = (many: number) => Array.from({ length: many }, (_, n) => n + 1);
  year = await aRatedProvince(below.database.superuser, { communes: [numbers(20), numbers(9)] });
  department = await withRole(below, 'homeAffairs', year.province);
  const unit = await aUnit(above.database.superuser, { name: 'Bộ' });
  ministry = {
    unit,
    officer: await withRole(above, 'homeAffairs', unit),
    second: await withRole(above, 'authority', unit),
  };
});

describe('a package of results', () => {
  it('is fetched once the log covers its sending, and holds what the files say', async () => {
    const sent = await send();
    expect([sent.status, sent.body.number, sent.body.results]).toEqual([201, 1, 29]);
    const early = await below.ask('get', `/api/v1/packages/${sent.body.id}/file`, { as: department });
    expect(said(early)).toEqual([409, 'package.not-sealed-yet']);
    await sealed();
    first = await fetched(sent.body.id);
    const { all, head, results } = await read(first);
    expect([head.period, head.number, results]).toEqual(['2026', 1, 29]);
    for (const { code, level } of year.subjects)
      expect(all.find(({ subject }) => subject === code)?.level).toBe(level);
    // No name of anybody is in it.
    expect(gunzipSync(first).toString()).not.toContain('Người');
    // Whenever it is fetched, it is the same file.
    await sealed();
    expect((await fetched(sent.body.id)).equals(first)).toBe(true);
    const officer = await withRole(below, 'personnelOfficer', year.communes[0]?.unit ?? '');
    expect((await below.ask('get', `/api/v1/packages/${sent.body.id}/file`, { as: officer })).status).toBe(
      404,
    );
  });

  it('is taken when two persons know the key of its sender, and its totals are those recomputed', async () => {
    expect(await became(first)).toEqual(['refused', 'package.unknown-sender']);
    const body = {
      name: 'Tỉnh',
      origin: testKey.origin,
      key: publicKeyText(testKey.publicKey),
      ground: 'BB 01',
    };
    const path = `/api/v1/units/${ministry.unit}/package-senders`;
    const { body: sender } = await above.ask('post', path, { as: ministry.officer, body });
    expect(sender.state).toBe('proposed');
    expect(await became(first)).toEqual(['refused', 'package.unknown-sender']);
    const confirm = (as: string): Promise<Reply> =>
      above.ask('post', `/api/v1/package-senders/${sender.id}/confirmation`, {
        as,
        body: { ground: 'BB 02' },
      });
    expect(said(await confirm(ministry.officer))).toEqual([403, 'package.same-who-proposed']);
    expect((await confirm(ministry.second)).body.state).toBe('confirmed');
    expect(said(await handIn(first, ministry.unit, ministry.second))).toEqual([403, 'access.not-allowed']);
    const { state, package: taken, progress } = await take(first);
    expect([state, progress]).toEqual(['taken', 100]);
    const [listed] = await takenIn();
    expect([listed?.id, listed?.results, listed?.isLast]).toEqual([taken, 29, true]);
    const opened = await above.ask('get', `/api/v1/packages-received/${taken}`, { as: ministry.officer });
    const totals = opened.body.totals ?? [];
    expect(opened.body.before).toBeUndefined();
    const good = totals
      .filter(({ level }) => String(level) === 'good')
      .reduce((so, { count }) => so + Number(count), 0);
    expect(good).toBe(year.subjects.filter(({ level }) => level === 'good').length);
  });

  it('A51 - a doubled one changes nothing; an altered, wrongly signed, wrongly summed or old one is refused', async () => {
    expect(await became(first)).toEqual(['known', undefined]);
    expect(await resultsKept()).toBe(29);
    const better = (line: string) => line.replace('"level":"good"', '"level":"excellent"');
    expect(await became(changed(first, better))).toEqual(['refused', 'package.totals-differ']);
    // Whoever sums up again has still not signed.
    const resummed = changed(first, (line, _, all) => {
      const { totals } = JSON.parse(line);
      if (totals === undefined) return better(line);
      const altered = `${all
        .map((one) => (one.includes('"totals"') ? '' : better(one)))
        .filter(Boolean)
        .join('\n')}`;
      return totalsLine(altered);
    });
    expect(await became(resummed)).toEqual(['refused', 'package.altered']);
    const forged = changed(first, (line) =>
      line.replace(/"signature":"[^"]{20}/, `"signature":"${'A'.repeat(20)}`),
    );
    expect(await became(forged)).toEqual(['refused', 'package.not-theirs']);
    const cut = gzipSync(gunzipSync(first).subarray(0, -500));
    expect(await became(cut)).toEqual(['refused', 'package.not-a-package']);
    expect(await became(Buffer.from('no gzip'))).toEqual(['refused', 'package.not-a-package']);
    // A later one, then the one before it.
    const one = year.subjects.find(({ level }) => level === 'good');
    await decideOtherwise(below.database.superuser, one?.code ?? '', 'completed');
    const [second, third] = [(await send()).body.id, (await send()).body.id];
    await sealed();
    expect((await take(await fetched(third))).state).toBe('taken');
    expect(await became(await fetched(second))).toEqual(['refused', 'package.older']);
    expect(await became(first)).toEqual(['known', undefined]);
    expect((await takenIn()).map(({ number, isLast }) => [number, isLast])).toEqual([
      [3, true],
      [1, false],
    ]);
    // What the later one counts otherwise than the one before it is seen from both.
    const [last] = await takenIn();
    const opened = await above.ask('get', `/api/v1/packages-received/${last?.id}`, { as: ministry.officer });
    const completed = (totals: ReplyBody[] = []) =>
      totals
        .filter(({ level }) => String(level) === 'completed')
        .reduce((so, { count }) => so + Number(count), 0);
    expect(opened.body.before?.number).toBe(1);
    expect(completed(opened.body.totals) - completed(opened.body.before?.totals)).toBe(1);
    expect(await resultsKept()).toBe(58);
    expect([above.faults, below.faults, faults]).toEqual([[], [], []]);
  });

  it('A51 - what was refused is listed with when, from whom, why and its SHA-256, and nothing of its content', async () => {
    const bytes = Buffer.from('no gzip, but a name: Nguyễn Thị Bí Mật');
    const { id, hash, why, origin, arrivedByName, arrivedAt } = await take(bytes);
    expect(hash).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect([why?.code, why?.says?.vi !== '', why?.mend?.vi !== '', origin]).toEqual([
      'package.not-a-package',
      true,
      true,
      null,
    ]);
    expect([arrivedByName !== '', arrivedAt !== '']).toEqual([true, true]);
    // Of one that is whole, the log that it says it is of.
    const stranger = otherInstallation('congtam/la');
    const theirs = await stranger.package({
      units: [{ code: 'X', name: 'Xã', parent: null }],
      results: [[{ ...aResult, subject: 'BI-MAT-1' }]],
    });
    const unknown = await take(theirs);
    expect([unknown.state, unknown.why?.code, unknown.origin]).toEqual([
      'refused',
      'package.unknown-sender',
      'congtam/la',
    ]);
    const { rows } = await above.database.superuser.query(
      `select (select count(*)::int from congtam.package_arrival_file) as files,
         (select string_agg(t::text, '') from congtam.package_arrival_end t) || (select string_agg(a::text, '')
           from congtam.package_arrival a) as kept`,
    );
    expect(rows[0].files).toBe(0);
    expect(rows[0].kept).toContain('congtam/la');
    expect(rows[0].kept).not.toMatch(/BI-MAT|Bí Mật/);
    // Inspectors see it; who has no right in the unit does not.
    const inspector = await withRole(above, 'inspector', ministry.unit);
    expect((await arrivalsIn(ministry.unit, inspector)).map((one) => one.id)).toContain(id);
    const stranded = await withRole(
      above,
      'homeAffairs',
      await aUnit(above.database.superuser, { name: 'Bộ khác' }),
    );
    const asked = await above.ask('get', `/api/v1/units/${ministry.unit}/package-arrivals`, { as: stranded });
    expect(asked.status).toBe(404);
    const page = await above.ask('get', `/api/v1/units/${ministry.unit}/package-arrivals?limit=1`, {
      as: ministry.officer,
    });
    expect([page.body.arrivals?.length, page.headers.get('link') !== null]).toEqual([1, true]);
  });

  it('is passed on: what a province took from below goes to the ministry with its own', async () => {
    const superuser = above.database.superuser;
    const own = await aRatedProvince(superuser, { communes: [[1, 2, 3]] });
    const as = await withRole(above, 'homeAffairs', own.province);
    const second = await withRole(above, 'authority', own.province);
    const body = { name: 'Xã', origin: testKey.origin, key: publicKeyText(testKey.publicKey), ground: 'BB' };
    const { body: sender } = await above.ask('post', `/api/v1/units/${own.province}/package-senders`, {
      as,
      body,
    });
    await above.ask('post', `/api/v1/package-senders/${sender.id}/confirmation`, {
      as: second,
      body: { ground: 'BB' },
    });
    expect((await take(first, own.province, as)).state).toBe('taken');
    const sent = await above.ask('post', `/api/v1/units/${own.province}/packages`, {
      as,
      body: { period: '2026', ground: 'CV' },
    });
    expect(sent.body.results).toBe(3 + 29);
    // Whoever owns the database betters one on its way: nothing goes up, and it does again once it is as it came.
    const again = () =>
      above.ask('post', `/api/v1/units/${own.province}/packages`, {
        as,
        body: { period: '2026', ground: 'CV' },
      });
    const put = async (level: string, where: string) => {
      await superuser.query('begin');
      await superuser.query("set local session_replication_role = 'replica'");
      const { rows } = await superuser.query(
        `update congtam.package_result t set level = $1 from congtam.package_received r
         where r.id = t.package_id and r.unit_id = $2 and t.position = $3 and ${where} returning t.position`,
        [level, own.province, position],
      );
      await superuser.query('commit');
      return rows.length;
    };
    const {
      rows: [{ position }],
    } = await superuser.query(
      `select min(t.position) as position from congtam.package_result t join congtam.package_received r on r.id = t.package_id
       where r.unit_id = $1 and t.level = 'good'`,
      [own.province],
    );
    expect(await put('excellent', "t.level = 'good'")).toBe(1);
    expect(said(await again())).toEqual([409, 'package.results-altered']);
    expect(await put('good', "t.level = 'excellent'")).toBe(1);
    expect((await again()).body.results).toBe(3 + 29);
  });

  it('A51 - one that was taken before its results were hashed is held to its totals', async () => {
    const superuser = above.database.superuser;
    const unit = await aUnit(superuser, { name: 'Tỉnh cũ' });
    const as = await withRole(above, 'homeAffairs', unit);
    const id = newId();
    const total = { ...aResult, count: 1 };
    await superuser.query(
      `insert into congtam.package_received (id, unit_id, origin, sender_code, sender_name, period, number, format, body_hash,
         results, totals, checkpoint, proofs, unknown_fields, received_by)
       values ($1, $2, 'congtam/cu', 'CU', 'Xã cũ', '2026', 1, 1, sha256('x'), 1, $3, 'x', '[]', '{}', $4)`,
      [id, unit, JSON.stringify([total]), await anAccount(superuser)],
    );
    await superuser.query(
      `insert into congtam.package_result (package_id, position, regulation, kind, subject_code, unit_code, subject_group, level)
       values ($1, 1, $2, $3, 'X-1', $4, $5, $6)`,
      [id, aResult.regulation, aResult.kind, aResult.unit, aResult.group, aResult.level],
    );
    const sending = () =>
      above.ask('post', `/api/v1/units/${unit}/packages`, { as, body: { period: '2026', ground: 'CV' } });
    expect((await sending()).body.results).toBe(1);
    await superuser.query('begin');
    await superuser.query("set local session_replication_role = 'replica'");
    await superuser.query("update congtam.package_result set level = 'excellent' where package_id = $1", [
      id,
    ]);
    await superuser.query('commit');
    expect(said(await sending())).toEqual([409, 'package.results-altered']);
  });
});

/** The line of totals that the results of a text sum up to. */
function totalsLine(text: string): string {
  const sums = new Map<string, { [name: string]: unknown; count: number }>();
  for (const line of text.split('\n')) {
    const { result } = JSON.parse(line);
    if (result === undefined) continue;
    const { regulation, kind, unit, group, level, why } = result;
    const key = JSON.stringify([regulation, kind, unit, group, level, why]);
    sums.set(key, { regulation, kind, unit, group, level, why, count: (sums.get(key)?.count ?? 0) + 1 });
  }
  const sorted = [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, total]) => total);
  return canonicalJson(JSON.parse(JSON.stringify({ totals: sorted })));
}

describe('A19 - a sender that shows two histories', () => {
  const keys = testKey.keys;
  const known = { keys, proofs: [] };

  it('is found out: what does not go on from a checkpoint shown before is refused', async () => {
    const package1 = await read(first);
    const note = package1.seal.receipt.inclusion?.checkpoint ?? '';
    const shown = readCheckpoint(note, keys);
    if (shown === undefined) throw new Error('a package has a checkpoint');
    expect(trustIn(package1, { ...known, before: [note] })).toBe('theirs');
    // To another receiver they showed a log of the same size with something else in it.
    const other = signCheckpoint({ ...shown, root: Buffer.alloc(32, 7) }, testKey.privateKey);
    expect(trustIn(package1, { ...known, before: [other] })).toBe('other-history');
    // A larger one, which this one leads to by no proof.
    const larger = signCheckpoint(
      { ...shown, size: shown.size + 9, root: Buffer.alloc(32, 7) },
      testKey.privateKey,
    );
    expect(trustIn(package1, { ...known, before: [larger] })).toBe('other-history');
    // The same at the door: the ministry was shown another log before.
    await above.database.superuser.query(
      `insert into congtam.package_received (id, unit_id, origin, sender_code, sender_name, period, number, format, body_hash,
         results, totals, checkpoint, proofs, unknown_fields, received_by)
       values (gen_random_uuid(), $1, $2, 'OTHER', 'x', '2025', 1, 1, sha256('x'), 0, '[]', $3, '[]', '{}', $4)`,
      [ministry.unit, testKey.origin, other, await anAccount(above.database.superuser)],
    );
    const { body } = await send();
    await sealed();
    expect(await became(await fetched(body.id))).toEqual(['refused', 'package.other-history']);
  });

  it('and one that goes on from the same log is its own, whichever package comes first', async () => {
    const { body } = await send();
    await sealed();
    const [earlier, later] = [await read(first), await read(await fetched(body.id))];
    const notes = [earlier, later].map(({ seal }) => seal.receipt.inclusion?.checkpoint ?? '');
    expect(trustIn(later, { ...known, before: notes })).toBe('theirs');
    expect(trustIn(earlier, { keys, before: notes, proofs: later.seal.proofs })).toBe('theirs');
  });
});
