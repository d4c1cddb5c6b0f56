import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import type { PaperPress } from '../../official-papers/making.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { answerComment, enterComment, listComments } from './comments.ts';
import { sheetOfSimulation } from './impact-sheet.ts';
import { answeredMeanwhile } from './policy-lab.errors.ts';
import * as shapes from './policy-lab.schemas.ts';
import {
  listSimulations,
  moversOf,
  openSimulation,
  requestSimulation,
  simulationsShown,
} from './policy-lab.ts';

/** The policy lab: drafts tried on closed cycles, and what people say of drafts. */
export const policyLabRoutes = (press: PaperPress): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/simulations',
    id: 'policyLab.run',
    summary: say(
      'Chạy thử một dự thảo, hoặc cách hiểu khác, trên các đợt đã khóa',
      'Try a draft, or another reading, on closed cycles',
    ),
    action: 'policyLab.run',
    params: shapes.unitParams,
    body: shapes.runBody,
    status: 201,
    reply: shapes.simulationReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => requestSimulation(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/simulations',
    id: 'policyLab.list',
    summary: say('Các lần mô phỏng của đơn vị', 'Simulations of a unit'),
    action: 'policyLab.see',
    params: shapes.unitParams,
    status: 200,
    reply: shapes.simulationsReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => listSimulations(tx, holder, params.unit), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/simulations/{simulation}',
    id: 'policyLab.open',
    summary: say(
      'Một lần mô phỏng: trước và sau, theo nhóm, tỷ lệ (được ghi nhật ký)',
      'A simulation: before and after, groups, quotas (which is logged)',
    ),
    action: 'policyLab.see',
    params: shapes.simulationParams,
    status: 200,
    reply: shapes.openedReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => openSimulation(tx, holder, params.simulation))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/simulations/{simulation}/movers',
    id: 'policyLab.movers',
    summary: say(
      'Ai, đơn vị nào đổi mức trong một mô phỏng (được ghi nhật ký)',
      'Who moves in a simulation, and which units (which is logged)',
    ),
    action: 'policyLab.see',
    params: shapes.simulationParams,
    query: shapes.moversQuery,
    status: 200,
    reply: shapes.moversReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => moversOf(tx, holder, { ...params, ...query }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/simulations/{simulation}/paper',
    id: 'policyLab.paper',
    summary: say(
      'Báo cáo tác động thành DOCX hoặc PDF, có dấu mô phỏng (được ghi nhật ký)',
      'The impact sheet as DOCX or PDF, marked as a simulation (which is logged)',
    ),
    action: 'policyLab.see',
    params: shapes.simulationParams,
    body: shapes.paperBody,
    givesFile: ['docx', 'pdf'],
    status: 200,
    reply: shapes.nothing,
    handle: async ({ params, body: { inFull: isInFull, ...body } }, { as, holder }) => {
      const file = await as((tx) => sheetOfSimulation(tx, holder, press, { ...params, ...body, isInFull }));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/simulations-shown',
    id: 'policyLab.shown',
    summary: say(
      'Mô phỏng của cấp trên, đã ẩn ô ít người',
      'Simulations of units above, without counts of few people',
    ),
    action: 'policyLab.seeShown',
    status: 200,
    reply: shapes.shownReply,
    handle: async (_, { as }) => answered(await as(simulationsShown, { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/local-packs/{pack}/comments',
    id: 'policyLab.comments',
    summary: say(
      'Ý kiến góp ý về dự thảo và tiếp thu, giải trình (được ghi nhật ký)',
      'Comments on a draft with what became of them (which is logged)',
    ),
    action: 'policyLab.see',
    params: shapes.packParams,
    status: 200,
    reply: shapes.commentsReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => listComments(tx, holder, params.pack))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/local-packs/{pack}/comments',
    id: 'policyLab.collect',
    summary: say('Ghi một ý kiến góp ý về dự thảo', 'Enter a comment on a draft'),
    action: 'policyLab.collect',
    params: shapes.packParams,
    body: shapes.commentBody,
    status: 201,
    reply: shapes.commentReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => enterComment(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/draft-comments/{comment}/answer',
    id: 'policyLab.answer',
    summary: say('Tiếp thu, giải trình một ý kiến', 'Answer a comment'),
    action: 'policyLab.answer',
    params: shapes.commentParams,
    body: shapes.answerBody,
    status: 201,
    reply: shapes.commentReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => answerComment(tx, holder, { ...params, ...body })),
          { draft_comment_answer_key: answeredMeanwhile() },
        ),
      ),
  }),
];
