import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { matchHeadings, matchTable, openIntake, tablesOf } from '@congtam/engine';
import { collectSheets } from '@congtam/workbooks';
import fc from 'fast-check';
import { afterAll, expect, it } from 'vitest';
import { WORKER_DEFAULTS, workOnce } from '../../jobs/worker.ts';
import { aGrant, anAccount } from '../../testing/accounts.ts';
import { testServer } from '../../testing/test-server.ts';
import { aUnit } from '../../testing/units.ts';
import { rosterJobs } from './roster.jobs.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const folder = mkdtempSync(join(tmpdir(), 'congtam-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const root = await aUnit(superuser, { name: 'UBND xã' });
const units = [root, await aUnit(superuser, { name: 'Phòng A', parent: root })];
const codes: string[] = [];
for (const unit of units) {
  const { rows } = await superuser.query('select code from congtam.unit where id = $1', [unit]);
  codes.push(rows[0].code);
}
const account = await anAccount(superuser);
await aGrant(superuser, { account, role: 'personnelOfficer', unit: root });
const as = await server.session(account);

const failures: unknown[] = [];
const work = async () => {
  while (
    await workOnce(database, rosterJobs(undefined), {
      ...WORKER_DEFAULTS,
      onFailure: (_, error) => failures.push(error),
    })
  );
};
const putIn = async (kind: 'csv' | 'xlsx', bytes: Buffer, on: string) => {
  const query = new URLSearchParams({ unit: root, on, ground: 'QĐ 1' });
  const { body } = await ask('post', `/api/v1/rosters?${query}`, { as, file: { kind, bytes } });
  await work();
  return ask('get', `/api/v1/rosters/${body.id}`, { as });
};
const apply = async (roster: Awaited<ReturnType<typeof putIn>>) => {
  const headers = { 'if-match': roster.headers.get('etag') ?? '' };
  await ask('post', `/api/v1/rosters/${roster.body.id}/apply`, { as, headers });
  await work();
  return (await ask('get', `/api/v1/rosters/${roster.body.id}`, { as })).body;
};
const state = async () =>
  (
    await superuser.query(
      `select to_jsonb(p) - 'recorded_at' as person, to_jsonb(t) - 'recorded_at' as post,
         (select jsonb_agg(to_jsonb(m) order by m.valid_from) from congtam.party_membership m where m.person_id = p.id)
       from congtam.person p join congtam.post t on t.person_id = p.id order by p.id, t.id`,
    )
  ).rows;

const HEAD = [
  ...[
    'Mã người',
    'Họ và tên',
    'Đảng viên',
    'Mã đơn vị',
    'Chức vụ, chức danh',
    'Lãnh đạo',
    'Đối tượng',
    'Vị trí chính',
  ],
  ...[
    'Biệt phái từ',
    'Từ ngày',
    'Đến ngày',
    'Ngày sinh',
    'Loại hợp đồng',
    'Lĩnh vực phụ trách',
    'Đơn vị phụ trách',
  ],
];
const day = (first: number, last: number) =>
  fc
    .tuple(
      fc.integer({ min: first, max: last }),
      fc.integer({ min: 1, max: 12 }),
      fc.integer({ min: 1, max: 28 }),
    )
    .map(([y, m, d]) => `${String(d).padStart(2, '0')}/${String(m).padStart(2, '0')}/${y}`);
const blankOr = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: '' as const });
const post = fc.record({
  unit: fc.constantFrom(...codes),
  title: fc.constantFrom('Chuyên viên', 'Kế toán', 'Văn thư'),
  service: fc.constantFrom('công chức', 'viên chức', 'hợp đồng lao động'),
  sender: blankOr(fc.constantFrom('Sở Nội vụ', ...codes)),
  from: blankOr(day(2018, 2025)),
  to: blankOr(day(2026, 2028)),
  contract: blankOr(fc.constantFrom('xác định thời hạn')),
  fields: blankOr(fc.constantFrom('đất đai; xây dựng', 'văn hóa')),
  inCharge: blankOr(fc.constantFrom(...codes)),
});
/** One to three people, each with a main post and perhaps others beside it. */
const row = fc
  .uniqueArray(
    fc.record({
      person: fc.integer({ min: 1, max: 6 }),
      posts: fc.array(post, { minLength: 1, maxLength: 3 }),
    }),
    { selector: ({ person }) => person, minLength: 1, maxLength: 3 },
  )
  .map((people) =>
    people.flatMap(({ person, posts }) =>
      posts.map((each, at) => ({
        ...each,
        person,
        main: at > 0 ? 'không' : posts.length > 1 ? 'có' : '',
      })),
    ),
  );
