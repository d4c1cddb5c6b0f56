import { say } from '@congtam/engine';
import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { bilingual, day, id, moment, text } from '../../http/texts.ts';
import { orRefusal } from '../../refusal.ts';
import { pointChanged, thresholdsSetAtOnce } from './review-points.errors.ts';
import { POINT_ACTS, POINT_STATES } from './review-points.states.ts';
import { listPoints, searchCycle, setThresholds, stepPoint, thresholdsFor } from './review-points.ts';
import { POINT_KINDS, pointKinds } from './thresholds.ts';

const share = z.number().min(0).max(1);
const times = z.number().min(1).max(1000);
const fewest = z.int().min(1).max(1000);
const kind = z.enum(pointKinds);
const thresholds = z.strictObject({
  postDeviations: times,
  postTimes: times,
  fewestPeers: fewest,
  pastDeviations: times,
  pastTimes: times,
  fewestMonths: fewest,
  bodyDeviations: times,
  bodyTimes: times,
  fewestBodies: fewest,
  narrowestSpread: z.number().min(0).max(100),
  fewestRated: fewest,
  excellentShare: share,
  likeness: share,
  fewestWords: fewest,
  lateEdits: fewest,
  opposedShare: share,
  fullGeneral: share,
  weakResults: share,
  off: z.array(kind).max(20).readonly(),
});

const thresholdsReply = z
  .object({
    unit: id,
    thresholds: z.object(thresholds.shape),
    /** The body that set them; null where they are those stated with the program. */
    setBy: id.nullable(),
    document: z.string().nullable(),
  })
  .meta({ id: 'ReviewThresholds' });

const pointReply = z
  .object({
    id,
    cycle: id,
    kind: z.string(),
    unit: id,
    person: id.nullable(),
    period: z.string().nullable(),
    /** What the point rests on, by name. */
    numbers: z.record(z.string(), z.number()),
    says: bilingual,
    answerBy: day,
    foundAt: moment,
    state: z.enum(POINT_STATES),
    steps: z
      .array(
        z.object({
          number: z.int(),
          act: z.enum(POINT_ACTS),
          words: z.string(),
          takenByName: z.string(),
          takenAt: moment,
        }),
      )
      .readonly(),
  })
  .meta({ id: 'ReviewPoint' });

const unitParams = z.strictObject({ unit: id });

/** Points to review: questions to units, answered by them before anybody above sees them; no level depends on one. */
export const reviewPointRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/review-point-kinds',
    id: 'reviewPoint.kinds',
    summary: say('Những điều được rà soát', 'What is looked for'),
    action: 'reviewPoint.see',
    status: 200,
    reply: z.object({ kinds: z.array(z.object({ kind, label: bilingual })).readonly() }),
    handle: async () => ({
      body: { kinds: pointKinds.map((one) => ({ kind: one, label: POINT_KINDS[one] })) },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/review-thresholds',
    id: 'reviewPoint.thresholds',
    summary: say('Ngưỡng rà soát đang dùng cho đơn vị', 'Thresholds that hold for a unit'),
    action: 'reviewPoint.see',
    params: unitParams,
    status: 200,
    reply: thresholdsReply,
    handle: async ({ params }, { as }) => answered(await as((tx) => thresholdsFor(tx, params.unit))),
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/units/{unit}/review-thresholds',
    id: 'reviewPoint.setThresholds',
    summary: say('Đặt ngưỡng rà soát, theo văn bản', 'Set thresholds, by a document'),
    action: 'reviewPoint.setThresholds',
    params: unitParams,
    body: z.strictObject({ thresholds: thresholds.partial(), document: text(500) }),
    status: 200,
    reply: thresholdsReply,
    handle: async ({ params, body }, { as, holder }) => {
      const { thresholds: given, document } = body;
      const entries = Object.entries(given).filter(([, value]) => value !== undefined);
      const set = { ...params, document, thresholds: Object.fromEntries(entries) };
      return answered(
        await orRefusal(
          as((tx) => setThresholds(tx, holder, set)),
          { review_threshold_key: thresholdsSetAtOnce() },
        ),
      );
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/review-searches',
    id: 'reviewPoint.search',
    summary: say('Rà soát một đợt; đơn vị trả lời trước', 'Look through a cycle; the units answer first'),
    action: 'reviewPoint.search',
    params: z.strictObject({ cycle: id }),
    body: z.strictObject({ answerBy: day }),
    status: 201,
    reply: z.object({
      id,
      cycle: id,
      answerBy: day,
      found: z.array(z.object({ kind: z.string(), points: z.int() })).readonly(),
    }),
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => searchCycle(tx, holder, sources, { ...params, ...body })),
          { review_point_once: pointChanged() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/review-points',
    id: 'reviewPoint.list',
    summary: say('Điểm cần rà soát', 'Points to review'),
    action: 'reviewPoint.see',
    query: z.strictObject({ cycle: id.optional() }),
    status: 200,
    reply: z.object({ points: z.array(pointReply).readonly() }),
    handle: async ({ query }, { as }) => answered(await as((tx) => listPoints(tx, query))),
  }),
  ...(
    [
      ['answer', 'answer', 'answer', say('Đơn vị trả lời điểm cần rà soát', 'The unit answers a point')],
      ['close', 'closing', 'close', say('Kết thúc điểm cần rà soát', 'Close a point')],
      ['askAgain', 'asking', 'close', say('Hỏi lại đơn vị', 'Ask the unit again')],
    ] as const
  ).map(([act, path, right, summary]) =>
    endpoint({
      method: 'post',
      path: `/api/v1/review-points/{point}/${path}`,
      id: `reviewPoint.${act}`,
      summary,
      action: `reviewPoint.${right}`,
      params: z.strictObject({ point: id }),
      body: z.strictObject({ words: text(5000) }),
      status: 201,
      reply: pointReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => stepPoint(tx, holder, { ...params, ...body, act })),
            { review_point_step_key: pointChanged() },
          ),
        ),
    }),
  ),
];
