import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { bilingual, day, ground, id, moment, text } from '../../http/texts.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { workingDays } from '../../working-days.ts';
import { answeredAtOnce } from './national-database.errors.ts';
import {
  answerDelivery,
  deliver,
  fileOfDelivery,
  listDeliveries,
  openDelivery,
  outboxOf,
} from './national-database.ts';

const unitParams = z.strictObject({ unit: id });
const deliveryParams = z.strictObject({ delivery: id });
const delivery = z
  .object({
    id,
    unit: id,
    ground: z.string(),
    madeAt: moment,
    items: z.int(),
    accepted: z.int(),
    refused: z.int(),
  })
  .meta({ id: 'NationalDelivery' });
const outboxReply = z.object({
  items: z
    .array(
      z.object({
        cycle: id,
        regulation: z.string(),
        subject: z.string(),
        period: z.string(),
        unit: id,
        person: id,
        name: z.string(),
        level: z.string(),
        decidedOn: day,
        refusedBecause: z.string().nullable(),
        isLate: z.boolean(),
        clocks: z
          .array(
            z.object({
              id: z.string(),
              label: bilingual,
              ground: bilingual,
              isUnverified: z.boolean(),
              dueOn: day,
              isLate: z.boolean(),
            }),
          )
          .readonly(),
      }),
    )
    .readonly(),
  late: z.int(),
  refused: z.int(),
});
const deliveryReply = z.object({
  delivery,
  items: z
    .array(
      z.object({
        position: z.int(),
        subject: z.string(),
        name: z.string(),
        unit: id,
        regulation: z.string(),
        period: z.string(),
        level: z.string(),
        decidedOn: day,
        outcome: z.enum(['accepted', 'refused']).nullable(),
        reference: z.string().nullable(),
        words: z.string().nullable(),
        answeredAt: moment.nullable(),
      }),
    )
    .readonly(),
});
const answer = z.strictObject({
  position: z.int().min(1).max(1_000_000),
  outcome: z.enum(['accepted', 'refused']),
  reference: text(200).nullable().default(null),
  words: text(1000).nullable().default(null),
});

/** Results on their way to the national database: what waits with its clocks, deliveries, and what was answered. */
export const nationalDatabaseRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/national-outbox',
    id: 'nationalDatabase.outbox',
    summary: say(
      'Kết quả còn chờ đồng bộ lên cơ sở dữ liệu quốc gia, hạn và mục bị từ chối (được ghi nhật ký)',
      'Results that wait for the national database, by when, and what was refused (which is logged)',
    ),
    action: 'nationalDatabase.see',
    params: unitParams,
    status: 200,
    reply: outboxReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => outboxOf(tx, holder, { ...params, days: workingDays() }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/national-deliveries',
    id: 'nationalDatabase.send',
    summary: say('Lập lần gửi gồm mọi kết quả đang chờ', 'Put all that waits into a delivery'),
    action: 'nationalDatabase.send',
    params: unitParams,
    body: z.strictObject({ ground }),
    status: 201,
    reply: delivery,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => deliver(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/national-deliveries',
    id: 'nationalDatabase.deliveries',
    summary: say('Các lần gửi và kết quả tiếp nhận', 'Deliveries and what was answered'),
    action: 'nationalDatabase.see',
    params: unitParams,
    status: 200,
    reply: z.object({ deliveries: z.array(delivery).readonly() }),
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => listDeliveries(tx, holder, params.unit), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/national-deliveries/{delivery}',
    id: 'nationalDatabase.open',
    summary: say(
      'Một lần gửi: từng mục với biên nhận hoặc lý do từ chối (được ghi nhật ký)',
      'A delivery: every item with its receipt or why it was refused (which is logged)',
    ),
    action: 'nationalDatabase.see',
    params: deliveryParams,
    status: 200,
    reply: deliveryReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => openDelivery(tx, holder, params.delivery))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/national-deliveries/{delivery}/file',
    id: 'nationalDatabase.file',
    summary: say('Tệp của lần gửi (được ghi nhật ký)', 'The file of a delivery (which is logged)'),
    action: 'nationalDatabase.send',
    params: deliveryParams,
    givesFile: ['gz'],
    status: 200,
    reply: z.object({}),
    handle: async ({ params }, { as, holder }) => {
      const file = await as((tx) => fileOfDelivery(tx, holder, params.delivery));
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/national-deliveries/{delivery}/answers',
    id: 'nationalDatabase.answer',
    summary: say('Ghi từng mục được nhận hay bị từ chối', 'Record which items were taken and which refused'),
    action: 'nationalDatabase.send',
    params: deliveryParams,
    body: z.strictObject({ answers: z.array(answer).min(1).max(20_000) }),
    status: 201,
    reply: delivery,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => answerDelivery(tx, holder, { ...params, ...body })),
          { national_answer_key: answeredAtOnce() },
        ),
      ),
  }),
];