const member = fc.array(blankOr(fc.constantFrom('có', 'không')), { minLength: 6, maxLength: 6 });
const born = fc.array(blankOr(day(1966, 2000)), { minLength: 6, maxLength: 6 });

it('the export is the workbook of the command line: the intake of an evaluation reads it as it is', async () => {
  const rows = [
    [
      ...['X1', 'Nguyễn Thị Một', 'có', codes[0], 'Chủ tịch', 'người đứng đầu', 'cán bộ', 'có', ''],
      '2021-07-01',
    ],
    [...['X1', 'Nguyễn Thị Một', 'có', codes[1], 'Trưởng phòng', '', 'cán bộ', 'không', ''], '2025-07-01'],
    [...['X2', 'Lê Văn Hai', '', codes[1], 'Chuyên viên', '', 'công chức', '', 'Sở Nội vụ'], ''],
    [...['X3', 'Đỗ Thị Ba', 'không', codes[1], 'Văn thư', '', 'hợp đồng lao động', '', ''], '2024-01-01'],
  ];
  const csv = [HEAD.slice(0, 10), ...rows]
    .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
    .join('\r\n');
  expect((await apply(await putIn('csv', Buffer.from(csv), '2026-01-01'))).state).toBe('applied');
  const { bytes } = await ask('get', `/api/v1/roster-file?unit=${root}&on=2026-06-01`, { as });
  const path = join(folder, 'danh-sach.xlsx');
  writeFileSync(path, bytes);
  const { sheets, problems } = await collectSheets(path);
  const request = {
    vocabulary: { facts: [], tables: [], slots: new Map() },
    regulations: [],
    year: 2026,
  };
  const tables = tablesOf(request.vocabulary, []);
  const intake = openIntake(request);
  for (const { name, hidden, rows } of sheets.filter((sheet) => !sheet.hidden)) {
    const table = matchTable(name, tables);
    if (table === undefined || hidden) throw new Error(name);
    const { columns, problems: ofHeadings } = matchHeadings(table, rows[0]?.cells ?? []);
    expect(ofHeadings).toEqual([]);
    const source = intake.table(table.id, columns);
    for (const { cells, number } of rows.slice(1)) source.row(cells, number);
  }
  const read = intake.close();
  expect(problems).toEqual([]);
  expect('problems' in read ? read.problems : []).toEqual([]);
  if ('register' in read) {
    expect(read.register.people.map(({ id, posts }) => [id, posts.map(({ main }) => main)])).toEqual([
      ['X3', [true]],
      ['X2', [true]],
      ['X1', [true, false]],
    ]);
  }
});

it('A15 - whatever a roster says, what is applied once is so: applied again it changes nothing, in any order of rows', async () => {
  let applied = 0;
  let runs = 0;
  const refused = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      row,
      member,
      born,
      fc.constantFrom('2026-01-01', '2026-05-15'),
      async (rows, members, births, on) => {
        // Some people come again, with other rows.
        const run = runs++ % 20;
        const lines = rows.map((r) => [
          ...[
            `T${String(run)}-${String(r.person)}`,
            `Người ${r.person}`,
            members[r.person - 1],
            r.unit,
            r.title,
            '',
            r.service,
            r.main,
          ],
          ...[r.sender === r.unit ? '' : r.sender, r.from, r.to, births[r.person - 1]],
          ...[r.service === 'công chức' ? '' : r.contract, r.fields, r.inCharge],
        ]);
        const file = (of: typeof lines) =>
          Buffer.from([HEAD, ...of].map((cells) => cells.map((cell) => `"${cell}"`).join(',')).join('\r\n'));
        const first = await putIn('csv', file(lines), on);
        for (const { code } of first.body.report?.problems ?? [])
          refused.set(String(code), (refused.get(String(code)) ?? 0) + 1);
        if (first.body.state !== 'checked') return;
        if ((await apply(first)).state !== 'applied') return;
        applied += 1;
        const before = await state();
        for (const again of [lines, [...lines].reverse()]) {
          const second = await putIn('csv', file(again), on);
          expect(second.body.report).toMatchObject({ newPeople: 0, changedPeople: 0, problemCount: 0 });
          expect((await apply(second)).state).toBe('applied');
        }
        expect(await state()).toEqual(before);
      },
    ),
    { numRuns: 25, seed: 20261125, endOnFailure: true },
  );
  expect(applied).toBeGreaterThan(12);
  // Some of the rosters made up do not fit together, and are told so.
  expect([...refused.keys()].sort()).toEqual(['roster.ends-before', 'roster.second-main-post']);
  expect([failures, server.faults]).toEqual([[], []]);
}, 180_000);
