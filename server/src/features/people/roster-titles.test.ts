import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { newFolder, rawParts, writeZip } from '../../../../workbooks/src/raw-workbook.fixture.ts';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { rosterJobs } from './roster.jobs.ts';

const { ask, database, session } = await testServer();
const { superuser } = database;
let unit: string;
let code: string;
let as: string;

beforeAll(async () => {
  unit = await aUnit(superuser, { name: 'UBND xã' });
  code = (await superuser.query('select code from congtam.unit where id = $1', [unit])).rows[0].code;
  const officer = await anAccount(superuser);
  await aGrant(superuser, { account: officer, role: 'personnelOfficer', unit });
  as = await session(officer);
});

const HEADS = ['STT', 'Mã người', 'Họ và tên', 'Mã đơn vị', 'Chức vụ, chức danh', 'Đối tượng', 'Từ ngày'];

/** A list as offices keep it: whose it is and what it is stand above, across the columns. */
async function officeList(...merges: string[]): Promise<Buffer> {
  const lines: (readonly [number, readonly string[]])[] = [
    [1, ['ỦY BAN NHÂN DÂN XÃ VŨNG THƠM']],
    [2, ['DANH SÁCH CÁN BỘ, CÔNG CHỨC NĂM 2026']],
    [4, HEADS],
    [5, ['1', 'VT-01', 'Nguyễn Văn An', code, 'Chuyên viên', 'công chức', '01/07/2025']],
  ];
  const rows = lines.map(([number, cells]) => {
    const written = cells.map((cell) => `<c t="inlineStr"><is><t>${cell}</t></is></c>`).join('');
    return `<row r="${number}">${written}</row>`;
  });
  const merged = merges.map((ref) => `<mergeCell ref="${ref}"/>`).join('');
  const path = join(newFolder(), 'danh-sach.xlsx');
  await writeZip(
    path,
    rawParts([`<sheetData>${rows.join('')}</sheetData><mergeCells>${merged}</mergeCells>`]),
  );
  return readFileSync(path);
}

async function putIn(bytes: Buffer) {
  const query = new URLSearchParams({ unit, on: '2026-01-01', ground: 'DS 12/DS-UBND' });
  const { body } = await ask('post', `/api/v1/rosters?${query}`, { as, file: { kind: 'xlsx', bytes } });
  while (await workOnce(database, rosterJobs(undefined), { ...WORKER_DEFAULTS, onFailure: () => {} }));
  return (await ask('get', `/api/v1/rosters/${body.id}`, { as })).body;
}

it('titles merged above the headings and a column that counts the rows are passed over', async () => {
  const roster = await putIn(await officeList('A1:D1', 'A2:G2'));
  expect(roster.report?.problems).toEqual([]);
  expect([roster.state, roster.report?.people]).toEqual(['checked', 1]);
  const { body } = await ask('get', `/api/v1/rosters/${roster.id}/rows`, { as });
  expect(body.headingRow).toBe(4);
  expect(body.headings?.filter(({ by }) => by === 'unknown')).toEqual([]);
});

it('cells merged in a row of the list are shown at that row, and the file comes back with them told', async () => {
  const roster = await putIn(await officeList('A1:D1', 'E5:F5'));
  expect([roster.state, roster.report?.problemCount]).toEqual(['faulty', 1]);
  const { body } = await ask('get', `/api/v1/rosters/${roster.id}/rows`, { as });
  expect(body.rows?.map(({ number, problems }) => [number, problems?.length])).toEqual([[5, 1]]);
  const file = await ask('get', `/api/v1/rosters/${roster.id}/file`, { as });
  expect([file.status, file.bytes.length > 0]).toEqual([200, true]);
});
