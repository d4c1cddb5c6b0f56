import { say } from '@congtam/engine';
import { z } from 'zod';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { bilingual, code, day, id, text } from '../../http/texts.ts';
import { orRefusal } from '../../refusal.ts';
import { changedAtOnce, openedBefore } from './dossiers.errors.ts';
import { DOSSIER_ACTS, DOSSIER_STATES } from './dossiers.states.ts';
import { checkDossier, listDossiers, openDossier, putPaper, stepDossier } from './dossiers.ts';

const dossierParams = z.strictObject({ dossier: id });
const cycleParams = z.strictObject({ cycle: id });
const line = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,99}$/);
const openBody = z.strictObject({
  subject: code,
  regulation: text(80).nullable().default(null),
  recipient: id,
});
const putBody = z.strictObject({
  attachment: id.nullable().default(null),
  paper: id.nullable().default(null),
  classified: z
    .strictObject({ number: text(100), day })
    .nullable()
    .default(null),
});
const stepBody = z.strictObject({
  act: z.enum(DOSSIER_ACTS),
  words: z.record(line, text(2000)).default({}),
  lateBecause: text(1000).nullable().default(null),
});

const dossier = {
  id,
  cycle: id,
  regulation: z.string(),
  subject: z.string(),
  round: z.int(),
  unit: id,
  person: id.nullable(),
  recipient: id,
  dueOn: day.nullable(),
  state: z.enum(DOSSIER_STATES),
  lines: z
    .array(z.object({ line: z.string(), label: z.string(), article: z.string(), isRequired: z.boolean() }))
    .readonly(),
  papers: z
    .array(
      z.object({
        line: z.string(),
        number: z.int(),
        kind: z.enum(['attachment', 'issued', 'classified', 'takenOut']),
        attachment: id.nullable(),
        paper: id.nullable(),
        registerNumber: z.string().nullable(),
        paperDay: day.nullable(),
      }),
    )
    .readonly(),
  steps: z
    .array(
      z.object({
        number: z.int(),
        act: z.enum(DOSSIER_ACTS),
        state: z.enum(DOSSIER_STATES),
        words: z.record(z.string(), z.string()),
        isLate: z.boolean(),
        takenByName: z.string(),
        takenAt: z.iso.datetime(),
      }),
    )
    .readonly(),
};
const fault = z.object({ pointer: z.string(), code: z.string(), message: bilingual });
const dossierReply = z.object(dossier).meta({ id: 'Dossier' });
const checkedReply = z.object({
  ...dossier,
  name: z.string().nullable(),
  faults: z.array(fault).readonly(),
  findings: z.array(fault).readonly(),
  beside: z.object({
    proposed: z.string().nullable(),
    earlier: z
      .array(
        z.object({
          cycle: id,
          period: z.string(),
          regulation: z.string(),
          level: z.string().nullable(),
          score: z.string().nullable(),
        }),
      )
      .readonly(),
    entries: z.array(z.object({ register: z.string(), on: day, state: z.string() })).readonly(),
    collective: z.object({ subject: z.string(), level: z.string().nullable() }).nullable(),
  }),
});
const conflicts = {
  dossier_once_in_a_round: openedBefore(),
  dossier_paper_key: changedAtOnce(),
  dossier_step_key: changedAtOnce(),
};

/** Dossiers: prepared line by line, checked as a whole, submitted, received or returned. */
export const dossierRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/dossiers',
    id: 'dossier.open',
    summary: say('Lập hồ sơ của một người, đơn vị', 'Open the dossier of a person or unit'),
    action: 'dossier.prepare',
    params: cycleParams,
    body: openBody,
    status: 201,
    reply: dossierReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => openDossier(tx, holder, sources, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/dossiers',
    id: 'dossier.list',
    summary: say('Hồ sơ của đợt (được ghi nhật ký)', 'Dossiers of a cycle (which is logged)'),
    action: 'dossier.see',
    params: cycleParams,
    status: 200,
    reply: z.object({ dossiers: z.array(dossierReply).readonly() }),
    handle: async ({ params }, { as }) => answered(await as((tx) => listDossiers(tx, params.cycle))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/dossiers/{dossier}',
    id: 'dossier.check',
    summary: say(
      'Kiểm tra trước khi gửi: mọi điểm trong một lần',
      'Check before you submit: everything at once',
    ),
    action: 'dossier.see',
    params: dossierParams,
    status: 200,
    reply: checkedReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => checkDossier(tx, holder, sources, params.dossier))),
  }),
  endpoint({
    method: 'put',
    path: '/api/v1/dossiers/{dossier}/lines/{line}',
    id: 'dossier.put',
    summary: say(
      'Đặt văn bản vào một dòng; tài liệu mật chỉ ghi số và ngày',
      'Put a paper on a line; of a classified one only number and day',
    ),
    action: 'dossier.prepare',
    params: z.strictObject({ dossier: id, line }),
    body: putBody,
    status: 200,
    reply: dossierReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => putPaper(tx, holder, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  ...(['prepare', 'receive'] as const).map((right) =>
    endpoint({
      method: 'post',
      path: `/api/v1/dossiers/{dossier}/${right === 'prepare' ? 'steps' : 'receipt'}`,
      id: `dossier.${right === 'prepare' ? 'send' : 'take'}`,
      summary:
        right === 'prepare'
          ? say('Gửi hồ sơ, hoặc lấy lại trước khi được nhận', 'Submit, or take back before it is received')
          : say('Nhận hồ sơ, hoặc trả lại theo từng dòng', 'Receive, or return line by line'),
      action: `dossier.${right}`,
      params: dossierParams,
      body: stepBody.extend({
        act: right === 'prepare' ? z.enum(['submit', 'takeBack']) : z.enum(['receive', 'return']),
      }),
      status: 201,
      reply: dossierReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => stepDossier(tx, holder, sources, { ...params, ...body })),
            conflicts,
          ),
        ),
    }),
  ),
];
