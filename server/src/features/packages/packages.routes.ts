import { say } from '@congtam/engine';
import { z } from 'zod';
import type { LogKey } from '../../audit/log-key.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { bilingual, ground, id, moment, text } from '../../http/texts.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { changedAtOnce, knownBefore } from './packages.errors.ts';
import {
  filePackage,
  listReceived,
  listSenders,
  listSent,
  openReceived,
  proposeSender,
  sendPackage,
  stepSender,
} from './packages.ts';
import { handInPackage, listArrivals } from './taking.ts';

const period = z.string().regex(/^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$/);
const unitParams = z.strictObject({ unit: id });
const packageParams = z.strictObject({ package: id });
const senderParams = z.strictObject({ sender: id });

const sent = z
  .object({
    id,
    unit: id,
    period: z.string(),
    number: z.int(),
    hash: z.string(),
    results: z.int(),
    ground: z.string(),
    sentByName: z.string(),
    sentAt: moment,
  })
  .meta({ id: 'PackageSent' });
const sender = z
  .object({
    id,
    unit: id,
    name: z.string(),
    origin: z.string(),
    key: z.string(),
    ground: z.string(),
    state: z.enum(['proposed', 'confirmed', 'ended']),
  })
  .meta({ id: 'PackageSender' });
const received = {
  id,
  unit: id,
  origin: z.string(),
  senderCode: z.string(),
  senderName: z.string(),
  period: z.string(),
  number: z.int(),
  format: z.int(),
  hash: z.string(),
  results: z.int(),
  unknownFields: z.array(z.string()).readonly(),
  receivedAt: moment,
  isLast: z.boolean(),
};
const receivedReply = z.object(received).meta({ id: 'PackageReceived' });
const arrival = z
  .object({
    id,
    unit: id,
    hash: z.string(),
    bytes: z.int(),
    arrivedByName: z.string(),
    arrivedAt: moment,
    state: z.enum(['waiting', 'taken', 'known', 'refused', 'failed']),
    progress: z.int(),
    origin: z.string().nullable(),
    package: id.nullable(),
    why: z.object({ code: z.string(), says: bilingual, mend: bilingual }).nullable(),
  })
  .meta({ id: 'PackageArrival' });
const total = z.object({
  regulation: z.string(),
  kind: z.string(),
  unit: z.string(),
  group: z.string().nullable(),
  level: z.string().nullable(),
  why: z.string().nullable(),
  count: z.int(),
});
const senderBody = z.strictObject({
  name: text(300),
  origin: text(200),
  /** The public key of the log, Ed25519, as it lies beside the log. */
  key: z.string().regex(/^[A-Za-z0-9+/]{43}=$/),
  ground,
});

