import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'rolldown';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { rawParts, writeZip } from '../../../../workbooks/src/raw-workbook.fixture.ts';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { rosterJobs } from './roster.jobs.ts';

const server = await testServer();
const { superuser } = server.database;
const folder = mkdtempSync(join(tmpdir(), 'congtam-bombs-'));
const reader = join(folder, 'reader-process.mjs');
afterAll(() => rmSync(folder, { recursive: true }));
const failures: unknown[] = [];
const MEGABYTE = 1024 * 1024;
let unit = '';
let as = '';

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'UBND xã' });
  const officer = await anAccount(superuser);
  await aGrant(superuser, { account: officer, role: 'personnelOfficer', unit });
  as = await server.session(officer);
  // As in the product: workbooks are parsed in a process of their own.
  await build({
    input: join(import.meta.dirname, '../../../../workbooks/src/reader-process.ts'),
    platform: 'node',
    logLevel: 'silent',
    output: { file: reader, format: 'esm' },
  });
});

const query = () => new URLSearchParams({ unit, on: '2026-01-01', ground: 'QĐ 1' });

async function zipped(parts: Readonly<Record<string, Iterable<string>>>): Promise<Buffer> {
  const path = join(folder, 'bomb.xlsx');
  await writeZip(path, parts);
  return readFileSync(path);
}

/** Puts the file in by the route, lets the worker look at it, and says what came of it and how memory grew meanwhile. */
async function put(bytes: Buffer) {
  const before = process.memoryUsage.rss();
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, 5);
  const reply = await server.ask('post', `/api/v1/rosters?${query()}`, { as, file: { kind: 'xlsx', bytes } });
  while (
    await workOnce(server.database, rosterJobs(reader), {
      ...WORKER_DEFAULTS,
      onFailure: (_, error) => failures.push(error),
    })
  );
  clearInterval(watch);
  const seen = await server.ask('get', `/api/v1/rosters/${reply.body.id}`, { as });
  const codes = seen.body.report?.problems?.map(({ code }) => String(code)) ?? [];
  return { reply, state: seen.body.state, codes, grown: (most - before) / MEGABYTE };
}

function* blanks(megabytes: number): Iterable<string> {
  for (let each = 0; each < megabytes; each += 1) yield ' '.repeat(MEGABYTE);
}
function* sharedStrings(megabytes: number): Iterable<string> {
  yield '<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">';
  for (let each = 0; each < megabytes; each += 1) yield `<si><t>${'ă'.repeat(MEGABYTE / 2)}</t></si>`;
  yield '</sst>';
}
/** A ZIP of empty parts, put together by hand: 65,535 are all that its directory can count. */
function emptyEntries(count: number): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  for (let at = 0, offset = 0; at < count; at += 1) {
    const name = Buffer.from(at.toString(36).padStart(4, '0'));
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    parts.push(local, name);
    directory.push(entry, name);
    offset += local.length + name.length;
  }
  const [start, size] = [parts, directory].map((each) => each.reduce((sum, part) => sum + part.length, 0));
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(size ?? 0, 12);
  end.writeUInt32LE(start ?? 0, 16);
  return Buffer.concat([...parts, ...directory, end]);
}
const sheet = ['<sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>'];

it.each([
  ['a sheet of 120 MB in a hundred kilobytes', () => zipped(rawParts(blanks(120))), 'sheet.zip-unsafe'],
  [
    'shared strings of 100 MB',
    () => zipped({ ...rawParts(sheet), 'xl/sharedStrings.xml': sharedStrings(100) }),
    'sheet.zip-unsafe',
  ],
  [
    'as many entries as a directory can count',
    () => Promise.resolve(emptyEntries(65_535)),
    'sheet.zip-unsafe',
  ],
  [
    'a zip within a zip',
    async () => zipped({ 'inner.xlsx': [(await zipped(rawParts(blanks(64)))).toString('latin1')] }),
    'sheet.not-a-workbook',
  ],
  [
    'entities that unfold a million times',
    () => zipped(rawParts(sheet, { prefix: '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>' })),
    'sheet.zip-unsafe',
  ],
  ['XML nested a hundred thousand deep', () => zipped(rawParts(['<a>'.repeat(100_000)])), 'sheet.zip-unsafe'],
] as const)('A40 - %s put in as a roster is refused, and memory stays bounded', async (_, make, code) => {
  const { reply, state, codes, grown } = await put(await make());
  expect(reply.status).toBe(201);
  expect([state, codes]).toEqual(['faulty', [code]]);
  expect(grown).toBeLessThan(100);
  expect(failures).toEqual([]);
  expect(server.faults).toEqual([]);
});

it('A40 - a million entries need more than 20 MB, of which no more than 20 MB is read', async () => {
  const entry = Buffer.alloc(78, 'x');
  const bytes = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(1_000_000 * entry.length)]);
  const reply = await server.ask('post', `/api/v1/rosters?${query()}`, { as, file: { kind: 'xlsx', bytes } });
  expect([reply.status, reply.body.code]).toEqual([413, 'http.file-too-large']);
});
