import { say } from '@congtam/engine';
import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { sameWhoAsked } from './cycles.errors.ts';
import { cyclesSeen } from './cycles.queries.ts';
import * as shapes from './cycles.schemas.ts';
import { advanceCycle, exceptFromDeadline, lastDaysOf, openCycle, openedCycle, planCycle } from './cycles.ts';
import { evidenceWorkbook } from './evidence-workbook.ts';

const outdated = refusalOfVersion('seen', 'changed');
const conflicts = {
  ...(outdated === undefined ? {} : { cycle_step_key: outdated }),
  cycle_step_reopened_by_two: sameWhoAsked(),
};

const STEPS = [
  ['close', 'closing', 'cycle.close', say('Đóng đợt', 'Close a cycle')],
  [
    'askReopening',
    'reopening-request',
    'cycle.askReopening',
    say('Đề nghị mở lại đợt', 'Ask for a cycle to be opened again'),
  ],
  [
    'agreeReopening',
    'reopening',
    'cycle.decideReopening',
    say('Đồng ý mở lại đợt (người thứ hai)', 'Agree to reopening (a second person)'),
  ],
  [
    'declineReopening',
    'reopening-refusal',
    'cycle.decideReopening',
    say('Không đồng ý mở lại đợt', 'Decline reopening'),
  ],
] as const;

/** Cycles: what they are about, where they stand, and what they are computed on. */
export const cycleRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/cycles',
    id: 'cycle.plan',
    summary: say('Lập đợt đánh giá', 'Plan a cycle'),
    action: 'cycle.plan',
    body: shapes.planBody,
    status: 201,
    reply: shapes.cycleReply,
    handle: async ({ body }, { as, holder }) =>
      answered(await as((tx) => planCycle(tx, holder, sources, body))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles',
    id: 'cycle.list',
    summary: say('Các đợt đánh giá', 'Cycles'),
    action: 'cycle.see',
    query: shapes.listQuery,
    status: 200,
    reply: shapes.cyclesReply,
    handle: async ({ query }, { as }) => ({
      body: { cycles: await as((tx) => cyclesSeen(tx, query), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}',
    id: 'cycle.open.one',
    summary: say('Một đợt đánh giá', 'A cycle'),
    action: 'cycle.see',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.openedReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => openedCycle(tx, sources, params.cycle), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/open',
    id: 'cycle.open',
    summary: say(
      'Mở đợt; đợt năm làm theo trình tự của quy định, trừ khi trình tự làm trên giấy',
      'Open a cycle; one of a year follows the procedure of its regulations, unless that runs on paper',
    ),
    action: 'cycle.open',
    params: shapes.cycleParams,
    body: shapes.openBody,
    status: 201,
    reply: shapes.cycleReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => openCycle(tx, holder, sources, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  ...STEPS.map(([act, path, action, summary]) =>
    endpoint({
      method: 'post',
      path: `/api/v1/cycles/{cycle}/${path}`,
      id: `cycle.${act}`,
      summary,
      action,
      params: shapes.cycleParams,
      body: shapes.stepBody,
      status: 201,
      reply: shapes.cycleReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => advanceCycle(tx, holder, act, { ...params, ...body })),
            conflicts,
          ),
        ),
    }),
  ),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/exceptions',
    id: 'cycle.exceptDeadline',
    summary: say('Cho một đơn vị hạn riêng, một hoặc cả hai', 'Give a unit one or two last days of its own'),
    action: 'cycle.exceptDeadline',
    params: shapes.cycleParams,
    body: shapes.exceptionBody,
    status: 201,
    reply: shapes.exceptionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => exceptFromDeadline(tx, holder, sources, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/last-days',
    id: 'cycle.lastDays',
    summary: say('Các hạn của một đơn vị trong đợt', 'The last days of a unit in a cycle'),
    action: 'cycle.see',
    params: shapes.cycleParams,
    query: shapes.lastDaysQuery,
    status: 200,
    reply: shapes.lastDaysReply,
    handle: async ({ params, query }, { as }) =>
      answered(
        await as((tx) => lastDaysOf(tx, sources, { ...params, ...query, now: Date.now() }), {
          isReadOnly: true,
        }),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/evidence',
    id: 'cycle.evidence',
    summary: say(
      'Toàn bộ dữ liệu của đợt, là bảng tính mà congtam evaluate đọc được (được ghi nhật ký)',
      'All evidence of a cycle, as a workbook that congtam evaluate takes (which is logged)',
    ),
    action: 'cycle.export',
    params: shapes.cycleParams,
    status: 200,
    givesFile: ['xlsx'],
    reply: z.object({}),
    handle: async ({ params }, { as, holder }) => {
      const file = await as((tx) => evidenceWorkbook(tx, holder, sources, params.cycle));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
];