/** Packages of results between installations: sent, fetched as a file, taken; and whose keys are known. */
export const packageRoutes = (key: LogKey): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/packages',
    id: 'package.send',
    summary: say('Lập gói kết quả của đơn vị để gửi cấp trên', 'Put the results of a unit into a package'),
    action: 'package.send',
    params: unitParams,
    body: z.strictObject({ period, ground }),
    status: 201,
    reply: sent,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => sendPackage(tx, holder, key, { ...params, ...body })),
          { package_sent_once: changedAtOnce() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/packages',
    id: 'package.listSent',
    summary: say('Các gói đã lập', 'Packages that were sent'),
    action: 'package.see',
    params: unitParams,
    status: 200,
    reply: z.object({ packages: z.array(sent).readonly() }),
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => listSent(tx, holder, params.unit), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/packages/{package}/file',
    id: 'package.file',
    summary: say('Tải gói, có dấu mốc của nhật ký', 'The file of a package, under a checkpoint of the log'),
    action: 'package.export',
    params: packageParams,
    givesFile: ['gz'],
    status: 200,
    reply: z.object({}),
    handle: async ({ params }, { as, holder }) => {
      const file = await as((tx) => filePackage(tx, holder, key, params.package), { isReadOnly: true });
      return isRefusal(file) ? file : { body: {}, file };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/package-senders',
    id: 'package.proposeSender',
    summary: say('Đăng ký khóa của nơi gửi', 'Make the key of a sender known'),
    action: 'package.proposeSender',
    params: unitParams,
    body: senderBody,
    status: 201,
    reply: sender,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => proposeSender(tx, holder, { ...params, ...body })),
          { package_sender_once: knownBefore() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/package-senders',
    id: 'package.senders',
    summary: say('Các nơi gửi và khóa đã biết', 'Senders whose keys are known'),
    action: 'package.see',
    params: unitParams,
    status: 200,
    reply: z.object({ senders: z.array(sender).readonly() }),
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => listSenders(tx, holder, params.unit), { isReadOnly: true })),
  }),
  ...(['confirmSender', 'endSender'] as const).map((act) =>
    endpoint({
      method: 'post',
      path: `/api/v1/package-senders/{sender}/${act === 'confirmSender' ? 'confirmation' : 'end'}`,
      id: `package.${act}`,
      summary:
        act === 'confirmSender'
          ? say(
              'Xác nhận khóa của nơi gửi, do người thứ hai',
              'Confirm the key of a sender, as a second person',
            )
          : say('Thôi nhận gói ký bằng khóa này', 'Take nothing more that is signed with this key'),
      action: `package.${act}`,
      params: senderParams,
      body: z.strictObject({ ground }),
      status: 201,
      reply: sender,
      handle: async ({ params, body }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => stepSender(tx, holder, { ...params, ...body, act })),
            { package_sender_step_key: changedAtOnce() },
          ),
        ),
    }),
  ),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/packages-received',
    id: 'package.take',
    summary: say('Nộp tệp gói kết quả của cấp dưới để nhận', 'Hand in a package from below, to be taken'),
    action: 'package.take',
    params: unitParams,
    takesFile: ['gz'],
    status: 201,
    reply: arrival,
    handle: async ({ params, file }, { as, holder }) => {
      if (file === undefined) throw new Error('a file is what this route takes');
      return answered(await as((tx) => handInPackage(tx, holder, { ...params, file })));
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/package-arrivals',
    id: 'package.arrivals',
    summary: say(
      'Các tệp gói đã nộp, kể cả tệp bị từ chối và lý do',
      'Files handed in as packages, refused ones with the reason among them',
    ),
    action: 'package.see',
    params: unitParams,
    query: z.strictObject({
      before: id.optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200,
    reply: z.object({ arrivals: z.array(arrival).readonly(), next: id.nullable() }),
    handle: async ({ params, query: { before = null, limit } }, { as, holder }) => {
      const asked = { ...params, before, limit };
      const arrivals = await as((tx) => listArrivals(tx, holder, asked), { isReadOnly: true });
      if (isRefusal(arrivals)) return arrivals;
      const next = arrivals.length === limit ? (arrivals.at(-1)?.id ?? null) : null;
      return { body: { arrivals, next }, nextPage: next === null ? undefined : { before: next } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/packages-received',
    id: 'package.received',
    summary: say('Các gói đã nhận', 'Packages taken'),
    action: 'package.see',
    params: unitParams,
    query: z.strictObject({ period: period.optional() }),
    status: 200,
    reply: z.object({ packages: z.array(receivedReply).readonly() }),
    handle: async ({ params, query: { period: of = null } }, { as, holder }) => {
      const found = await as((tx) => listReceived(tx, holder, { ...params, period: of }), {
        isReadOnly: true,
      });
      return answered(found);
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/packages-received/{package}',
    id: 'package.open',
    summary: say(
      'Một gói đã nhận, với tổng số tính lại và của gói trước nó',
      'A package taken, with its totals as recomputed and those of the one before it',
    ),
    action: 'package.see',
    params: packageParams,
    status: 200,
    reply: z.object({
      ...received,
      totals: z.array(total).readonly(),
      before: z.object({ number: z.int(), totals: z.array(total).readonly() }).optional(),
    }),
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => openReceived(tx, holder, params.package), { isReadOnly: true })),
  }),
];
