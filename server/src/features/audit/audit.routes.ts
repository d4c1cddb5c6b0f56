import { say } from '@congtam/engine';
import { z } from 'zod';
import type { LogKey } from '../../audit/log-key.ts';
import { receiptOf } from '../../audit/receipts.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { notFound } from '../../http/problem.ts';
import { day, id } from '../../http/texts.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { eventsSeen, readersOfMine } from './audit.queries.ts';

const receipt = z.object({
  promise: z.object({
    origin: z.string(),
    event: id,
    hash: z.string(),
    at: z.string(),
    signature: z.string(),
  }),
  inclusion: z.object({ index: z.int(), proof: z.array(z.string()), checkpoint: z.string() }).optional(),
});
const event = z.object({
  id,
  at: z.string(),
  action: z.string(),
  actor: id.nullable().optional(),
  subject: z.object({ kind: z.string(), id: z.string().optional() }),
  unit: id.nullable(),
  role: z.string().nullable(),
  onBehalfOf: id.optional(),
});

const reading = z.object({
  day,
  role: z.string(),
  unit: z.string().nullable(),
  action: z.string(),
  times: z.int(),
});

export const auditRoutes = (key: LogKey): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/events',
    id: 'event.list',
    summary: say(
      'Nhật ký: việc tôi làm, việc về tôi, việc tôi giám sát',
      'Events by me, about me, under my oversight',
    ),
    action: 'event.see',
    query: z.strictObject({
      before: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    reply: z.object({ events: z.array(event).readonly(), next: id.nullable() }),
    handle: async ({ query }, { as }) => {
      const events = await as((tx) => eventsSeen(tx, query), { isReadOnly: true });
      const last = events.at(-1);
      return { body: { events, next: events.length === query.limit && last ? last.id : null } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/me/readers',
    id: 'person.readers',
    summary: say('Ai đã đọc hồ sơ của tôi: ngày, vai trò, đơn vị', 'Who has read my file: day, role, unit'),
    action: 'person.seeReaders',
    query: z.strictObject({ since: day.optional() }),
    status: 200,
    reply: z.object({ since: day, readings: z.array(reading).readonly() }),
    handle: async ({ query }, { as }) => {
      const today = todayInVietnam();
      const { since = `${Number(today.slice(0, 4)) - 1}${today.slice(4).replace('-02-29', '-02-28')}` } =
        query;
      return { body: { since, readings: await as((tx) => readersOfMine(tx, since), { isReadOnly: true }) } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/events/{event}/receipt',
    id: 'event.receipt',
    summary: say('Biên nhận sự kiện', 'Event receipt'),
    action: 'event.see',
    params: z.strictObject({ event: id }),
    status: 200,
    reply: receipt,
    handle: async ({ params }, { as }) => {
      const found = await as((tx) => receiptOf(tx, params.event, key), { isReadOnly: true });
      if (found === undefined) return notFound();
      const { promise, inclusion } = found;
      return {
        body: { promise, ...(inclusion ? { inclusion: { ...inclusion, proof: [...inclusion.proof] } } : {}) },
      };
    },
  }),
];
