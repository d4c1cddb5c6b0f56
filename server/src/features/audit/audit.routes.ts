import { say } from '@congtam/engine';
import { z } from 'zod';
import { wordsOf } from '../../access/actions.ts';
import type { LogKey } from '../../audit/log-key.ts';
import { receiptOf } from '../../audit/receipts.ts';
import { consistencyBetween } from '../../audit/tree.ts';
import { type Endpoint, endpoint } from '../../http/endpoint.ts';
import { notFound } from '../../http/problem.ts';
import { bilingual, day, id } from '../../http/texts.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import {
  cosignaturesOf,
  eventsSeen,
  newestCheckpointOf,
  readersOfMine,
  witnessesSeen,
} from './audit.queries.ts';

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
  /** What the act is called. */
  words: bilingual,
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
  words: bilingual,
  times: z.int(),
});

const size = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER);
const witness = z.object({
  name: z.string(),
  kind: z.string(),
  sentSize: z.int(),
  sentAt: z.string().nullable(),
  tries: z.int(),
  failure: z.string().nullable(),
  failedAt: z.string().nullable(),
  behind: z.int(),
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
      const seen = await as((tx) => eventsSeen(tx, query), { isReadOnly: true });
      const events = seen.map((one) => ({ ...one, words: wordsOf(one.action) }));
      const next = events.length === query.limit ? (events.at(-1)?.id ?? null) : null;
      return { body: { events, next }, nextPage: next === null ? undefined : { before: next } };
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
      const readings = await as((tx) => readersOfMine(tx, since), { isReadOnly: true });
      return { body: { since, readings: readings.map((one) => ({ ...one, words: wordsOf(one.action) })) } };
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
  endpoint({
    method: 'get',
    path: '/api/v1/checkpoints/newest',
    id: 'checkpoint.newest',
    summary: say(
      'Dấu mốc mới nhất, cùng chữ ký của các nơi chứng kiến',
      'The newest checkpoint, with what its witnesses signed',
    ),
    action: 'event.see',
    status: 200,
    reply: z.object({ size: z.int(), note: z.string(), cosignatures: z.array(z.string()) }),
    handle: async (_, { as }) => {
      const found = await as(
        async (tx) => {
          const newest = await newestCheckpointOf(tx);
          return newest && { ...newest, cosignatures: [...(await cosignaturesOf(tx, newest.size))] };
        },
        { isReadOnly: true },
      );
      return found === undefined ? notFound() : { body: found };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/checkpoints/consistency',
    id: 'checkpoint.consistency',
    summary: say(
      'Chứng minh dấu mốc sau chỉ viết tiếp dấu mốc trước (cho congtam-verify --proof)',
      'Proof that a later checkpoint only adds to an earlier one (for congtam-verify --proof)',
    ),
    action: 'event.see',
    query: z.strictObject({ earlier: size, later: size }),
    status: 200,
    reply: z.object({ earlier: z.int(), later: z.int(), proof: z.array(z.string()) }),
    handle: async ({ query: { earlier, later } }, { as }) => {
      const proof = await as(({ db }) => consistencyBetween(db, earlier, later), { isReadOnly: true });
      if (proof === undefined) return notFound();
      return { body: { earlier, later, proof: proof.map((hash) => hash.toString('hex')) } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/witnesses',
    id: 'witness.list',
    summary: say(
      'Các nơi chứng kiến nhận được dấu mốc nào, lỗi gì',
      'Which checkpoint each witness has, and what fails',
    ),
    action: 'witness.see',
    status: 200,
    reply: z.object({ witnesses: z.array(witness) }),
    handle: async (_, { as }) => ({
      body: { witnesses: [...(await as(witnessesSeen, { isReadOnly: true }))] },
    }),
  }),
];
