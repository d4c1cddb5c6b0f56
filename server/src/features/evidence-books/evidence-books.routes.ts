import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { isSheetFile } from '../../http/file-body.ts';
import { sheetsInFile } from '../../http/sheets-in-file.ts';
import { versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { noSuchBook } from './evidence-books.errors.ts';
import { type BookRow, bookById, booksOf, contentOf } from './evidence-books.queries.ts';
import * as shapes from './evidence-books.schemas.ts';
import {
  bookTemplate,
  bookVersion,
  letTake,
  putBookIn,
  takeDecisionsOf,
  withdrawBook,
} from './evidence-books.ts';
import type { BookTaker } from './taking.ts';

const shown = ({ report, ...row }: BookRow) => ({
  ...row,
  // Written by us; checked once more by the shape of the reply.
  report: report as shapes.Report | null,
});
const withVersion = (row: BookRow | Refusal) =>
  isRefusal(row) ? row : { body: shown(row), headers: versionHeader(bookVersion(row)) };

const BOOKS = '/api/v1/cycles/{cycle}/workbooks';
const BOOK = `${BOOKS}/{book}`;

/** Whole workbooks of a cycle: put in, looked at, and taken as shown. */
export const evidenceBookRoutes = (
  sources: EvaluationSources,
  taker: BookTaker,
  xlsxReader: string | undefined,
): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: BOOKS,
    id: 'evidenceBook.putIn',
    summary: say(
      'Nhập cả bảng tính của đợt, như congtam evaluate nhận',
      'Put in a whole workbook of a cycle, as congtam evaluate takes it',
    ),
    action: 'statement.record',
    params: shapes.cycleParams,
    query: shapes.putInQuery,
    takesFile: ['xlsx'],
    status: 201,
    reply: shapes.bookReply,
    handle: async ({ params, query: { on, ground, reason = null }, file }, { as, holder }) => {
      if (!isSheetFile(file)) throw new Error('a route that takes a file got none');
      return withVersion(await as((tx) => putBookIn(tx, holder, { ...params, on, ground, reason, file })));
    },
  }),
  endpoint({
    method: 'get',
    path: BOOKS,
    id: 'evidenceBook.list',
    summary: say('Các bảng tính đã nhập của đợt', 'The workbooks of a cycle'),
    action: 'statement.see',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.booksReply,
    handle: async ({ params }, { as }) => ({
      body: { books: (await as((tx) => booksOf(tx, params.cycle), { isReadOnly: true })).map(shown) },
    }),
  }),
  endpoint({
    method: 'get',
    path: BOOK,
    id: 'evidenceBook.see',
    summary: say(
      'Một bảng tính: tiến độ, xem trước, lỗi từng ô',
      'A workbook: progress, preview, errors by cell',
    ),
    action: 'statement.see',
    params: shapes.bookParams,
    status: 200,
    reply: shapes.bookReply,
    handle: async ({ params }, { as }) => {
      const row = await as((tx) => bookById(tx, params.book), { isReadOnly: true });
      return withVersion(row?.cycle === params.cycle ? row : noSuchBook());
    },
  }),
  endpoint({
    method: 'post',
    path: `${BOOK}/take`,
    id: 'evidenceBook.take',
    summary: say('Ghi bảng tính như đã xem trước', 'Take a workbook as it was shown'),
    action: 'statement.record',
    params: shapes.bookParams,
    status: 201,
    reply: shapes.bookReply,
    handle: async ({ params }, { as, holder, seenVersion: seen }) =>
      withVersion(await orRefusal(as((tx) => letTake(tx, holder, { ...params, seen })))),
  }),
  endpoint({
    method: 'post',
    path: `${BOOK}/withdrawal`,
    id: 'evidenceBook.withdraw',
    summary: say('Bỏ bảng tính đã nhập', 'Withdraw a workbook'),
    action: 'statement.record',
    params: shapes.bookParams,
    status: 201,
    reply: shapes.bookReply,
    handle: async ({ params }, { as, holder }) =>
      withVersion(await orRefusal(as((tx) => withdrawBook(tx, holder, params)))),
  }),
  endpoint({
    method: 'post',
    path: `${BOOK}/decisions`,
    id: 'evidenceBook.takeDecisions',
    summary: say(
      'Ghi các quyết định trong bảng tính (người có thẩm quyền)',
      'Record the decisions of a workbook (whoever decides)',
    ),
    action: 'classification.answer',
    params: shapes.bookParams,
    status: 201,
    reply: shapes.bookReply,
    handle: async ({ params }, { as, holder }) => {
      const bytes = await as((tx) => contentOf(tx, params.book), { isReadOnly: true });
      const file = bytes && (await sheetsInFile({ kind: 'xlsx', bytes }, xlsxReader));
      return withVersion(
        await orRefusal(as((tx) => takeDecisionsOf(tx, holder, sources, taker, { ...params, file }))),
      );
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/workbook-template',
    id: 'evidenceBook.template',
    summary: say('Bảng tính trống của đợt', 'An empty workbook of a cycle'),
    action: 'cycle.see',
    params: shapes.cycleParams,
    status: 200,
    givesFile: ['xlsx'],
    reply: shapes.nothing,
    handle: async ({ params }, { as }) => {
      const file = await as((tx) => bookTemplate(tx, sources, params.cycle), { isReadOnly: true });
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
];
