import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { nextPageOf } from '../../http/paging.ts';
import { orRefusal } from '../../refusal.ts';
import * as errors from './people.errors.ts';
import { conflicts } from './people.routes.ts';
import * as shapes from './people.schemas.ts';
import { calledOff, handOver, takeOver, transfersOf } from './transfers.ts';

export const transferRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/transfers',
    id: 'transfer.list',
    summary: say('Việc điều động: đang bàn giao, đã nhận', 'Transfers: under way, taken'),
    action: 'transfer.see',
    query: shapes.transfersQuery,
    status: 200,
    reply: shapes.transfersReply,
    handle: async ({ query }, { as, holder }) => {
      const transfers = await as((tx) => transfersOf(tx, holder, query), { isReadOnly: true });
      return { body: { transfers }, nextPage: nextPageOf(transfers, query.limit) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/people/{person}/posts/{post}/hand-over',
    id: 'transfer.handOver',
    summary: say(
      'Bàn giao: điều động, luân chuyển, biệt phái sang đơn vị khác',
      'Hand somebody over to another unit: transfer, rotation, secondment',
    ),
    action: 'transfer.handOver',
    params: shapes.postParams,
    body: shapes.handOverBody,
    status: 201,
    reply: shapes.transferReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => handOver(tx, holder, { ...params, ...body })),
          { transfer_open_once: errors.alreadyHandedOver() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/transfers/{transfer}/take',
    id: 'transfer.take',
    summary: say('Tiếp nhận người được bàn giao', 'Take over somebody who was handed over'),
    action: 'transfer.settle',
    params: shapes.transferParams,
    body: shapes.takeBody,
    status: 201,
    reply: shapes.fileReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => takeOver(tx, holder, params.transfer, body)),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/transfers/{transfer}/refuse',
    id: 'transfer.refuse',
    summary: say('Không tiếp nhận, trả lại', 'Send somebody back'),
    action: 'transfer.settle',
    params: shapes.transferParams,
    body: shapes.callOffBody,
    status: 201,
    reply: shapes.transferReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(as((tx) => calledOff(tx, holder, params.transfer, { ...body, state: 'refused' }))),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/transfers/{transfer}/withdraw',
    id: 'transfer.withdraw',
    summary: say('Rút lại bàn giao', 'Withdraw a handing over'),
    action: 'transfer.withdraw',
    params: shapes.transferParams,
    body: shapes.callOffBody,
    status: 201,
    reply: shapes.transferReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(as((tx) => calledOff(tx, holder, params.transfer, { ...body, state: 'withdrawn' }))),
      ),
  }),
];
