import { say } from '@congtam/engine';
import { z } from 'zod';
import { type Access, type Endpoint, publicEndpoint } from './endpoint.ts';
import { GIVEN_TYPES, type GivenKind } from './file-body.ts';
import { SharedShapes } from './shared-shapes.ts';

/** OpenAPI 3.1 of all routes: it says what is served because it is made of it. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): unknown {
  const shapes = new SharedShapes();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint, shapes) };
  }
  shapes.of(problem);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Công Tâm',
      version,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      description:
        'Times are RFC 3339 in UTC, days are ISO 8601, decimals are text. Every refusal is an RFC 9457 problem.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-congtam-session' } },
      schemas: shapes.named(),
      parameters: { IdempotencyKey: idempotencyKey },
      responses: Object.fromEntries(
        Object.entries({ ...PROBLEMS, Problem: 'Từ chối / refused' }).map(([name, description]) => [
          name,
          {
            description,
            content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        ]),
      ),
      headers: {
        Link: {
          description: 'Trang sau của danh sách / next page of the list (RFC 8288)',
          schema: { type: 'string' },
        },
      },
    },
  };
}

const named = (name: string) => ({ $ref: `#/components/responses/${name}` });

/** What the machinery around every route may answer, whatever the route does. */
const PROBLEMS = {
  Invalid: 'Dữ liệu gửi lên chưa đúng / what was sent is not right: http.invalid, http.json-*',
  NoSession:
    'Chưa đăng nhập, hay header congtam-account nêu tài khoản khác / not signed in, or the header congtam-account names another account: session.*',
  NotAllowed:
    'Không có quyền, hoặc từ trang khác / no right, or from another site: access.*, http.cross-site',
  NotFound: 'Không có, hoặc không được xem / not there, or not shown: http.not-found',
  Conflict: 'Trạng thái hiện tại không cho phép / not in the present state',
  Outdated: 'Đã có người sửa / changed since it was read: http.version-outdated',
  TooLarge: 'Quá lớn / too large: http.too-large, http.file-too-large',
  WrongType: 'Loại nội dung không được nhận / type not taken: http.not-json, http.file-type',
  KeyUsed: 'Khóa đã dùng cho việc khác / key used for something else: http.idempotency-key-used',
  VersionNeeded: 'Cần If-Match / If-Match is needed: http.version-needed',
  TooMany: 'Quá nhiều yêu cầu / too many requests: http.too-many-requests, account.slow-down',
  Fault: 'Lỗi của hệ thống / a fault of ours: server.fault',
  Busy: 'Quá tải hoặc chưa sẵn sàng / overloaded or not ready: server.busy, server.not-ready',
} as const;

/** The refusals a route may answer with, by status. */
function problemsOf({ access, params, query, body, takesFile, method, isUncounted }: Endpoint) {
  const takesInput = params !== undefined || query !== undefined || body !== undefined;
  const isUnsafe = method !== 'get';
  const hasSession = access.kind === 'session';
  return {
    ...(takesInput || takesFile !== undefined ? { '400': named('Invalid') } : {}),
    ...(hasSession ? { '401': named('NoSession') } : {}),
    ...(hasSession || isUnsafe ? { '403': named('NotAllowed') } : {}),
    ...(params === undefined ? {} : { '404': named('NotFound') }),
    ...(isUnsafe ? { '409': named('Conflict') } : {}),
    ...(isUnsafe && params !== undefined ? { '412': named('Outdated'), '428': named('VersionNeeded') } : {}),
    ...(body !== undefined || takesFile !== undefined
      ? { '413': named('TooLarge'), '415': named('WrongType') }
      : {}),
    ...(isUnsafe ? { '422': named('KeyUsed') } : {}),
    ...(isUncounted ? {} : { '429': named('TooMany') }),
    '500': named('Fault'),
    '503': named('Busy'),
    '4XX': named('Problem'),
  };
}

const problem = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    traceId: z.string(),
    errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
  })
  .meta({ id: 'Problem' });

function operationOf(endpoint: Endpoint, shapes: SharedShapes) {
  const { id, summary, access, params, query, body, status, reply, takesFile, givesFile, givesText } =
    endpoint;
  const isPaged = query !== undefined && ('before' in query.shape || 'after' in query.shape);
  const parameters = [
    ...parametersOf('path', params, shapes),
    ...parametersOf('query', query, shapes),
    ...(endpoint.method !== 'get' && access.kind === 'session' && endpoint.keepsNothing !== true
      ? [{ $ref: '#/components/parameters/IdempotencyKey' }]
      : []),
  ];
  return {
    operationId: id,
    summary: summary.vi,
    description: `${summary.en}. ${rightOf(access)}`,
    security: access.kind === 'public' ? [] : [{ session: [] }],
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: shapes.of(body, 'input') } },
          },
        }),
    ...(takesFile === undefined ? {} : { requestBody: { required: true, content: filesOf(takesFile) } }),
    responses: {
      [status]: {
        description: 'Xong / done',
        ...(isPaged ? { headers: { Link: { $ref: '#/components/headers/Link' } } } : {}),
        ...(givesFile !== undefined
          ? { content: filesOf(givesFile) }
          : status === 204
            ? {}
            : { content: { 'application/json': { schema: shapes.of(reply) }, ...textsOf(givesText) } }),
      },
      ...problemsOf(endpoint),
    },
  };
}

const idempotencyKey = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'Gửi lại với cùng khóa là làm một lần / sent again with the same key it is done once',
  schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,100}$' },
};

const textsOf = (types: readonly string[] = []) =>
  Object.fromEntries(types.map((type) => [type.split(';')[0], { schema: { type: 'string' } }]));

const filesOf = (kinds: readonly GivenKind[]) =>
  Object.fromEntries(
    kinds.map((kind) => [GIVEN_TYPES[kind].split(';')[0], { schema: { type: 'string', format: 'binary' } }]),
  );

const rightOf = (access: Access): string =>
  access.kind === 'public' ? `Public: ${access.because}.` : `Needs the right ${access.action}.`;

function parametersOf(place: 'path' | 'query', shape: z.ZodObject | undefined, shapes: SharedShapes) {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(schema, undefined).success,
    schema: shapes.of(schema as z.ZodType, 'input'),
  }));
}

/** Serves the description of the other routes. */
export function openApiRoute(endpoints: readonly Endpoint[], version: string): Endpoint {
  let document: unknown;
  return publicEndpoint({
    method: 'get',
    path: '/openapi.json',
    id: 'openapi',
    summary: say('Mô tả giao diện lập trình', 'Description of the API'),
    because: 'it describes the program, which is open, and no data',
    status: 200,
    reply: z.unknown(),
    handle: async () => {
      // When it is asked for: writing it would take a tenth of every start.
      document ??= openApiOf(endpoints, version);
      return { body: document };
    },
  });
}

/** The description as it is checked in: what has nothing inside of it stands on one line. */
export const openApiText = (document: unknown): string =>
  `${JSON.stringify(document, null, 2).replace(/[{[]\n[^{}[\]]{1,200}[}\]]/g, (inner) => inner.replace(/\n\s*/g, ' '))}\n`;
