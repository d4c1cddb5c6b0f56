import { say } from '@congtam/engine';
import type { Tx } from '../../database/as-actor.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import * as deciding from './deciding.ts';
import { alreadyDone } from './decisions.errors.ts';
import { decisionsOf } from './decisions.queries.ts';
import * as shapes from './decisions.schemas.ts';
import { draftDecision, levelsOf, openDecision, signPart } from './decisions.ts';
import { noticeRoutes } from './notices.routes.ts';

const ONE = '/api/v1/decisions/{decision}';
const conflicts = {
  decision_act_key: alreadyDone(),
  decision_part_signature_key: alreadyDone(),
  procedure_step_key: alreadyDone(),
  level_act_key: alreadyDone(),
};

/** An act on the document of a decision, answered with where the document then stands. */
const shown = async (
  as: <T>(work: (tx: Tx) => Promise<T>) => Promise<T>,
  decision: string,
  act: (tx: Tx) => Promise<unknown>,
) =>
  answered(
    await orRefusal(
      as(async (tx) => {
        const done = await act(tx);
        return isRefusal(done) ? done : openDecision(tx, decision);
      }),
      conflicts,
    ),
  );

/** Decisions on levels as documents, from the draft to the list that is made public. */
export const decisionRoutes = (deps: deciding.Deciding): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/decisions',
    id: 'decision.list',
    summary: say('Các quyết định của đợt', 'The decisions of a cycle'),
    action: 'decision.see',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.decisionsReply,
    handle: async ({ params }, { as }) => ({
      body: { decisions: await as((tx) => decisionsOf(tx, params.cycle), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/decided-levels',
    id: 'decision.levels',
    summary: say(
      'Mức đang có hiệu lực và tổng số; khi cần, cả mức đã bị thay thế',
      'Levels that hold, with totals; on request those that were replaced as well',
    ),
    action: 'decision.see',
    params: shapes.cycleParams,
    query: shapes.levelsQuery,
    status: 200,
    reply: shapes.levelsReply,
    handle: async ({ params, query }, { as }) => ({
      body: await as(
        (tx) => levelsOf(tx, { ...params, ...query, withReplaced: query.withReplaced === 'yes' }),
        { isReadOnly: true },
      ),
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/decisions',
    id: 'decision.draft',
    summary: say(
      'Dự thảo quyết định, hoặc quyết định thay thế',
      'Draft a decision, or one that replaces another',
    ),
    action: 'decision.draft',
    params: shapes.cycleParams,
    body: shapes.draftBody,
    status: 201,
    reply: shapes.decisionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await as(async (tx) => {
          const made = await draftDecision(tx, holder, { ...params, ...body });
          return isRefusal(made) ? made : openDecision(tx, made.id);
        }),
      ),
  }),
  endpoint({
    method: 'get',
    path: ONE,
    id: 'decision.open',
    summary: say(
      'Một quyết định: mức, phần phối hợp, các bước',
      'A decision with its levels, parts and acts',
    ),
    action: 'decision.see',
    params: shapes.decisionParams,
    status: 200,
    reply: shapes.decisionReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => openDecision(tx, params.decision), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: `${ONE}/parts/{part}/signature`,
    id: 'decision.signPart',
    summary: say('Cơ quan phối hợp ký phần của mình', 'A co-adviser signs its part'),
    action: 'decision.signPart',
    params: shapes.partParams,
    body: shapes.partBody,
    status: 201,
    reply: shapes.decisionReply,
    handle: async ({ params, body }, { as, holder }) =>
      shown(as, params.decision, (tx) => signPart(tx, holder, { ...params, ...body })),
  }),
  ...(
    [
      ['submission', 'submit', say('Trình quyết định', 'Submit a decision'), deciding.submitDecision],
      ['decision', 'decide', say('Quyết định', 'Decide'), deciding.decide],
      [
        'publication',
        'publish',
        say('Công khai mức xếp loại', 'Make the levels public'),
        deciding.publishDecision,
      ],
    ] as const
  ).map(([path, act, summary, run]) =>
    endpoint({
      method: 'post',
      path: `${ONE}/${path}`,
      id: `decision.${act}`,
      summary,
      action: `decision.${act}`,
      params: shapes.decisionParams,
      body: shapes.actBody,
      status: 201,
      reply: shapes.decisionReply,
      handle: async ({ params, body }, { as, holder }) =>
        shown(as, params.decision, (tx) => run(tx, holder, deps, { ...params, ...body })),
    }),
  ),
  endpoint({
    method: 'post',
    path: `${ONE}/opinions`,
    id: 'decision.giveOpinion',
    summary: say('Tham gia ý kiến về dự thảo', 'Give an opinion on the draft'),
    action: 'decision.giveOpinion',
    params: shapes.decisionParams,
    body: shapes.opinionBody,
    status: 201,
    reply: shapes.decisionReply,
    handle: async ({ params, body }, { as, holder }) =>
      shown(as, params.decision, (tx) => deciding.giveOpinion(tx, holder, deps, { ...params, ...body })),
  }),
  ...(
    [
      ['return', say('Trả lại dự thảo', 'Send a proposal back')],
      ['withdraw', say('Rút dự thảo', 'Withdraw a draft')],
    ] as const
  ).map(([act, summary]) =>
    endpoint({
      method: 'post',
      path: `${ONE}/${act}`,
      id: `decision.${act}`,
      summary,
      action: `decision.${act}`,
      params: shapes.decisionParams,
      body: shapes.returnBody,
      status: 201,
      reply: shapes.decisionReply,
      handle: async ({ params, body }, { as, holder }) =>
        shown(as, params.decision, (tx) => deciding.putBack(tx, holder, { ...params, ...body, act })),
    }),
  ),
  endpoint({
    method: 'post',
    path: `${ONE}/number`,
    id: 'decision.number',
    summary: say('Văn thư ghi số, ngày trên văn bản', 'Enter the number and day that stand on the document'),
    action: 'decision.number',
    params: shapes.decisionParams,
    body: shapes.numberBody,
    status: 201,
    reply: shapes.decisionReply,
    handle: async ({ params, body }, { as, holder }) =>
      shown(as, params.decision, (tx) => deciding.numberDecision(tx, holder, deps, { ...params, ...body })),
  }),
  ...noticeRoutes(deps),
];
