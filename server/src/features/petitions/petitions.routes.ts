import { say } from '@congtam/engine';
import { z } from 'zod';
import { attachmentReply } from '../../attachments/attachments.routes.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { day, id, text } from '../../http/texts.ts';
import type { PaperPress } from '../../official-papers/making.ts';
import { orRefusal } from '../../refusal.ts';
import { answerPetition } from './answering.ts';
import { changedAtOnce, filedBefore } from './petitions.errors.ts';
import { PETITION_ACTS, PETITION_STATES } from './petitions.states.ts';
import { filePetition, listPetitions, readPetition, stepPetition } from './petitions.ts';

const words = (most: number) => text(most).nullable().default(null);
const petitionParams = z.strictObject({ petition: id });
const fileBody = z.strictObject({
  regulation: words(80),
  contested: text(10_000),
  grounds: words(10_000),
  request: words(10_000),
  /** Persons complained of besides whoever decided the level. */
  against: z.array(id).max(20).default([]),
  enclosures: z.array(id).max(20).default([]),
});
const signatory = z.strictObject({ capacity: z.array(text(300)).min(1).max(5), name: text(300).optional() });
const answerBody = z.strictObject({
  outcome: z.enum(['kept', 'changed']),
  findings: text(20_000),
  newLevel: words(100),
  replacingDocument: words(500),
  signatory,
  recipients: z.array(text(300)).min(1).max(60),
  place: text(200),
});

const petitionReply = z
  .object({
    id,
    cycle: id,
    regulation: z.string(),
    subject: z.string(),
    level: z.string(),
    unit: id,
    person: id,
    contested: z.string(),
    grounds: z.string().nullable(),
    request: z.string().nullable(),
    receivedOn: day,
    dueOn: day.nullable(),
    isDueCertain: z.boolean(),
    dueArticle: z.string().nullable(),
    isOverdue: z.boolean(),
    state: z.enum(PETITION_STATES),
    steps: z
      .array(
        z.object({
          number: z.int(),
          act: z.enum(PETITION_ACTS),
          state: z.enum(PETITION_STATES),
          outcome: z.enum(['kept', 'changed']).nullable(),
          findings: z.string().nullable(),
          newLevel: z.string().nullable(),
          replacingDocument: z.string().nullable(),
          paper: id.nullable(),
          isLate: z.boolean(),
          takenByName: z.string(),
          takenAt: z.iso.datetime(),
        }),
      )
      .readonly(),
    enclosures: z.array(attachmentReply).readonly(),
  })
  .meta({ id: 'Petition' });

const conflicts = { petition_once_about_a_level: filedBefore(), petition_step_key: changedAtOnce() };

/** Petitions about levels: never shown to, nor handled by, who is complained of. */
export const petitionRoutes = (sources: EvaluationSources, press: PaperPress): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/petitions',
    id: 'petition.file',
    summary: say('Kiến nghị về mức xếp loại của mình', 'Petition against one’s own level'),
    action: 'petition.file',
    params: z.strictObject({ cycle: id }),
    body: fileBody,
    status: 201,
    reply: petitionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => filePetition(tx, holder, sources, { ...params, ...body })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/petitions',
    id: 'petition.list',
    summary: say(
      'Kiến nghị, việc đến hạn trước (được ghi nhật ký)',
      'Petitions, the next due first (which is logged)',
    ),
    action: 'petition.list',
    query: z.strictObject({ cycle: id.optional() }),
    status: 200,
    reply: z.object({ petitions: z.array(petitionReply).readonly() }),
    handle: async ({ query }, { as, holder }) => answered(await as((tx) => listPetitions(tx, holder, query))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/petitions/{petition}',
    id: 'petition.read',
    summary: say(
      'Một kiến nghị, kèm hạn trả lời và các bước',
      'A petition, with its clock and what was done',
    ),
    action: 'petition.see',
    params: petitionParams,
    status: 200,
    reply: petitionReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => readPetition(tx, holder, params.petition))),
  }),
  ...(['take', 'withdraw'] as const).map((act) =>
    endpoint({
      method: 'post',
      path: `/api/v1/petitions/{petition}/${act === 'take' ? 'taking' : 'withdrawal'}`,
      id: `petition.${act}`,
      summary:
        act === 'take'
          ? say('Thụ lý kiến nghị', 'Take a petition on')
          : say('Rút kiến nghị của mình', 'Take back one’s petition'),
      action: `petition.${act}`,
      params: petitionParams,
      status: 201,
      reply: petitionReply,
      handle: async ({ params }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => stepPetition(tx, holder, { ...params, act })),
            conflicts,
          ),
        ),
    }),
  ),
  endpoint({
    method: 'post',
    path: '/api/v1/petitions/{petition}/answer',
    id: 'petition.answer',
    summary: say('Trả lời kiến nghị bằng văn bản', 'Answer a petition, with its paper'),
    action: 'petition.answer',
    params: petitionParams,
    body: answerBody,
    status: 201,
    reply: petitionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(answerPetition(as, holder, { sources, press }, { ...params, ...body }), conflicts),
      ),
  }),
];
