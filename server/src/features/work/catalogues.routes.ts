import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { orRefusal } from '../../refusal.ts';
import { todayInVietnam } from '../../vietnam-day.ts';
import { lineOf } from '../units/units.queries.ts';
import { cataloguesOf, positionsOn } from './catalogues.queries.ts';
import * as shapes from './catalogues.schemas.ts';
import { compareCatalogues, decideCatalogue, proposeCatalogue, setPosition } from './catalogues.ts';
import { catalogueFor } from './conversion.ts';
import { decidedAlready } from './work.errors.ts';

/** What products there are, what they are worth, and to which job positions they belong. */
export const catalogueRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/work-catalogues',
    id: 'catalogue.propose',
    summary: say('Trình danh mục sản phẩm, công việc quy đổi', 'Propose a conversion catalogue'),
    action: 'catalogue.propose',
    params: shapes.unitParams,
    body: shapes.proposeBody,
    status: 201,
    reply: shapes.catalogueReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(await as((tx) => proposeCatalogue(tx, holder, { ...params, ...body }))),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/work-catalogues',
    id: 'catalogue.list',
    summary: say('Các danh mục đơn vị đã trình', 'The catalogues a unit has proposed'),
    action: 'catalogue.see',
    params: shapes.unitParams,
    status: 200,
    reply: shapes.cataloguesReply,
    handle: async ({ params }, { as }) => ({
      body: { catalogues: await as((tx) => cataloguesOf(tx, params.unit), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/work-catalogue',
    id: 'catalogue.inForce',
    summary: say('Danh mục có hiệu lực cho đơn vị', 'The catalogue in force for a unit'),
    action: 'catalogue.see',
    params: shapes.unitParams,
    query: shapes.dayQuery,
    status: 200,
    reply: shapes.inForceReply,
    handle: async ({ params, query: { on = todayInVietnam() } }, { as }) => {
      const catalogue = await as(async (tx) => catalogueFor(tx, await lineOf(tx, params.unit, on), on), {
        isReadOnly: true,
      });
      return { body: { on, catalogue: catalogue ?? null } };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-catalogues/{catalogue}/decision',
    id: 'catalogue.decide',
    summary: say('Cơ quan quản lý phê duyệt danh mục', 'The managing body approves a catalogue'),
    action: 'catalogue.decide',
    params: shapes.catalogueParams,
    body: shapes.decisionBody,
    status: 201,
    reply: shapes.catalogueReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => decideCatalogue(tx, holder, { ...params, ...body })),
          { work_catalogue_decision_key: decidedAlready() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/work-catalogue-comparison',
    id: 'catalogue.compare',
    summary: say('So hệ số của cùng sản phẩm giữa các cơ quan', 'Compare coefficients between bodies'),
    action: 'catalogue.see',
    query: shapes.dayQuery,
    status: 200,
    reply: shapes.comparisonReply,
    handle: async ({ query: { on = todayInVietnam() } }, { as }) => ({
      body: { on, products: await as((tx) => compareCatalogues(tx, on), { isReadOnly: true }) },
    }),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/units/{unit}/job-position-products',
    id: 'catalogue.setPosition',
    summary: say('Ghi sản phẩm của vị trí việc làm', 'Record the products of a job position'),
    action: 'catalogue.setPosition',
    params: shapes.unitParams,
    body: shapes.positionBody,
    status: 201,
    reply: shapes.positionReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => setPosition(tx, holder, { ...params, ...body })),
          { job_position_products_key: decidedAlready() },
        ),
      ),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/job-position-products',
    id: 'catalogue.positions',
    summary: say('Sản phẩm của các vị trí việc làm', 'The products of job positions'),
    action: 'catalogue.see',
    params: shapes.unitParams,
    query: shapes.dayQuery,
    status: 200,
    reply: shapes.positionsReply,
    handle: async ({ params, query: { on = todayInVietnam() } }, { as }) => ({
      body: { on, positions: await as((tx) => positionsOn(tx, params.unit, on), { isReadOnly: true }) },
    }),
  }),
];
