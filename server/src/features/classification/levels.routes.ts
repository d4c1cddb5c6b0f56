import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion, versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { askException, boardsNow, choosePlace } from './choices.ts';
import { exceptionAsked } from './classification.errors.ts';
import * as shapes from './classification.schemas.ts';
import { actOnLevel, type LevelStanding, levelVersion, openLevel } from './levels.ts';
import { levelsInSight } from './levels-in-sight.ts';
import { openDecisions } from './open-decisions.ts';
import type { RunMeans } from './results.ts';
import { settle, touchedBy, type WentOut } from './settling.ts';
import { whatIf } from './what-if.ts';

const outdated = refusalOfVersion('seen', 'changed');
const conflicts = {
  ...(outdated === undefined ? {} : { level_act_key: outdated, settlement_once: outdated }),
  quota_exception_once: exceptionAsked(),
};

const standing = (given: LevelStanding | Refusal) =>
  isRefusal(given) ? given : { body: given, headers: versionHeader(levelVersion(given.number)) };

const LEVEL = '/api/v1/cycles/{cycle}/levels/{regulation}/{subject}';

/** What persons decide: levels in their rounds, places under quotas, what is open; and what would be otherwise. */
export const levelRoutes = (
  { sources, recomputing }: RunMeans,
  wentOut: readonly WentOut[],
): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/levels',
    id: 'classification.levels',
    summary: say(
      'Mọi mức của đợt trong phạm vi được xem, đến đâu rồi (được ghi nhật ký)',
      'Every level of a cycle in sight, and how far it has come (which is logged)',
    ),
    action: 'classification.board',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.levelsReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => levelsInSight(tx, holder, sources, params))),
  }),
  endpoint({
    method: 'get',
    path: LEVEL,
    id: 'classification.level',
    summary: say('Mức của một người, đơn vị qua các vòng', 'A level with all its rounds'),
    action: 'classification.see',
    params: shapes.levelParams,
    status: 200,
    reply: shapes.roundsReply,
    handle: async ({ params }, { as, holder }) => {
      const body = await as((tx) => openLevel(tx, holder, sources, params), { isReadOnly: true });
      return isRefusal(body) ? body : { body, headers: versionHeader(levelVersion(body.number)) };
    },
  }),
  ...(
    [
      ['proposal', 'propose', 'classification.propose', say('Đề xuất mức', 'Propose a level')],
      ['decision', 'decide', 'classification.decide', say('Quyết định mức', 'Decide a level')],
    ] as const
  ).map(([path, act, action, summary]) =>
    endpoint({
      method: 'post',
      path: `${LEVEL}/${path}`,
      id: `classification.${act}`,
      summary,
      action,
      params: shapes.levelParams,
      body: shapes.proposalBody,
      status: 201,
      reply: shapes.levelReply,
      handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
        standing(
          await orRefusal(
            as((tx) => actOnLevel(tx, holder, sources, { ...params, ...body, act, seen })),
            conflicts,
          ),
        ),
    }),
  ),
  endpoint({
    method: 'post',
    path: `${LEVEL}/rounds`,
    id: 'classification.rateAgain',
    summary: say('Yêu cầu xếp loại lại: mở một vòng mới', 'Have somebody rated again: opens a round'),
    action: 'classification.rateAgain',
    params: shapes.levelParams,
    body: shapes.againBody,
    status: 201,
    reply: shapes.levelReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) => {
      const given = { ...params, ...body, act: 'rateAgain', level: null, document: null, seen } as const;
      return standing(
        await orRefusal(
          as((tx) => actOnLevel(tx, holder, sources, given)),
          conflicts,
        ),
      );
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/quota-boards',
    id: 'classification.boards',
    summary: say('Bảng tỷ lệ, theo các lựa chọn đến lúc này', 'Quota boards, with what is chosen so far'),
    action: 'classification.board',
    params: shapes.cycleParams,
    query: shapes.boardQuery,
    status: 200,
    reply: shapes.boardReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(
        await as((tx) => boardsNow(tx, holder, sources, { ...params, ...query }), { isReadOnly: true }),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/quota-places',
    id: 'classification.choosePlace',
    summary: say('Chọn hoặc không chọn một người vào suất', 'Give somebody a place, or none'),
    action: 'classification.answer',
    params: shapes.cycleParams,
    body: shapes.placeBody,
    status: 201,
    reply: shapes.standingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => choosePlace(tx, holder, sources, { ...params, ...body }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/quota-exceptions',
    id: 'classification.askException',
    summary: say(
      'Đề nghị ngoại lệ vượt tỷ lệ, kèm căn cứ',
      'Ask for an exception above the quota, with its ground',
    ),
    action: 'classification.askException',
    params: shapes.cycleParams,
    body: shapes.exceptionBody,
    status: 201,
    reply: shapes.exceptionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => askException(tx, holder, sources, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/open-decisions',
    id: 'classification.open',
    summary: say(
      'Những điều còn phải quyết định, kèm lựa chọn, căn cứ, người quyết',
      'What is still to be decided, with options, ground and decider',
    ),
    action: 'classification.board',
    params: shapes.cycleParams,
    query: shapes.openQuery,
    status: 200,
    reply: shapes.openReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(
        await openDecisions(
          as,
          holder,
          { sources, recomputing },
          { ...params, language: query.language ?? language },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/what-if',
    id: 'classification.whatIf',
    summary: say(
      'Nếu hiểu khác, hoặc một đơn vị có mức khác: bao nhiêu người đổi mức',
      'Under another reading, or another level of one unit: how many would differ',
    ),
    action: 'classification.board',
    params: shapes.cycleParams,
    body: shapes.whatIfBody,
    status: 200,
    reply: shapes.whatIfReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await whatIf(as, holder, { sources, recomputing }, { ...params, ...body })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/touched-by/{entry}',
    id: 'classification.touchedBy',
    summary: say('Kỷ luật phát hiện sau: những gì bị ảnh hưởng', 'What a discipline found later touches'),
    action: 'classification.see',
    params: shapes.entryParams,
    status: 200,
    reply: shapes.touchedReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => touchedBy(tx, holder, sources, wentOut, params), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/touched-by/{entry}',
    id: 'classification.settle',
    summary: say('Xử lý một việc bị ảnh hưởng', 'Settle one thing that is touched'),
    action: 'classification.settle',
    params: shapes.entryParams,
    body: shapes.settleBody,
    status: 201,
    reply: shapes.touchedReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => settle(tx, holder, sources, wentOut, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
];
