import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion, versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { confirmInBulk } from './bulk.ts';
import { explainFile, periodsOf, previewFile } from './explained.ts';
import { listFiles, openFile } from './file-view.ts';
import { actOnFile, type FileStanding, fileVersion, saveFile } from './files.ts';
import * as shapes from './monitoring.schemas.ts';
import { resultsSentTo, sendResults } from './results-sent.ts';
import { readSheet, sheetsOfCycle } from './sheet-view.ts';
import { recordSheet, sheetVersion } from './sheets.ts';
import { valuesOf } from './values.ts';

/** Two who act at once have seen the same: the second has not seen what the first did. */
const outdated = refusalOfVersion('seen', 'changed');
const conflicts = outdated === undefined ? {} : { monitoring_act_key: outdated };

const standing = (given: FileStanding | Refusal) =>
  isRefusal(given) ? given : { body: given, headers: versionHeader(fileVersion(given.number)) };

const FILE = '/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}';

const SAVES = [
  ['self', 'self', 'monitoring.score', say('Ghi phiếu tự chấm', 'Save what one says of oneself')],
  ['manager', 'manager', 'monitoring.confirm', say('Ghi ở bước xác nhận', 'Save when confirming')],
  ['authority', 'authority', 'monitoring.approve', say('Ghi ở bước duyệt', 'Save when approving')],
] as const;

const ACTS = [
  ['submission', 'self', 'submit', 'monitoring.score', say('Nộp phiếu', 'Submit')],
  ['submission-for', 'office', 'submit', 'monitoring.submitFor', say('Nộp thay', 'Submit for somebody')],
  [
    'leaver',
    'office',
    'closeForLeaver',
    'monitoring.submitFor',
    say('Chốt phiếu của người chuyển đi', 'Close the file of somebody who leaves'),
  ],
  ['return', 'manager', 'return', 'monitoring.confirm', say('Trả lại người chấm', 'Return')],
  ['confirmation', 'manager', 'confirm', 'monitoring.confirm', say('Xác nhận', 'Confirm')],
  ['sending-back', 'authority', 'sendBack', 'monitoring.approve', say('Trả lại bước xác nhận', 'Send back')],
  ['approval', 'authority', 'approve', 'monitoring.approve', say('Duyệt phiếu', 'Approve a file')],
  [
    'reopening',
    'authority',
    'reopen',
    'monitoring.reopen',
    say('Mở lại phiếu đã duyệt, kèm lý do', 'Open an approved file again, with the reason'),
  ],
] as const;

