import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion } from '../../http/versions.ts';
import { orRefusal } from '../../refusal.ts';
import { chooseForCommendation, commendationList } from './commendation.ts';
import { actOnFollowUp, followUps } from './follow-ups.ts';
import { payoutList } from './payouts.ts';
import { resemblance } from './resemblance.ts';
import { staffingCheck } from './staffing-check.ts';
import * as shapes from './use-of-results.schemas.ts';

const outdated = refusalOfVersion('seen', 'changed');
const conflicts = outdated === undefined ? {} : { result_use_key: outdated };

/** What results are used for: commendation, follow-ups, income and bonus, a second look, appointments. */
export const useOfResultsRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/commendation',
    id: 'result.commendation',
    summary: say(
      'Ai đủ điều kiện đề nghị khen thưởng, ai không và vì sao (được ghi nhật ký)',
      'Who is put forward for commendation, who is not and why (which is logged)',
    ),
    action: 'result.use',
    params: shapes.cycleParams,
    query: shapes.commendationQuery,
    status: 200,
    reply: shapes.commendationReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(
        await as((tx) => commendationList(tx, holder, sources, { language, ...params, ...given(query) })),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/commendation/{regulation}/{subject}',
    id: 'result.commend',
    summary: say('Đề nghị hay không đề nghị khen thưởng', 'Put somebody forward for commendation, or not'),
    action: 'result.commend',
    params: shapes.subjectParams,
    body: shapes.commendBody,
    status: 201,
    reply: shapes.commendReply,
    handle: async ({ params, body }, { as, holder, language }) =>
      answered(
        await orRefusal(
          as((tx) => chooseForCommendation(tx, holder, sources, { language, ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/follow-ups',
    id: 'result.followUps',
    summary: say(
      'Gợi ý xử lý sau xếp loại theo căn cứ của quy định, và kết quả (được ghi nhật ký)',
      'What the regulations suggest to do after the levels, and what came of it (which is logged)',
    ),
    action: 'result.use',
    params: shapes.cycleParams,
    query: shapes.askQuery,
    status: 200,
    reply: shapes.followUpsReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(await as((tx) => followUps(tx, holder, sources, { language, ...params, ...given(query) }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/follow-ups/{regulation}/{subject}/{rule}',
    id: 'result.followUp',
    summary: say('Nhận, bỏ hoặc kết thúc một việc xử lý', 'Take a follow-up up, leave it, or finish it'),
    action: 'result.followUp',
    params: shapes.ruleParams,
    body: shapes.followUpBody,
    status: 201,
    reply: shapes.followUpReply,
    handle: async ({ params, body }, { as, holder, language }) =>
      answered(
        await orRefusal(
          as((tx) => actOnFollowUp(tx, holder, sources, { language, ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/payouts',
    id: 'result.payouts',
    summary: say(
      'Hệ số thu nhập tăng thêm, tiền thưởng theo mức (được ghi nhật ký)',
      'Coefficients of income and bonus by level (which is logged)',
    ),
    action: 'result.use',
    params: shapes.cycleParams,
    query: shapes.askQuery,
    status: 200,
    reply: shapes.payoutsReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(await as((tx) => payoutList(tx, holder, sources, { language, ...params, ...given(query) }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/resemblance',
    id: 'result.resemblance',
    summary: say(
      'Mức của đơn vị và của người trong đơn vị; những mức cần rà soát lại (được ghi nhật ký)',
      'The level of units beside those of their people; levels to look at again (which is logged)',
    ),
    action: 'result.use',
    params: shapes.cycleParams,
    query: shapes.askQuery,
    status: 200,
    reply: shapes.resemblanceReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(await as((tx) => resemblance(tx, holder, sources, { language, ...params, ...given(query) }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/staffing-check',
    id: 'result.staffing',
    summary: say(
      'Kết quả các năm của một người khi bổ nhiệm, quy hoạch (được ghi nhật ký)',
      'The levels of somebody over years, for an appointment or planning (which is logged)',
    ),
    action: 'result.staffing',
    params: shapes.personParams,
    query: shapes.staffingQuery,
    status: 200,
    reply: shapes.staffingReply,
    handle: async ({ params, query }, { as, holder, language }) =>
      answered(
        await as((tx) => staffingCheck(tx, holder, sources, { language, ...params, ...given(query) })),
      ),
  }),
];

/** A query without the language where none is said, so that the one of who asks holds. */
const given = <Q extends { readonly language?: 'vi' | 'en' | undefined }>({
  language,
  ...query
}: Q): Omit<Q, 'language'> & { readonly language?: 'vi' | 'en' } =>
  language === undefined ? query : { ...query, language };
