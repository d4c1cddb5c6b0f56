import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { nextPageOf } from '../../http/paging.ts';
import { refusalOfVersion, versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { decideConcerned, inChargeThen, nameConcerned } from './concerned.ts';
import { REGISTERS, type RegisterDeclaration, type Step } from './register-declarations.ts';
import { alreadyNamed } from './registers.errors.ts';
import type { Entry } from './registers.queries.ts';
import * as shapes from './registers.schemas.ts';
import * as registers from './registers.ts';

/** Two who change one entry at once have seen the same revision: the second has not seen the first one's. */
const outdated = refusalOfVersion('seen', 'changed');
const conflicts = outdated === undefined ? {} : { register_revision_key: outdated };

const entryAnswered = (given: Entry | Refusal) =>
  isRefusal(given) ? given : { body: given, headers: versionHeader(registers.entryVersion(given.revision)) };

const page = (entries: readonly Entry[] | Refusal, { offset, limit }: { offset: number; limit: number }) =>
  isRefusal(entries)
    ? entries
    : {
        body: { entries, next: entries.length === limit ? offset + limit : null },
        nextPage: behind(entries, limit),
      };

function behind(entries: readonly Entry[], limit: number) {
  const [next, last] = [nextPageOf(entries, limit), entries.at(-1)];
  return next === undefined || last === undefined ? undefined : { ...next, afterDay: last.on, offset: '0' };
}

const recordRoute = (register: RegisterDeclaration) =>
  endpoint({
    method: 'post',
    path: `/api/v1/registers/${register.id}`,
    id: `register.${register.id}.record`,
    summary: say(`Ghi vào sổ: ${register.label.vi}`, `Record in the register: ${register.label.en}`),
    action: 'register.record',
    body: shapes.recordBody(register),
    status: 201,
    reply: shapes.entryReply,
    handle: async ({ body }, { as, holder }) =>
      entryAnswered(await as((tx) => registers.recordEntry(tx, holder, register, body))),
  });

const correctRoute = (register: RegisterDeclaration) =>
  endpoint({
    method: 'post',
    path: `/api/v1/registers/${register.id}/{entry}/corrections`,
    id: `register.${register.id}.correct`,
    summary: say(`Đính chính: ${register.label.vi}`, `Correct: ${register.label.en}`),
    action: 'register.correct',
    params: shapes.entryParams,
    body: shapes.correctBody(register),
    status: 201,
    reply: shapes.entryReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      entryAnswered(
        await orRefusal(
          as((tx) => registers.correctEntry(tx, holder, register, { ...params, ...body, seen })),
          conflicts,
        ),
      ),
  });

const stepRoute = (register: RegisterDeclaration, step: Step) =>
  endpoint({
    method: 'post',
    path: `/api/v1/registers/${register.id}/{entry}/${step.id}`,
    id: `register.${register.id}.${step.id}`,
    summary: say(`${register.label.vi}: ${step.label.vi}`, `${register.label.en}: ${step.label.en}`),
    action: 'register.advance',
    params: shapes.entryParams,
    body: step.shape,
    status: 201,
    reply: shapes.entryReply,
    handle: async ({ params, body: part }, { as, holder, seenVersion: seen }) =>
      entryAnswered(
        await orRefusal(
          as((tx) => registers.takeStep(tx, holder, { register, step }, { ...params, part, seen })),
          conflicts,
        ),
      ),
  });

const entryRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/register-entries/{entry}',
    id: 'register.open',
    summary: say('Một mục qua các lần ghi', 'An entry with all it ever said'),
    action: 'register.open',
    params: shapes.entryParams,
    status: 200,
    reply: shapes.historyReply,
    handle: async ({ params }, { as, holder }) => {
      const body = await as((tx) => registers.openEntry(tx, holder, params.entry));
      if (isRefusal(body)) return body;
      return { body, headers: versionHeader(registers.entryVersion(body.revisions.length)) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/register-entries/{entry}/withdrawal',
    id: 'register.withdraw',
    summary: say('Rút một mục đã ghi nhầm', 'Withdraw an entry recorded by mistake'),
    action: 'register.withdraw',
    params: shapes.entryParams,
    body: shapes.withdrawBody,
    status: 201,
    reply: shapes.entryReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      entryAnswered(
        await orRefusal(
          as((tx) => registers.withdrawEntry(tx, holder, { ...params, ...body, seen })),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/register-entries/{entry}/in-charge',
    id: 'register.inCharge',
    summary: say(
      'Ai phụ trách đơn vị, lĩnh vực vào ngày đó',
      'Who was in charge of the unit or field on that day',
    ),
    action: 'register.nameConcerned',
    params: shapes.entryParams,
    status: 200,
    reply: shapes.inChargeReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => inChargeThen(tx, params.entry), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/register-entries/{entry}/concerned',
    id: 'register.nameConcerned',
    summary: say('Nêu người liên quan', 'Name somebody as concerned'),
    action: 'register.nameConcerned',
    params: shapes.entryParams,
    body: shapes.concernBody,
    status: 201,
    reply: shapes.concernReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => nameConcerned(tx, holder, { ...params, ...body })),
          { register_concern_key: alreadyNamed() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/register-entries/{entry}/concerned/{person}/decision',
    id: 'register.decideConcerned',
    summary: say('Xác nhận hoặc không xác nhận người liên quan', 'Confirm or decline who was named'),
    action: 'register.decideConcerned',
    params: shapes.concernParams,
    body: shapes.decisionBody,
    status: 201,
    reply: shapes.concernReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => decideConcerned(tx, holder, { ...params, ...body })),
          { register_concern_decision_key: alreadyNamed() },
        ),
      ),
  }),
];

const listRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/register-entries',
    id: 'register.ofUnit',
    summary: say('Các sổ nói gì về đơn vị', 'What the registers say of a unit'),
    action: 'register.seeOfUnit',
    params: shapes.unitParams,
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ params, query }, { as, holder }) =>
      page(
        await as((tx) => registers.readUnit(tx, holder, params.unit, query, todayInVietnam()), {
          isReadOnly: true,
        }),
        query,
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/register-entries',
    id: 'register.ofPerson',
    summary: say(
      'Các sổ nói gì về một người (được ghi nhật ký)',
      'What the registers say of a person (which is logged)',
    ),
    action: 'register.seeOfPerson',
    params: shapes.personParams,
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ params, query }, { as, holder }) =>
      page(await as((tx) => registers.readPerson(tx, holder, params.person, query, todayInVietnam())), query),
  }),
];

/** The registers: each its own shape, all the same acts. */
export const registerRoutes: readonly Endpoint[] = [
  ...REGISTERS.flatMap((register) => [
    recordRoute(register),
    correctRoute(register),
    ...register.steps.map((step) => stepRoute(register, step)),
  ]),
  ...entryRoutes,
  ...listRoutes,
];