/** Evidence of a cycle: sheets by the office, and the monitoring of people step by step. */
export const monitoringRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/sheets',
    id: 'statement.sheets',
    summary: say('Các bảng mà quy định của đợt cần', 'The sheets that the regulations of a cycle ask for'),
    action: 'cycle.see',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.sheetsReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => sheetsOfCycle(tx, sources, params.cycle), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/sheets/{sheet}',
    id: 'statement.see',
    summary: say('Các dòng đã ghi của một bảng', 'The rows of a sheet'),
    action: 'statement.see',
    params: shapes.sheetParams,
    status: 200,
    reply: shapes.sheetReply,
    handle: async ({ params }, { as, holder }) => {
      const given = await as((tx) => readSheet(tx, holder, sources, params));
      if (isRefusal(given)) return given;
      const { last, ...body } = given;
      return { body, headers: versionHeader(sheetVersion(last)) };
    },
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/cycles/{cycle}/sheets/{sheet}',
    id: 'statement.record',
    summary: say('Ghi các dòng của một bảng', 'Record rows of a sheet'),
    action: 'statement.record',
    params: shapes.sheetParams,
    body: shapes.sheetBody,
    status: 200,
    reply: shapes.takenReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      answered(
        await as((tx) => recordSheet(tx, holder, sources, { ...params, ...body, seen, now: Date.now() })),
      ),
  }),
  endpoint({
    method: 'get',
    path: FILE,
    id: 'monitoring.see',
    summary: say('Phiếu theo dõi của một người', 'The monitoring file of somebody'),
    action: 'monitoring.see',
    params: shapes.fileParams,
    status: 200,
    reply: shapes.fileReply,
    handle: async ({ params }, { as, holder }) => {
      const body = await as((tx) => openFile(tx, holder, sources, params));
      return isRefusal(body) ? body : { body, headers: versionHeader(fileVersion(body.number)) };
    },
  }),
  endpoint({
    method: 'get',
    path: `${FILE}/explanation`,
    id: 'monitoring.explain',
    summary: say(
      'Vì sao phiếu cho ra điểm ấy: từng phép tính kèm điều khoản, điều còn thiếu',
      'Why a file gives what it gives: the arithmetic with its articles, and what is missing',
    ),
    action: 'monitoring.see',
    params: shapes.fileParams,
    query: shapes.languageQuery,
    status: 200,
    reply: shapes.explanationReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(
        await as((tx) =>
          explainFile(tx, holder, sources, { ...params, language: query.language ?? language }),
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${FILE}/preview`,
    id: 'monitoring.preview',
    summary: say(
      'Điểm tạm tính với những dòng đang nhập, chưa ghi gì',
      'What the rows being typed would give; nothing is written',
    ),
    action: 'monitoring.see',
    params: shapes.fileParams,
    query: shapes.languageQuery,
    body: shapes.previewBody,
    status: 200,
    reply: shapes.explanationReply,
    handle: async ({ params, query, body }, { as, holder, language }) => {
      const given = { ...params, language: query.language ?? language, typed: body.rows };
      // Of one's own file nothing is written; looking at somebody else's is recorded.
      const isReadOnly = holder.person === params.person;
      return answered(await as((tx) => previewFile(tx, holder, sources, given), { isReadOnly }));
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/people/{person}/monitoring',
    id: 'monitoring.periods',
    summary: say(
      'Các kỳ theo dõi của một người và điểm từng kỳ',
      'The periods of somebody with their scores',
    ),
    action: 'monitoring.see',
    params: shapes.personParams,
    status: 200,
    reply: shapes.monthsReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => periodsOf(tx, holder, sources, params))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/monitoring/values',
    id: 'monitoring.values',
    summary: say(
      'Mọi người của đơn vị: giá trị tự chấm cạnh giá trị xác nhận (được ghi nhật ký)',
      'Everybody of a unit: what each said beside what was confirmed (which is logged)',
    ),
    action: 'monitoring.list',
    params: shapes.cycleParams,
    query: shapes.listQuery,
    status: 200,
    reply: shapes.valuesReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => valuesOf(tx, holder, sources, { ...params, ...query }))),
  }),
  ...SAVES.map(([path, step, action, summary]) =>
    endpoint({
      method: 'put',
      path: `${FILE}/${path}`,
      id: `monitoring.save.${step}`,
      summary,
      action,
      params: shapes.fileParams,
      body: shapes.saveBody,
      status: 200,
      reply: shapes.standingReply,
      handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
        standing(
          await orRefusal(
            as((tx) => saveFile(tx, holder, sources, { ...params, ...body, step, seen, now: Date.now() })),
            conflicts,
          ),
        ),
    }),
  ),
  ...ACTS.map(([path, step, act, action, summary]) =>
    endpoint({
      method: 'post',
      path: `${FILE}/${path}`,
      id: `monitoring.${act}.${step}`,
      summary,
      action,
      params: shapes.fileParams,
      body: shapes.actBody,
      status: 201,
      reply: shapes.standingReply,
      handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
        standing(
          await orRefusal(
            as((tx) =>
              actOnFile(tx, holder, sources, { ...params, ...body, step, act, seen, now: Date.now() }),
            ),
            conflicts,
          ),
        ),
    }),
  ),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/monitoring',
    id: 'monitoring.list',
    summary: say('Tình hình theo dõi của một kỳ', 'Where the monitoring of a period stands'),
    action: 'monitoring.list',
    params: shapes.cycleParams,
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(
        await as((tx) => listFiles(tx, holder, sources, { ...params, ...query }), { isReadOnly: true }),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/people/{person}/results-sent',
    id: 'monitoring.sendResults',
    summary: say(
      'Gửi kết quả các kỳ đã xác nhận của người chuyển đi cho nơi xếp loại sau này',
      'Send the confirmed results of somebody who leaves on to whoever rates them later',
    ),
    action: 'statement.record',
    params: shapes.personParams,
    body: shapes.sendBody,
    status: 201,
    reply: shapes.sentReply,
    handle: async ({ params, body }, { as, holder }) => {
      const results = await as((tx) => sendResults(tx, holder, sources, { ...params, ...body }));
      return isRefusal(results) ? results : { body: { results } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/results-sent',
    id: 'monitoring.resultsSent',
    summary: say('Kết quả nơi cũ gửi theo người', 'Results that earlier bodies sent along with somebody'),
    action: 'monitoring.see',
    params: shapes.sentParams,
    status: 200,
    reply: shapes.sentReply,
    handle: async ({ params }, { as, holder }) => {
      const results = await as((tx) => resultsSentTo(tx, holder, params.person));
      return { body: { results } };
    },
  }),
  ...(['manager', 'authority'] as const).map((step) =>
    endpoint({
      method: 'post',
      path: `/api/v1/cycles/{cycle}/monitoring/${step === 'manager' ? 'confirmations' : 'approvals'}`,
      id: `monitoring.bulk.${step}`,
      summary:
        step === 'manager'
          ? say('Xác nhận hàng loạt, trừ các phiếu nêu tên', 'Confirm many, except those named')
          : say('Duyệt hàng loạt, trừ các phiếu nêu tên', 'Approve many, except those named'),
      action: step === 'manager' ? 'monitoring.confirm' : 'monitoring.approve',
      params: shapes.cycleParams,
      body: shapes.bulkBody,
      status: 201,
      reply: shapes.bulkReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => confirmInBulk(tx, holder, sources, { ...params, ...body, step, now: Date.now() })),
            conflicts,
          ),
        ),
    }),
  ),
];
