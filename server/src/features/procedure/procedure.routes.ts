import { say } from '@congtam/engine';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { isRefusal, orRefusal } from '../../refusal.ts';
import { workingDays } from '../../working-days.ts';
import {
  begunAlready,
  elsewhere,
  noSuchStep,
  notCarriedHere,
  outOfOrder,
  paperNeeded,
} from './procedure.errors.ts';
import * as shapes from './procedure.schemas.ts';
import { recordSeat, seatsOf } from './seats.ts';
import { BY_THE_ACT, beginProcedure, ON_PAPER, openWay, takeStep, wayOf } from './steps.ts';
import { waysOfCycle } from './ways.ts';

const WAY = '/api/v1/cycles/{cycle}/procedure/{regulation}/{subject}';

/** The order of steps in a cycle, and who sits where in the table of authorities. */
export const procedureRoutes = (sources: EvaluationSources): readonly Endpoint[] => [
  endpoint({
    method: 'post',
    path: '/api/v1/cycles/{cycle}/procedure',
    id: 'procedure.begin',
    summary: say(
      'Bắt đầu làm trình tự của đợt trên hệ thống',
      'Begin to carry the procedure of a cycle here',
    ),
    action: 'procedure.begin',
    params: shapes.cycleParams,
    body: shapes.beginBody,
    status: 201,
    reply: shapes.beginReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => beginProcedure(tx, holder, sources, { ...params, ...body })),
          { procedure_of_cycle_key: begunAlready() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/cycles/{cycle}/procedure',
    id: 'procedure.list',
    summary: say(
      'Trình tự của cả đợt: ai đang ở bước nào, đến hạn, quá hạn',
      'The procedure of a cycle: who is at which step, due and overdue',
    ),
    action: 'procedure.see',
    params: shapes.cycleParams,
    status: 200,
    reply: shapes.waysReply,
    handle: async ({ params }, { as }) =>
      answered(await as((tx) => waysOfCycle(tx, sources, workingDays(), params), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: WAY,
    id: 'procedure.open',
    summary: say(
      'Các bước của một người, đơn vị: xong, đến hạn, quá hạn',
      'The steps of a subject as they stand',
    ),
    action: 'procedure.see',
    params: shapes.subjectParams,
    status: 200,
    reply: shapes.wayReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => openWay(tx, holder, sources, workingDays(), params), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: `${WAY}/steps/{step}`,
    id: 'procedure.take',
    summary: say(
      'Ghi một bước đã làm; bước muộn vẫn nhận, kèm lý do',
      'Take a step; a late one is taken too, with its reason',
    ),
    action: 'procedure.take',
    params: shapes.stepParams,
    body: shapes.stepBody,
    status: 201,
    reply: shapes.stepReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as(async (tx) => {
            const way = await wayOf(tx, sources, workingDays(), params);
            if (isRefusal(way)) return way;
            const step = way?.kind.steps.find(({ id }) => id === params.step);
            if (step === undefined) return noSuchStep();
            if (BY_THE_ACT.includes(step.does)) return elsewhere(step.does);
            // What was said in secret is known by its counting record alone.
            const isCounted = step.opinions?.kind === 'anonymous';
            if ((isCounted || ON_PAPER.includes(step.does)) && body.document === null) return paperNeeded();
            const thing = { kind: 'paper', id: body.document ?? step.id };
            const given = { ...params, does: step.does, thing, reason: body.reason };
            return (await takeStep(tx, holder, sources, workingDays(), given)) ?? notCarriedHere();
          }),
          { procedure_step_key: outOfOrder([]) },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/authority-seats',
    id: 'authority.seats',
    summary: say('Ai giữ ghế nào trong bảng thẩm quyền', 'Who sits where in the table of authorities'),
    action: 'authority.seeSeats',
    params: shapes.unitParams,
    status: 200,
    reply: shapes.seatsReply,
    handle: async ({ params }, { as, holder }) =>
      answered(await as((tx) => seatsOf(tx, holder, params.unit), { isReadOnly: true })),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/authority-seats',
    id: 'authority.seat',
    summary: say(
      'Ghi cơ quan giữ một ghế thẩm quyền, theo văn bản',
      'Record which body sits in a seat, by its document',
    ),
    action: 'authority.seat',
    params: shapes.unitParams,
    body: shapes.seatBody,
    status: 201,
    reply: shapes.seatReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => recordSeat(tx, holder, { ...params, ...body }))),
  }),
];
