import { say } from '@congtam/engine';
import { z } from 'zod';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { day, ground, id, text } from '../../http/texts.ts';
import { orRefusal } from '../../refusal.ts';
import { changedAtOnce } from './follow-up.errors.ts';
import { askQuestion, listQuestions, stepQuestion } from './questions.ts';
import { listRemedies, planRemedy, stepRemedy } from './remedies.ts';

const unitParams = z.strictObject({ unit: id });
const remedyParams = z.strictObject({ remedy: id });
const questionParams = z.strictObject({ question: id });
const stepTaken = {
  number: z.int(),
  isLate: z.boolean(),
  takenByName: z.string(),
  takenAt: z.iso.datetime(),
};
const remedy = {
  id,
  unit: id,
  cycle: id.nullable(),
  shortcoming: z.string(),
  measure: z.string(),
  owner: id,
  follower: id,
  dueOn: day,
  ground: z.string(),
  state: z.enum(['open', 'reported', 'closed']),
  steps: z
    .array(
      z.object({
        ...stepTaken,
        act: z.enum(['report', 'check', 'close']),
        state: z.enum(['open', 'reported', 'closed']),
        words: z.string(),
        attachment: id.nullable(),
      }),
    )
    .readonly(),
};
const remedyReply = z.object(remedy).meta({ id: 'Remedy' });
const question = {
  id,
  unit: id,
  question: z.string(),
  liesWith: id.nullable(),
  steps: z
    .array(
      z.object({
        ...stepTaken,
        act: z.enum(['put', 'escalate', 'answer']),
        unit: id,
        dueOn: day.nullable(),
        words: z.string().nullable(),
      }),
    )
    .readonly(),
};
const questionReply = z.object(question).meta({ id: 'UnitQuestion' });
const PATHS = { report: 'reports', follow: 'follow-ups', check: 'checks', close: 'closing' } as const;
const conflicts = { remedy_step_key: changedAtOnce(), unit_question_step_key: changedAtOnce() };

/** Plans to repair what was found, and questions that units put to those above. */
export const followUpRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/remedies',
    id: 'remedy.plan',
    summary: say('Ghi một hạn chế và biện pháp khắc phục', 'Plan a measure against a shortcoming'),
    action: 'remedy.plan',
    params: unitParams,
    body: z.strictObject({
      cycle: id.nullable().default(null),
      shortcoming: text(2000),
      measure: text(2000),
      owner: id,
      follower: id,
      dueOn: day,
      ground,
    }),
    status: 201,
    reply: remedyReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => planRemedy(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/remedies',
    id: 'remedy.list',
    summary: say('Kế hoạch khắc phục, việc đến hạn trước', 'Measures, the next due first'),
    action: 'remedy.list',
    query: z.strictObject({ unit: id.optional() }),
    status: 200,
    reply: z.object({
      remedies: z.array(z.object({ ...remedy, isOverdue: z.boolean() })).readonly(),
    }),
    handle: async ({ query }, { as }) =>
      answered(await as((tx) => listRemedies(tx, query.unit ?? null), { isReadOnly: true })),
  }),
  ...(['report', 'follow', 'check', 'close'] as const).map((act) =>
    endpoint({
      method: 'post',
      path: `/api/v1/remedies/{remedy}/${PATHS[act]}`,
      id: `remedy.${act}`,
      summary: {
        report: say('Báo cáo thực hiện biện pháp của mình', 'Report on one’s own measure'),
        follow: say('Kiểm tra biện pháp mình theo dõi', 'Check a measure one follows'),
        check: say('Kiểm tra việc thực hiện', 'Check a measure'),
        close: say('Kết thúc khi có minh chứng', 'Close a measure on proof'),
      }[act],
      action: `remedy.${act}`,
      params: remedyParams,
      body: z.strictObject({ words: text(5000), attachment: id.nullable().default(null) }),
      status: 201,
      reply: remedyReply,
      handle: async ({ params, body }, { as, holder }) =>
        answered(
          await orRefusal(
            as((tx) => stepRemedy(tx, holder, { ...params, ...body, act })),
            conflicts,
          ),
        ),
    }),
  ),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/questions',
    id: 'question.ask',
    summary: say('Gửi vướng mắc lên cấp trên', 'Raise a difficulty with a unit above'),
    action: 'question.ask',
    params: unitParams,
    body: z.strictObject({ to: id, question: text(5000), dueOn: day }),
    status: 201,
    reply: questionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => askQuestion(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/questions',
    id: 'question.list',
    summary: say('Vướng mắc của các đơn vị', 'Questions of units'),
    action: 'question.list',
    status: 200,
    reply: z.object({
      questions: z.array(z.object({ ...question, dueOn: day.nullable(), isOverdue: z.boolean() })).readonly(),
    }),
    handle: async (_, { as }) => answered(await as((tx) => listQuestions(tx), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/questions/{question}/answer',
    id: 'question.answer',
    summary: say('Trả lời vướng mắc', 'Answer a question'),
    action: 'question.answer',
    params: questionParams,
    body: z.strictObject({ words: text(10_000) }),
    status: 201,
    reply: questionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => stepQuestion(tx, holder, { ...params, ...body, act: 'answer' })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/questions/{question}/escalation',
    id: 'question.escalate',
    summary: say('Chuyển vướng mắc lên cấp trên nữa', 'Pass a question upward'),
    action: 'question.escalate',
    params: questionParams,
    body: z.strictObject({ to: id, dueOn: day, words: text(10_000) }),
    status: 201,
    reply: questionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => stepQuestion(tx, holder, { ...params, ...body, act: 'escalate' })),
          conflicts,
        ),
      ),
  }),
];
