import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { bilingual, day, id, moment, text } from '../../http/texts.ts';
import { type ShippedText, TEXT_STATES } from './issued-texts.ts';
import { listUrgings, progressOf, subjectsOf, urge } from './progress.ts';
import { textsOfBodies } from './texts-of-bodies.ts';

const period = z.string().regex(/^(19|20)\d\d(-(W\d\d|\d\d|Q[1-4]|H[12]))?$/);
const about = z.enum(['regulation', 'catalogue', 'cycle', 'level', 'dossier', 'report']);
const unitParams = z.strictObject({ unit: id });

const textStanding = z
  .object({ state: z.enum(TEXT_STATES), number: z.string().nullable(), from: day.nullable() })
  .meta({ id: 'TextStanding' });
const unitProgress = z
  .object({
    unit: id,
    code: z.string(),
    name: z.string(),
    hasBelow: z.boolean(),
    stages: z.object({
      none: z.int(),
      planned: z.int(),
      open: z.int(),
      closed: z.int(),
      computed: z.int(),
      late: z.int(),
    }),
    subjects: z.int(),
    levels: z.object({ proposed: z.int(), decided: z.int() }),
    dossiers: z.object({
      draft: z.int(),
      submitted: z.int(),
      received: z.int(),
      returned: z.int(),
      late: z.int(),
    }),
    steps: z
      .array(z.object({ step: z.string(), label: bilingual.nullable(), subjects: z.int(), late: z.int() }))
      .readonly(),
    urged: z.object({ times: z.int(), lastAt: moment.nullable() }),
    regulation: textStanding,
    catalogue: textStanding,
  })
  .meta({ id: 'UnitProgress' });
const progressReply = z
  .object({
    unit: id,
    period: z.string(),
    regulations: z.array(z.string()).readonly(),
    total: unitProgress,
    units: z.array(unitProgress).readonly(),
  })
  .meta({ id: 'Progress' });
const bodiesReply = z.object({
  bodies: z
    .array(
      z.object({
        ...{ unit: id, code: z.string(), name: z.string(), above: z.string().nullable() },
        ...{ regulation: textStanding, catalogue: textStanding },
      }),
    )
    .readonly(),
});
const subjectsReply = z.object({
  subjects: z
    .array(
      z.object({
        cycle: id,
        regulation: z.string(),
        subject: z.string(),
        kind: z.enum(['person', 'unit']),
        name: z.string(),
        person: id.nullable(),
        outcome: z.string(),
        suggested: z.string().nullable(),
        level: z.string().nullable(),
        label: bilingual.nullable(),
        state: z.string().nullable(),
        dossier: id.nullable(),
        dossierState: z.string().nullable(),
        dueOn: day.nullable(),
      }),
    )
    .readonly(),
  next: z.int().nullable(),
});
const urgingsReply = z.object({
  urgings: z
    .array(
      z.object({
        id,
        unit: id,
        period: z.string(),
        about,
        words: z.string(),
        dueOn: day.nullable(),
        urgedByName: z.string(),
        urgedAt: moment,
      }),
    )
    .readonly(),
});

/** Oversight: how far every unit of a scope has come, down to each dossier; and urging many at once. */
export const progressRoutes = (shipped: () => Promise<readonly ShippedText[]>): readonly Endpoint[] => [
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/progress',
    id: 'progress.see',
    summary: say('Tiến độ đánh giá của đơn vị và cấp dưới', 'How far a unit and all below it have come'),
    action: 'progress.see',
    params: unitParams,
    query: z.strictObject({ period, regulation: text(100).optional() }),
    status: 200,
    reply: progressReply,
    handle: async ({ params, query: { period: of, regulation = null } }, { as, holder }) =>
      answered(
        await as((tx) => progressOf(tx, holder, shipped, { ...params, period: of, regulation }), {
          isReadOnly: true,
        }),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/progress/texts',
    id: 'progress.texts',
    summary: say(
      'Quy chế, danh mục của từng cơ quan trong phạm vi: chưa có, cũ, mâu thuẫn',
      'Regulation and catalogue of every body of a scope: without, old, contradictory',
    ),
    action: 'progress.see',
    params: unitParams,
    status: 200,
    reply: bodiesReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => textsOfBodies(tx, holder, shipped, params), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/progress/subjects',
    id: 'progress.subjects',
    summary: say(
      'Từng đối tượng, hồ sơ của một đơn vị đang ở đâu (được ghi nhật ký)',
      'Where each subject of a unit and its dossier stand (which is logged)',
    ),
    action: 'progress.see',
    params: unitParams,
    query: z.strictObject({
      period,
      offset: z.coerce.number().int().min(0).max(1_000_000).default(0),
      limit: z.coerce.number().int().min(1).max(500).default(200),
    }),
    status: 200,
    reply: subjectsReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => subjectsOf(tx, holder, { ...params, ...query }))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/urgings',
    id: 'progress.urge',
    summary: say('Đôn đốc nhiều đơn vị cùng lúc', 'Urge several units at once'),
    action: 'progress.urge',
    body: z.strictObject({
      units: z.array(id).min(1).max(500),
      period,
      about,
      words: text(2000),
      dueOn: day.nullable().default(null),
    }),
    status: 201,
    reply: z.object({ urged: z.array(id).readonly() }),
    handle: async ({ body }, { as, holder }) => answered(await as((tx) => urge(tx, holder, body))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/urgings',
    id: 'progress.urgings',
    summary: say('Các lần đôn đốc', 'Urgings in sight'),
    action: 'progress.seeUrgings',
    query: z.strictObject({ period }),
    status: 200,
    reply: urgingsReply,
    handle: async ({ query }, { as }) =>
      answered(await as((tx) => listUrgings(tx, query.period), { isReadOnly: true })),
  }),
];
