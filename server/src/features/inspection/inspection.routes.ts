import { say } from '@congtam/engine';
import { z } from 'zod';
import type { LogKey } from '../../audit/log-key.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import { exportLevels, listExports } from './exports.ts';
import { listFindings, replyToFinding, settleFinding, tellFinding } from './findings.ts';
import { drawnAtOnce, endedBefore, steppedAtOnce } from './inspection.errors.ts';
import * as shapes from './inspection.schemas.ts';
import { endInspection, listInspections, openInspection, readInspection } from './inspection.ts';
import { answerRequest, askForEvidence, listRequests } from './requests.ts';
import { drawPeople, listSamples } from './samples.ts';

const { inspectionParams: params, inspectionReply: reply } = shapes;
const ONE = '/api/v1/inspections/{inspection}';

/** Inspections: read-only, within their units, time and days; what they find is told before it stands. */
export const inspectionRoutes = (key: LogKey): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/inspections',
    id: 'inspection.list',
    summary: say('Các cuộc kiểm tra', 'Inspections'),
    action: 'inspection.see',
    status: 200,
    reply: z.object({ inspections: z.array(reply).readonly() }),
    handle: async (_, { as }) => answered(await as(listInspections)),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/inspections',
    id: 'inspection.open',
    summary: say('Mở cuộc kiểm tra theo quyết định', 'Open an inspection, by its decision'),
    action: 'inspection.open',
    body: shapes.openBody,
    status: 201,
    reply,
    handle: async ({ body }, { as, holder }) =>
      answered(await orRefusal(as((tx) => openInspection(tx, holder, body)))),
  }),
  endpoint({
    method: 'get',
    path: ONE,
    id: 'inspection.read',
    summary: say('Một cuộc kiểm tra', 'An inspection'),
    action: 'inspection.see',
    params,
    status: 200,
    reply,
    handle: async ({ params }, { as }) => answered(await as((tx) => readInspection(tx, params.inspection))),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/end`,
    id: 'inspection.end',
    summary: say('Kết thúc cuộc kiểm tra trước hạn', 'End an inspection before its last day'),
    action: 'inspection.end',
    params,
    body: shapes.endBody,
    status: 201,
    reply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => endInspection(tx, holder, { ...params, ...body })),
          { inspection_end_key: endedBefore() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: `${ONE}/samples`,
    id: 'inspection.samples',
    summary: say('Các lần rút mẫu, kèm hạt giống', 'Samples, with their seeds'),
    action: 'inspection.see',
    params,
    status: 200,
    reply: z.object({ samples: z.array(shapes.sampleReply).readonly() }),
    handle: async ({ params }, { as }) => answered(await as((tx) => listSamples(tx, params.inspection))),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/samples`,
    id: 'inspection.sample',
    summary: say('Rút mẫu ai cũng rút lại được', 'Draw a sample that anyone can draw again'),
    action: 'inspection.sample',
    params,
    body: shapes.sampleBody,
    status: 201,
    reply: shapes.sampleReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => drawPeople(tx, holder, { ...params, ...body })),
          { inspection_sample_key: drawnAtOnce() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: `${ONE}/requests`,
    id: 'inspection.requests',
    summary: say('Yêu cầu cung cấp tài liệu', 'Requests for evidence'),
    action: 'inspection.see',
    params,
    status: 200,
    reply: z.object({ requests: z.array(shapes.requestReply).readonly() }),
    handle: async ({ params }, { as }) => answered(await as((tx) => listRequests(tx, params.inspection))),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/requests`,
    id: 'inspection.ask',
    summary: say('Yêu cầu cung cấp tài liệu, có hạn', 'Ask for evidence, by a day'),
    action: 'inspection.ask',
    params,
    body: shapes.requestBody,
    status: 201,
    reply: shapes.requestReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => askForEvidence(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/inspection-requests/{request}/answers',
    id: 'inspection.answer',
    summary: say('Cung cấp tài liệu theo yêu cầu', 'Answer a request for evidence'),
    action: 'inspection.answer',
    params: shapes.requestParams,
    body: shapes.answerBody,
    status: 201,
    reply: shapes.requestReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await orRefusal(as((tx) => answerRequest(tx, holder, { ...params, ...body })))),
  }),
  endpoint({
    method: 'get',
    path: `${ONE}/findings`,
    id: 'inspection.findings',
    summary: say('Phát hiện và giải trình', 'Findings and the replies to them'),
    action: 'inspection.see',
    params,
    status: 200,
    reply: z.object({ findings: z.array(shapes.findingReply).readonly() }),
    handle: async ({ params }, { as }) => answered(await as((tx) => listFindings(tx, params.inspection))),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/findings`,
    id: 'inspection.find',
    summary: say('Nêu phát hiện để người liên quan giải trình', 'Tell a finding to whom it concerns'),
    action: 'inspection.find',
    params,
    body: shapes.findingBody,
    status: 201,
    reply: shapes.findingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => tellFinding(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/inspection-findings/{finding}/replies',
    id: 'inspection.reply',
    summary: say('Giải trình về phát hiện', 'Reply to a finding'),
    action: 'inspection.reply',
    params: shapes.findingParams,
    body: shapes.replyBody,
    status: 201,
    reply: shapes.findingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => replyToFinding(tx, holder, { ...params, ...body })),
          { inspection_finding_step_key: steppedAtOnce() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/inspection-findings/{finding}/settlement',
    id: 'inspection.settle',
    summary: say('Giữ hoặc bỏ phát hiện sau giải trình', 'Let a finding stand or drop it, after the reply'),
    action: 'inspection.settle',
    params: shapes.findingParams,
    body: shapes.settleBody,
    status: 201,
    reply: shapes.findingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => settleFinding(tx, holder, { ...params, ...body })),
          { inspection_finding_step_key: steppedAtOnce() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: `${ONE}/exports`,
    id: 'inspection.exports',
    summary: say('Những gì đã xuất, ai xuất, để làm gì', 'What was taken out, by whom and for what'),
    action: 'inspection.see',
    params,
    status: 200,
    reply: shapes.exportsReply,
    handle: async ({ params }, { as }) => answered(await as((tx) => listExports(tx, params.inspection))),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/exports`,
    id: 'inspection.export',
    summary: say(
      'Xuất mức xếp loại, có dấu và giới hạn, sau yếu tố thứ hai',
      'Take levels out, marked and limited, after a second factor',
    ),
    action: 'inspection.export',
    params,
    body: shapes.exportBody,
    keepsNothing: true,
    status: 201,
    reply: shapes.exportReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => exportLevels(tx, holder, key, { ...params, ...body }))),
  }),
];
