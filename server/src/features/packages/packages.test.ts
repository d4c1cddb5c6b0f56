import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { canonicalJson, publicKeyText, readCheckpoint, signCheckpoint } from '@congtam/evidence';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sealWaiting, signNewCheckpoint } from '../../audit/sealer.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { said } from '../../testing/cycles.ts';
import { aRatedProvince, decideOtherwise, type RatedProvince } from '../../testing/rated-province.ts';
import { testKey } from '../../testing/test-database.ts';
import { type Reply, type TestServer, testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { type ReadPackage, readPackage, trustIn } from './package-format.ts';

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
const take = (bytes: Buffer, unit = ministry.unit, as = ministry.officer): Promise<Reply> =>
  above.ask('post', `/api/v1/units/${unit}/packages-received`, { as, file: { kind: 'gz', bytes } });
/** The same file with some of its lines changed. */
const changed = (
  bytes: Buffer,
  change: (line: string, at: number, all: readonly string[]) => string,
): Buffer => {
  const lines = gunzipSync(bytes).toString().trimEnd().split('\n');
  return gzipSync(`${lines.map(change).join('\n')}\n`);
};
const read = (bytes: Buffer): ReadPackage => {
  const found = readPackage(gunzipSync(bytes));
  if ('kind' in found) throw new Error(found.kind);
  return found;
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
    const { results, head } = read(first);
    expect([head.period, head.number, results.length]).toEqual(['2026', 1, 29]);
    for (const { code, level } of year.subjects)
      expect(results.find(({ subject }) => subject === code)?.level).toBe(level);
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
    expect(said(await take(first))).toEqual([422, 'package.unknown-sender']);
    const body = {
      name: 'Tỉnh',
      origin: testKey.origin,
      key: publicKeyText(testKey.publicKey),
      ground: 'BB 01',
    };
    const path = `/api/v1/units/${ministry.unit}/package-senders`;
    const { body: sender } = await above.ask('post', path, { as: ministry.officer, body });
    expect(sender.state).toBe('proposed');
    expect(said(await take(first))).toEqual([422, 'package.unknown-sender']);
    const confirm = (as: string): Promise<Reply> =>
      above.ask('post', `/api/v1/package-senders/${sender.id}/confirmation`, {
        as,
        body: { ground: 'BB 02' },
      });
    expect(said(await confirm(ministry.officer))).toEqual([403, 'package.same-who-proposed']);
    expect((await confirm(ministry.second)).body.state).toBe('confirmed');
    expect(said(await take(first, ministry.unit, ministry.second))).toEqual([403, 'access.not-allowed']);
    const taken = await take(first);
    expect([taken.status, taken.body.results, taken.body.isLast]).toEqual([201, 29, true]);
    const listed = await above.ask('get', `/api/v1/units/${ministry.unit}/packages-received?period=2026`, {
      as: ministry.officer,
    });
    const totals = listed.body.packages?.[0]?.totals ?? [];
    const good = totals
      .filter(({ level }) => String(level) === 'good')
      .reduce((so, { count }) => so + Number(count), 0);
    expect(good).toBe(year.subjects.filter(({ level }) => level === 'good').length);
  });

  it('A51 - a doubled one changes nothing; an altered, wrongly signed, wrongly summed or old one is refused', async () => {
    const count = async () =>
      (await above.database.superuser.query('select count(*)::int as n from congtam.package_result')).rows[0]
        .n;
    expect((await take(first)).status).toBe(201);
    expect(await count()).toBe(29);
    const better = (line: string) => line.replace('"level":"good"', '"level":"excellent"');
    expect(said(await take(changed(first, better)))).toEqual([422, 'package.totals-differ']);
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
    expect(said(await take(resummed))).toEqual([422, 'package.altered']);
    const forged = changed(first, (line) =>
      line.replace(/"signature":"[^"]{20}/, `"signature":"${'A'.repeat(20)}`),
    );
    expect(said(await take(forged))).toEqual([422, 'package.not-theirs']);
    const cut = gzipSync(gunzipSync(first).subarray(0, -500));
    expect(said(await take(cut))).toEqual([422, 'package.not-a-package']);
    expect(said(await take(Buffer.from('no gzip')))).toEqual([422, 'package.not-a-package']);
    // A later one, then the one before it.
    const one = year.subjects.find(({ level }) => level === 'good');
    await decideOtherwise(below.database.superuser, one?.code ?? '', 'completed');
    const [second, third] = [(await send()).body.id, (await send()).body.id];
    await sealed();
    expect((await take(await fetched(third))).body.number).toBe(3);
    expect(said(await take(await fetched(second)))).toEqual([409, 'package.older']);
    expect((await take(first)).body.isLast).toBe(false);
    expect(await count()).toBe(58);
    expect([above.faults, below.faults]).toEqual([[], []]);
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
    expect((await take(first, own.province, as)).status).toBe(201);
    const sent = await above.ask('post', `/api/v1/units/${own.province}/packages`, {
      as,
      body: { period: '2026', ground: 'CV' },
    });
    expect(sent.body.results).toBe(3 + 29);
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
    const package1 = read(first);
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
    expect(said(await take(await fetched(body.id)))).toEqual([422, 'package.other-history']);
  });

  it('and one that goes on from the same log is its own, whichever package comes first', async () => {
    const { body } = await send();
    await sealed();
    const later = read(await fetched(body.id));
    const notes = [read(first), later].map(({ seal }) => seal.receipt.inclusion?.checkpoint ?? '');
    expect(trustIn(later, { ...known, before: notes })).toBe('theirs');
    expect(trustIn(read(first), { keys, before: notes, proofs: later.seal.proofs })).toBe('theirs');
  });
});

describe('versions of the format', () => {
  it('a package of version 1 is read for ever', () => {
    const kept = readPackage(readFileSync(join(import.meta.dirname, 'fixtures/package-1.jsonl')));
    expect('kind' in kept ? kept : [kept.head.version, kept.results.length, kept.unknownFields]).toEqual([
      1,
      3,
      [],
    ]);
  });

  it('fields and lines of a later version are passed over and named; what needs a later reader is not read', () => {
    const kept = readFileSync(join(import.meta.dirname, 'fixtures/package-1.jsonl'), 'utf8')
      .trimEnd()
      .split('\n');
    const later = kept.map((line, at) => {
      if (at === 0) return line.replace('"version":1', '"version":2,"language":"vi"');
      return line.replace('"kind":"person"', '"kind":"person","weight":"0.5"');
    });
    later.splice(2, 0, '{"annex":{"of":"QĐ 5"}}');
    const found = readPackage(Buffer.from(`${later.join('\n')}\n`));
    expect('kind' in found ? found : [found.head.version, found.results.length, found.unknownFields]).toEqual(
      [2, 3, ['annex', 'head.language', 'result.weight', 'total.weight']],
    );
    const needing = kept.map((line) => line.replace('"needs":1', '"needs":2'));
    expect(readPackage(Buffer.from(`${needing.join('\n')}\n`))).toEqual({ kind: 'newer-format', needs: 2 });
  });
});
