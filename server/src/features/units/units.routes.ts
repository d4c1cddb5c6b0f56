import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { versionHeader } from '../../http/versions.ts';
import { orRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { codeTaken, noSuchUnit } from './units.errors.ts';
import * as queries from './units.queries.ts';
import * as shapes from './units.schemas.ts';
import { changeUnit, foundUnit, mergeUnits, restoreUnit, unitVersion } from './units.ts';

export const unitRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/units',
    id: 'unit.list',
    summary: say('Cây đơn vị của một ngày', 'The tree of units of a day'),
    action: 'unit.see',
    query: shapes.onQuery,
    status: 200,
    reply: shapes.unitsReply,
    handle: async ({ query: { on = todayInVietnam() } }, { as }) => ({
      body: { on, units: await as((tx) => queries.unitsOn(tx, on), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}',
    id: 'unit.history',
    summary: say('Một đơn vị qua thời gian', 'A unit through time'),
    action: 'unit.see',
    params: shapes.unitParams,
    status: 200,
    reply: shapes.historyReply,
    handle: async ({ params: { unit } }, { as }) => {
      const body = await as(
        async (tx) => ({
          versions: await queries.versionsOf(tx, unit),
          successions: await queries.successionsOf(tx, unit),
        }),
        { isReadOnly: true },
      );
      if (body.versions.length === 0) return noSuchUnit();
      return { body, headers: versionHeader(unitVersion(body.versions)) };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units',
    id: 'unit.found',
    summary: say('Lập đơn vị', 'Found a unit'),
    action: 'unit.found',
    body: shapes.foundBody,
    status: 201,
    reply: shapes.unitReply,
    handle: async ({ body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => foundUnit(tx, holder, body)),
          { unit_code_once: codeTaken() },
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/versions',
    id: 'unit.change',
    summary: say('Đổi tên, loại, cấp trên từ một ngày', 'Change a unit from a day on'),
    action: 'unit.change',
    params: shapes.unitParams,
    body: shapes.changeBody,
    status: 201,
    reply: shapes.unitReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) => {
      const given = Object.fromEntries(Object.entries(body).filter(([, value]) => value !== undefined));
      return answered(
        await as((tx) =>
          changeUnit(
            tx,
            holder,
            params.unit,
            { ...given, from: body.from, ground: body.ground },
            seenVersion,
          ),
        ),
      );
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/restoration',
    id: 'unit.restore',
    summary: say('Hủy việc giải thể, sáp nhập ghi sai', 'Take back a dissolution or merger recorded wrongly'),
    action: 'unit.restore',
    params: shapes.unitParams,
    body: shapes.restoreBody,
    status: 201,
    reply: shapes.unitReply,
    handle: async ({ params, body }, { as, holder, seenVersion }) =>
      answered(await as((tx) => restoreUnit(tx, holder, params.unit, body.ground, seenVersion))),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/unit-mergers',
    id: 'unit.merge',
    summary: say('Sáp nhập, chia tách, giải thể', 'Merge, divide, dissolve units'),
    action: 'unit.merge',
    body: shapes.mergeBody,
    status: 201,
    reply: shapes.mergedReply,
    handle: async ({ body }, { as, holder }) => answered(await as((tx) => mergeUnits(tx, holder, body))),
  }),
];
