import { say } from '@congtam/engine';
import { z } from 'zod';
import { type Access, type Endpoint, publicEndpoint } from './endpoint.ts';
import { GIVEN_TYPES, type GivenKind } from './file-body.ts';

/** OpenAPI 3.1 of all routes: it says what is served because it is made of it. */
export function openApiOf(endpoints: readonly Endpoint[], version: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const endpoint of endpoints) {
    paths[endpoint.path] = { ...paths[endpoint.path], [endpoint.method]: operationOf(endpoint) };
  }
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
      schemas: { Problem: schemaOf(problem) },
      responses: {
        Problem: {
          description: 'Từ chối / refused',
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      },
    },
  };
}

const problem = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.string(),
  traceId: z.string(),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});

function operationOf(endpoint: Endpoint) {
  const { id, summary, access, params, query, body, status, reply, takesFile, givesFile } = endpoint;
  return {
    operationId: id,
    summary: summary.vi,
    description: `${summary.en}. ${rightOf(access)}`,
    security: access.kind === 'public' ? [] : [{ session: [] }],
    ...(params === undefined && query === undefined
      ? {}
      : { parameters: [...parametersOf('path', params), ...parametersOf('query', query)] }),
    ...(body === undefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schemaOf(body, 'input') } },
          },
        }),
    ...(takesFile === undefined ? {} : { requestBody: { required: true, content: filesOf(takesFile) } }),
    responses: {
      [status]: {
        description: 'Xong / done',
        ...(givesFile !== undefined
          ? { content: filesOf(givesFile) }
          : status === 204
            ? {}
            : { content: { 'application/json': { schema: schemaOf(reply) } } }),
      },
      '4XX': { $ref: '#/components/responses/Problem' },
    },
  };
}

const filesOf = (kinds: readonly GivenKind[]) =>
  Object.fromEntries(
    kinds.map((kind) => [GIVEN_TYPES[kind].split(';')[0], { schema: { type: 'string', format: 'binary' } }]),
  );

const rightOf = (access: Access): string =>
  access.kind === 'public' ? `Public: ${access.because}.` : `Needs the right ${access.action}.`;

function parametersOf(place: 'path' | 'query', shape: z.ZodObject | undefined) {
  return Object.entries(shape?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || !z.safeParse(schema, undefined).success,
    schema: schemaOf(schema as z.ZodType, 'input'),
  }));
}

function schemaOf(schema: z.ZodType, io: 'input' | 'output' = 'output'): unknown {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, target: 'draft-2020-12' });
  return rest;
}

/** Serves the description of the other routes. */
export function openApiRoute(endpoints: readonly Endpoint[], version: string): Endpoint {
  const document = openApiOf(endpoints, version);
  return publicEndpoint({
    method: 'get',
    path: '/openapi.json',
    id: 'openapi',
    summary: say('Mô tả giao diện lập trình', 'Description of the API'),
    because: 'it describes the program, which is open, and no data',
    status: 200,
    reply: z.unknown(),
    handle: async () => ({ body: document }),
  });
}
