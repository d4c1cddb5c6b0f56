import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import type { PaperPress } from '../../official-papers/making.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { nothingChanged } from './consolidation.errors.ts';
import * as shapes from './consolidation.schemas.ts';
import { consolidate, listReports, openReport, reportsShown, sendReport } from './consolidation.ts';
import { paperOfReport, workbookOfReport } from './consolidation-files.ts';
import { workbookOfPeople } from './person-list.ts';

/** Consolidation: what the files of a unit and all below it add up to, and the reports that were sent of it. */
export const consolidationRoutes = (sources: EvaluationSources, press: PaperPress): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/consolidation',
    id: 'consolidation.now',
    summary: say(
      'Số liệu tổng hợp tính từ hồ sơ lúc này (được ghi nhật ký)',
      'What the files add up to now (which is logged)',
    ),
    action: 'consolidation.see',
    params: shapes.unitParams,
    query: shapes.periodQuery,
    status: 200,
    reply: shapes.consolidatedReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(await as((tx) => consolidate(tx, holder, sources, { ...params, ...query, language }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/consolidation/people',
    id: 'consolidation.listPeople',
    summary: say(
      'Danh sách từng người theo Mẫu 14 của Đảng, tệp XLSX (được ghi nhật ký)',
      'Everybody counted, one a row, after form 14 of the Party, as XLSX (which is logged)',
    ),
    action: 'consolidation.export',
    params: shapes.unitParams,
    query: shapes.periodQuery,
    givesFile: ['xlsx'],
    status: 200,
    reply: shapes.nothing,
    handle: async ({ params, query }, { as, holder }) => {
      const file = await as((tx) => workbookOfPeople(tx, holder, sources, { ...params, ...query }));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/consolidations',
    id: 'consolidation.send',
    summary: say(
      'Chốt và gửi báo cáo tổng hợp, hoặc báo cáo thay thế',
      'Send a consolidated report, or one that replaces it',
    ),
    action: 'consolidation.send',
    params: shapes.unitParams,
    body: shapes.sendBody,
    status: 201,
    reply: shapes.reportReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => sendReport(tx, holder, sources, { ...params, ...body })),
          { consolidation_once: nothingChanged() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/consolidations',
    id: 'consolidation.list',
    summary: say('Báo cáo tổng hợp đã gửi', 'Consolidated reports that were sent'),
    action: 'consolidation.see',
    params: shapes.unitParams,
    query: shapes.reportsQuery,
    status: 200,
    reply: shapes.reportsReply,
    handle: async ({ params, query: { period = null, replaced } }, { as, holder }) =>
      answered(
        await as((tx) => listReports(tx, holder, { ...params, period, withReplaced: replaced === 'yes' }), {
          isReadOnly: true,
        }),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/consolidations/{report}',
    id: 'consolidation.open',
    summary: say(
      'Báo cáo như đã gửi, khác gì báo cáo trước và hồ sơ hiện nay (được ghi nhật ký)',
      'A report as it was sent, and what is different before and since (which is logged)',
    ),
    action: 'consolidation.see',
    params: shapes.reportParams,
    status: 200,
    reply: shapes.openedReply,
    handle: async ({ params }, { as, holder, language }) =>
      answered(await as((tx) => openReport(tx, holder, sources, { ...params, language }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/consolidations/{report}/workbook',
    id: 'consolidation.workbook',
    summary: say(
      'Các bảng của báo cáo thành tệp XLSX (được ghi nhật ký)',
      'The tables of a report as XLSX (which is logged)',
    ),
    action: 'consolidation.see',
    params: shapes.reportParams,
    givesFile: ['xlsx'],
    status: 200,
    reply: shapes.nothing,
    handle: async ({ params }, { as, holder }) => {
      const file = await as((tx) => workbookOfReport(tx, holder, params.report));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/consolidations/{report}/paper',
    id: 'consolidation.paper',
    summary: say(
      'Một bảng của báo cáo thành văn bản, theo mẫu riêng của cơ quan nếu có (được ghi nhật ký)',
      'A table of a report as a paper, in the agency’s own layout where there is one (which is logged)',
    ),
    action: 'consolidation.see',
    params: shapes.reportParams,
    body: shapes.paperBody,
    givesFile: ['docx', 'pdf', 'xlsx'],
    status: 200,
    reply: shapes.nothing,
    handle: async ({ params, body }, { as, holder }) => {
      const file = await as((tx) => paperOfReport(tx, holder, press, { ...params, ...body }));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/consolidations-shown',
    id: 'consolidation.shown',
    summary: say(
      'Số liệu tổng hợp của cấp trên cùng, đã ẩn ô ít người',
      'What the units at the top report, without counts of few people',
    ),
    action: 'consolidation.seeShown',
    status: 200,
    reply: shapes.shownReply,
    handle: async (_, { as }) => answered(await as(reportsShown, { isReadOnly: true })),
  }),
];
