import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import { type Deciding, publicationOf } from './deciding.ts';
import { alreadyDone } from './decisions.errors.ts';
import * as shapes from './decisions.schemas.ts';
import { actOnNotice } from './notices.ts';
import { ownResults } from './own-results.ts';

const NOTICE = '/api/v1/decisions/{decision}/notices/{subject}';
const conflicts = { notice_act_key: alreadyDone(), procedure_step_key: alreadyDone() };

/** The list that is made public, and the notice to each person. */
export const noticeRoutes = (deps: Deciding): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/me/results',
    id: 'decision.ownResults',
    summary: say(
      'Kết quả của mình qua các đợt: mức đã quyết định, quyết định nào, thông báo đến đâu',
      'One’s own results: levels decided, by which decisions, and how the notices stand',
    ),
    action: 'decision.see',
    status: 200,
    reply: shapes.ownResultsReply,
    handle: async (_, { as, holder }) => ({
      body: await as((tx) => ownResults(tx, holder, deps.sources), { isReadOnly: true }),
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/decisions/{decision}/publication',
    id: 'decision.publication',
    summary: say(
      'Danh sách mức đã công khai trong cơ quan, kèm mã để đối chiếu',
      'The list of levels made public in the body, with what verifies it',
    ),
    action: 'publication.see',
    params: shapes.decisionParams,
    status: 200,
    reply: shapes.publicationReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => publicationOf(tx, params.decision), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: NOTICE,
    id: 'notice.send',
    summary: say('Gửi thông báo kết quả đến cá nhân', 'Send the personal notice of a result'),
    action: 'notice.give',
    params: shapes.noticeParams,
    body: shapes.noticeBody,
    status: 201,
    reply: shapes.noticeReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) =>
            actOnNotice(tx, holder, deps, { ...params, ...body, act: 'sent', witness: null, note: null }),
          ),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${NOTICE}/acknowledgement`,
    id: 'notice.acknowledge',
    summary: say('Xác nhận đã nhận thông báo', 'Acknowledge the notice'),
    action: 'notice.acknowledge',
    params: shapes.noticeParams,
    status: 201,
    reply: shapes.noticeReply,
    handle: async ({ params }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) =>
            actOnNotice(tx, holder, deps, {
              ...{ ...params, act: 'acknowledged', witness: null, note: null, lateBecause: null },
            }),
          ),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: `${NOTICE}/handed-over`,
    id: 'notice.handOver',
    summary: say(
      'Ghi đã giao thông báo mà người nhận không ký, có người chứng kiến',
      'Record that it was handed over before a witness and not signed',
    ),
    action: 'notice.give',
    params: shapes.noticeParams,
    body: shapes.handedBody,
    status: 201,
    reply: shapes.noticeReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) =>
            actOnNotice(tx, holder, deps, {
              ...params,
              ...body,
              act: 'handedOverNotSigned',
              lateBecause: null,
            }),
          ),
          conflicts,
        ),
      ),
  }),
];
