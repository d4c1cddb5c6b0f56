import { say } from '@congtam/engine';
import { answered, type Endpoint, endpoint } from '../../http/endpoint.ts';
import { refusalOfVersion, versionHeader } from '../../http/versions.ts';
import { isRefusal, orRefusal, type Refusal } from '../../refusal.ts';
import { assign, nameTask } from './assignments.ts';
import { catalogueRoutes } from './catalogues.routes.ts';
import { askCause, decideCause } from './causes.ts';
import { handoverRoutes } from './handovers.routes.ts';
import { importRoutes } from './imports.routes.ts';
import * as products from './products.ts';
import { openProduct, periodsOfPerson, workloadOf, workOfPerson, workOfUnit } from './reading.ts';
import { decidedAlready, SETTLED } from './work.errors.ts';
import type { ProductRow } from './work.queries.ts';
import * as shapes from './work.schemas.ts';
import { standingOf } from './work.states.ts';
import { workTablesFor } from './work-tables.queries.ts';

/** Two who change one product at once have seen the same revision: the second has not seen the first one's. */
const outdated = refusalOfVersion('seen', 'changed');
const conflicts = {
  ...SETTLED,
  ...(outdated === undefined ? {} : { work_product_revision_key: outdated }),
};

const shown = (row: ProductRow) => ({ ...row, standing: standingOf(row.state, row.handover) });
const productAnswered = (row: ProductRow | Refusal) =>
  isRefusal(row) ? row : { body: shown(row), headers: versionHeader(products.productVersion(row)) };
const page = (
  rows: readonly ProductRow[] | Refusal,
  { offset, limit }: { readonly offset: number; readonly limit: number },
) =>
  isRefusal(rows)
    ? rows
    : { body: { products: rows.map(shown), next: rows.length === limit ? offset + limit : null } };

const assignmentRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/work-tasks',
    id: 'work.assign',
    summary: say('Giao việc cho một hoặc nhiều người', 'Assign a task to one or to many'),
    action: 'work.assign',
    body: shapes.assignBody,
    status: 201,
    reply: shapes.assignedReply,
    handle: async ({ body }, { as, holder }) => {
      const given = await orRefusal(
        as((tx) => assign(tx, holder, body)),
        SETTLED,
      );
      return isRefusal(given) ? given : { body: { ...given, products: given.products.map(shown) } };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-tasks/unplanned',
    id: 'work.name',
    summary: say('Nêu việc đột xuất của mình, chỉ cần tên', 'Name an unplanned task of one’s own'),
    action: 'work.name',
    body: shapes.nameBody,
    status: 201,
    reply: shapes.assignedReply,
    handle: async ({ body: { title, period } }, { as, holder }) => {
      const given = await orRefusal(
        as((tx) => nameTask(tx, holder, { title, period })),
        SETTLED,
      );
      return isRefusal(given) ? given : { body: { ...given, products: given.products.map(shown) } };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/classification',
    id: 'work.classify',
    summary: say('Phân loại việc đã nêu, hoặc sửa việc đã giao', 'Classify a named task, or change it'),
    action: 'work.classify',
    params: shapes.productParams,
    body: shapes.classifyBody,
    status: 201,
    reply: shapes.productReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      productAnswered(
        await orRefusal(
          as((tx) => products.classify(tx, holder, { ...params, seen }, body)),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/split',
    id: 'work.split',
    summary: say('Chia sản phẩm theo kỳ hoặc theo người', 'Divide a product by periods or people'),
    action: 'work.split',
    params: shapes.productParams,
    body: shapes.splitBody,
    status: 201,
    reply: shapes.productsReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) => {
      const parts = await orRefusal(
        as((tx) => products.split(tx, holder, { ...params, seen }, body)),
        conflicts,
      );
      return isRefusal(parts) ? parts : { body: { products: parts.map(shown) } };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/withdrawal',
    id: 'work.withdraw',
    summary: say('Rút việc đã giao', 'Withdraw what was assigned'),
    action: 'work.withdraw',
    params: shapes.productParams,
    body: shapes.withdrawBody,
    status: 201,
    reply: shapes.productReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      productAnswered(
        await orRefusal(
          as((tx) => products.withdraw(tx, holder, { ...params, seen }, body.reason)),
          conflicts,
        ),
      ),
  }),
];

const resultRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/report',
    id: 'work.report',
    summary: say('Tự báo kết quả', 'Report what came of it'),
    action: 'work.report',
    params: shapes.productParams,
    body: shapes.reportBody,
    status: 201,
    reply: shapes.productReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      productAnswered(
        await orRefusal(
          as((tx) => products.report(tx, holder, { ...params, seen }, body)),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-reports',
    id: 'work.reportAll',
    summary: say('Tự báo kết quả nhiều việc một lần', 'Report many products at once'),
    action: 'work.report',
    body: shapes.reportAllBody,
    status: 201,
    reply: shapes.productsReply,
    handle: async ({ body: { reports } }, { as, holder }) => {
      const given = reports.map(({ product, version: seen, ...said }) => ({ product, seen, said }));
      const rows = await orRefusal(
        as((tx) => products.reportAll(tx, holder, given)),
        conflicts,
      );
      return isRefusal(rows) ? rows : { body: { products: rows.map(shown) } };
    },
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/corrections',
    id: 'work.correct',
    summary: say('Sửa kết quả đã báo, kèm lý do', 'Correct what was reported, with the reason'),
    action: 'work.correct',
    params: shapes.productParams,
    body: shapes.correctBody,
    status: 201,
    reply: shapes.productReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      productAnswered(
        await orRefusal(
          as((tx) => products.correct(tx, holder, { ...params, seen }, body)),
          conflicts,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-products/{product}/causes',
    id: 'work.askCause',
    summary: say('Đề nghị xác nhận khách quan, bất khả kháng', 'Ask for an objective cause to be confirmed'),
    action: 'work.askCause',
    params: shapes.productParams,
    body: shapes.causeBody,
    status: 201,
    reply: shapes.causeReply,
    handle: async ({ params, body }, { as, holder, seenVersion: seen }) =>
      answered(
        await orRefusal(
          as((tx) => askCause(tx, holder, { ...params, seen, ...body })),
          SETTLED,
        ),
      ),
  }),
  endpoint({
    method: 'post',
    path: '/api/v1/work-causes/{cause}/decision',
    id: 'work.decideCause',
    summary: say('Xác nhận hoặc không xác nhận khách quan', 'Confirm or decline an objective cause'),
    action: 'work.decideCause',
    params: shapes.causeParams,
    body: shapes.causeDecisionBody,
    status: 201,
    reply: shapes.causeReply,
    handle: async ({ params, body }, { as, holder }) =>
      answered(
        await orRefusal(
          as((tx) => decideCause(tx, holder, { ...params, ...body })),
          { ...SETTLED, work_cause_decision_key: decidedAlready() },
        ),
      ),
  }),
];

const readingRoutes: readonly Endpoint[] = [
  endpoint({
    method: 'get',
    path: '/api/v1/work-products/{product}',
    id: 'work.open',
    summary: say('Một sản phẩm qua các lần ghi', 'A product with all it ever said'),
    action: 'work.open',
    params: shapes.productParams,
    status: 200,
    reply: shapes.historyReply,
    handle: async ({ params }, { as }) => {
      const found = await as((tx) => openProduct(tx, params.product), { isReadOnly: true });
      if (isRefusal(found)) return found;
      const { product, ...more } = found;
      return {
        body: { ...shown(product), ...more },
        headers: versionHeader(products.productVersion(product)),
      };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/work-products',
    id: 'work.ofPerson',
    summary: say('Công việc của một người (được ghi nhật ký)', 'The work of a person (which is logged)'),
    action: 'work.seeOfPerson',
    params: shapes.personParams,
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ params, query }, { as, holder }) =>
      page(await as((tx) => workOfPerson(tx, holder, params.person, query)), query),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/people/{person}/work-periods',
    id: 'work.periodsOfPerson',
    summary: say('Các kỳ có công việc của một người', 'The periods of which a person has work'),
    action: 'work.seeOfPerson',
    params: shapes.personParams,
    status: 200,
    reply: shapes.periodsReply,
    handle: async ({ params }, { as, holder }) => {
      const periods = await as((tx) => periodsOfPerson(tx, holder, params.person));
      return isRefusal(periods) ? periods : { body: { periods } };
    },
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/work-products',
    id: 'work.ofUnit',
    summary: say('Công việc của đơn vị', 'The work of a unit'),
    action: 'work.seeOfUnit',
    params: shapes.unitParams,
    query: shapes.listQuery,
    status: 200,
    reply: shapes.listReply,
    handle: async ({ params, query }, { as, holder }) =>
      page(await as((tx) => workOfUnit(tx, holder, params.unit, query), { isReadOnly: true }), query),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/workload',
    id: 'work.workload',
    summary: say('Phần việc của từng người trong đơn vị', 'The share of each person in the work of a unit'),
    action: 'work.seeOfUnit',
    params: shapes.unitParams,
    query: shapes.workloadQuery,
    status: 200,
    reply: shapes.workloadReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => workloadOf(tx, holder, { ...params, ...query }), { isReadOnly: true })),
  }),
  endpoint({
    method: 'get',
    path: '/api/v1/units/{unit}/work-tables',
    id: 'work.feed',
    summary: say('Bảng của quy định, lấy từ công việc', 'The tables of a regulation, fed from work'),
    action: 'work.feed',
    params: shapes.unitParams,
    query: shapes.feedQuery,
    status: 200,
    reply: shapes.feedReply,
    handle: async ({ params, query }, { as, holder }) =>
      answered(await as((tx) => workTablesFor(tx, holder, { ...params, ...query }))),
  }),
];

/** The year's work: what was assigned, what came of it, and what regulations are told of it. */
export const workRoutes = (xlsxReader: string | undefined): readonly Endpoint[] => [
  ...catalogueRoutes,
  ...assignmentRoutes,
  ...resultRoutes,
  ...handoverRoutes,
  ...readingRoutes,
  ...importRoutes(xlsxReader),
];
