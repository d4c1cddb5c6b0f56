import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import * as errors from './delegations.errors.ts';
import * as queries from './delegations.queries.ts';
import * as shapes from './delegations.schemas.ts';
import * as delegations from './delegations.ts';

export const delegationRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/delegations',
    id: 'delegation.list',
    summary: say('Các việc ủy quyền', 'Delegations'),
    action: 'delegation.see',
    query: shapes.delegationsQuery,
    status: 200,
    reply: shapes.delegationsReply,
    handle: async ({ query }, { as }) => ({
      body: { delegations: await as((tx) => queries.delegationsSeen(tx, query), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/delegations',
    id: 'delegation.propose',
    summary: say('Ủy quyền có thời hạn', 'Delegate from a day to a day'),
    action: 'delegation.propose',
    body: shapes.delegationBody,
    status: 201,
    reply: shapes.delegationReply,
    handle: async ({ body }, { as, holder }) =>
      answered(await as((tx) => delegations.proposeDelegation(tx, holder, body))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/delegations/{delegation}/acceptance',
    id: 'delegation.accept',
    summary: say('Nhận ủy quyền', 'Accept a delegation'),
    action: 'delegation.accept',
    params: shapes.delegationParams,
    status: 201,
    reply: shapes.delegationReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => delegations.acceptDelegation(tx, holder, params.delegation))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/delegations/{delegation}/end',
    id: 'delegation.end',
    summary: say('Chấm dứt ủy quyền trước hạn, hoặc trả lại', 'End a delegation early, or give it back'),
    action: 'delegation.end',
    params: shapes.delegationParams,
    body: shapes.endBody,
    status: 201,
    reply: shapes.delegationReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => delegations.endDelegation(tx, holder, params.delegation, body.reason))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/acting-heads',
    id: 'actingHead.list',
    summary: say('Ai phụ trách, quyền đứng đầu đơn vị', 'Who acts as head of a unit'),
    action: 'actingHead.see',
    params: shapes.unitParams,
    status: 200,
    reply: shapes.actingHeadsReply,
    handle: async ({ params }, { as }) => ({
      body: { actingHeads: await as((tx) => queries.actingHeadsOf(tx, params.unit), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/acting-heads',
    id: 'actingHead.record',
    summary: say('Ghi giao phụ trách, giao quyền đứng đầu', 'Record an acting head'),
    action: 'actingHead.record',
    params: shapes.unitParams,
    body: shapes.actingBody,
    status: 201,
    reply: shapes.actingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => delegations.recordActingHead(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/acting-heads/{acting}/confirmation',
    id: 'actingHead.confirm',
    summary: say('Người thứ hai xác nhận', 'The second person confirms an acting head'),
    action: 'actingHead.confirm',
    params: shapes.actingParams,
    status: 201,
    reply: shapes.actingReply,
    handle: async ({ params }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => delegations.confirmActingHead(tx, holder, params.acting)),
          { acting_head_one_a_day: errors.actsAlready() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/acting-heads/{acting}/end',
    id: 'actingHead.end',
    summary: say('Ghi thôi phụ trách, thôi giữ quyền', 'End an acting head'),
    action: 'actingHead.end',
    params: shapes.actingParams,
    body: shapes.endActingBody,
    status: 201,
    reply: shapes.actingReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => delegations.endActingHead(tx, holder, params.acting, body))),
  }),
];
