import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion, versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { confirmInBulk } from './bulk.ts';
import { listFiles, openFile } from './file-view.ts';
import { actOnFile, type FileStanding, fileVersion, saveFile } from './files.ts';
import * as shapes from './monitoring.schemas.ts';
import { resultsSentTo, sendResults } from './results-sent.ts';
import { readSheet, sheetsOfCycle } from './sheet-view.ts';
import { recordSheet, sheetVersion } from './sheets.ts';

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
      return { body: { rows: given.rows }, headers: versionHeader(sheetVersion(given.last)) };
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
    params: shapes.personOfCycleParams,
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
    params: shapes.personParams,
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
