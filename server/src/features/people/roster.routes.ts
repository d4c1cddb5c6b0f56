import { say } from '@congtam/engine';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { isSheetFile } from '../../http/file-body.ts';
import { nextPageOf } from '../../http/paging.ts';
import { versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { noSuchRoster } from './roster.errors.ts';
import type { RosterRow } from './roster.queries.ts';
import { rosterById, rostersSeen } from './roster.queries.ts';
import * as shapes from './roster.schemas.ts';
import { letApply, letHeadingsStandFor, putIn, rosterVersion, withdraw } from './roster.ts';
import { exportRoster, rosterWithErrors } from './roster-giving.ts';
import { rosterRows } from './roster-rows.ts';

const shown = ({ report, headings: _, ...row }: RosterRow) => ({
  ...row,
  // Written by us; checked once more by the shape of the reply.
  report: report as shapes.Report | null,
});
const withVersion = (row: RosterRow | Refusal) =>
  isRefusal(row) ? row : { body: shown(row), headers: versionHeader(rosterVersion(row)) };

export const rosterRoutes = (xlsxReader: string | undefined): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/rosters',
    id: 'roster.putIn',
    summary: say('Nhập danh sách từ tệp XLSX hoặc CSV', 'Put in a roster from XLSX or CSV'),
    action: 'roster.import',
    query: shapes.putInQuery,
    takesFile: ['xlsx', 'csv'],
    status: 201,
    reply: shapes.rosterReply,
    handle: async ({ query, file }, { as, holder }) => {
      if (!isSheetFile(file)) throw new Error('a route that takes a file got none');
      return withVersion(await as((tx) => putIn(tx, holder, { ...query, file })));
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/rosters',
    id: 'roster.list',
    summary: say('Các danh sách đã nhập', 'The rosters put in'),
    action: 'roster.see',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.rostersReply,
    handle: async ({ query }, { as }) => {
      const rosters = await as((tx) => rostersSeen(tx, query), { isReadOnly: true });
      return { body: { rosters: rosters.map(shown) }, nextPage: nextPageOf(rosters, query.limit) };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/rosters/{roster}',
    id: 'roster.see',
    summary: say(
      'Một danh sách: tiến độ, xem trước, lỗi từng ô',
      'A roster: progress, preview, errors by cell',
    ),
    action: 'roster.see',
    params: shapes.rosterParams,
    status: 200,
    reply: shapes.rosterReply,
    handle: async ({ params }, { as }) =>
      withVersion((await as((tx) => rosterById(tx, params.roster), { isReadOnly: true })) ?? noSuchRoster()),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/rosters/{roster}/file',
    id: 'roster.file',
    summary: say('Chính tệp đã nhập, thêm cột Lỗi', 'The file as it was put in, with a column of errors'),
    action: 'roster.see',
    params: shapes.rosterParams,
    givesFile: ['xlsx', 'csv'],
    status: 200,
    reply: shapes.nothing,
    handle: async ({ params }, { as }) => {
      const file = await rosterWithErrors(as, params.roster, xlsxReader);
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/rosters/{roster}/rows',
    id: 'roster.rows',
    summary: say(
      'Các dòng của tệp như đã đọc, lỗi ở từng ô, cột nào là gì',
      'The rows of the file as read, errors at their cells, what its columns are',
    ),
    action: 'roster.see',
    params: shapes.rosterParams,
    query: shapes.rowsQuery,
    status: 200,
    reply: shapes.rowsReply,
    handle: async ({ params, query }, { as }) => {
      const rows = await rosterRows(as, params.roster, query, xlsxReader);
      return isRefusal(rows) ? rows : { body: rows };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/rosters/{roster}/headings',
    id: 'roster.chooseHeadings',
    summary: say('Ghép cột của tệp với các mục, kiểm tra lại', 'Say what columns stand for; checked again'),
    action: 'roster.chooseHeadings',
    params: shapes.rosterParams,
    body: shapes.headingsBody,
    status: 201,
    reply: shapes.rosterReply,
    handle: async ({ params, body }, { as, holder }) => {
      const chosen = Object.fromEntries(body.headings.map(({ heading, column }) => [heading, column ?? '']));
      return withVersion(await orRefusal(as((tx) => letHeadingsStandFor(tx, holder, params.roster, chosen))));
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/rosters/{roster}/apply',
    id: 'roster.apply',
    summary: say('Ghi danh sách vào hồ sơ như đã xem trước', 'Apply a roster as it was shown'),
    action: 'roster.apply',
    params: shapes.rosterParams,
    status: 201,
    reply: shapes.rosterReply,
    handle: async ({ params }, { as, holder, seenVersion }) =>
      withVersion(await orRefusal(as((tx) => letApply(tx, holder, params.roster, seenVersion)))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/rosters/{roster}/withdraw',
    id: 'roster.withdraw',
    summary: say('Bỏ danh sách đã nhập', 'Withdraw a roster'),
    action: 'roster.withdraw',
    params: shapes.rosterParams,
    status: 201,
    reply: shapes.rosterReply,
    handle: async ({ params }, { as, holder }) =>
      withVersion(await orRefusal(as((tx) => withdraw(tx, holder, params.roster)))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/roster-file',
    id: 'roster.export',
    summary: say(
      'Xuất danh sách, hoặc lấy danh sách năm trước làm bản nháp',
      'Export the roster, or carry last year’s forward as a draft',
    ),
    action: 'roster.export',
    query: shapes.exportQuery,
    givesFile: ['xlsx', 'csv'],
    status: 200,
    reply: shapes.nothing,
    handle: async ({ query: { on = todayInVietnam(), ...query } }, { as, holder }) => {
      const file = await as((tx) => exportRoster(tx, holder, { ...query, on }));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
];
