import { createHash, randomUUID } from 'node:crypto';
import type { Language } from '@congtam/engine';
import type { EventPromise } from '@congtam/evidence';
import { type Context, Hono } from 'hono';
import { mayEver, notAllowed } from '../access/rights.ts';
import type { Holder } from '../access/roles.ts';
import { type AsActor, account, nobody, type RecordedEvent } from '../database/as-actor.ts';
import { isRefusal, type Refusal, Refused } from '../refusal.ts';
import { type CookieNames, readCookies, setCookie } from './cookies.ts';
import type { Answer, Call, Endpoint } from './endpoint.ts';
import { type FileGiven, GIVEN_TYPES, readFileBody } from './file-body.ts';
import { keyedCall, once } from './idempotency.ts';
import { readJsonBody } from './json-body.ts';
import {
  crossSite,
  faultResponse,
  methodNotAllowed,
  noSession,
  notFound,
  problemResponse,
} from './problem.ts';
import { secureHeaders } from './secure-headers.ts';

/** One line for the log of the server: no names, no bodies, no addresses of pages that hold ids. */
export interface RequestLine {
  readonly request: string;
  readonly method: string;
  /** The pattern of the route, never the path. */
  readonly route: string;
  readonly status: number;
  readonly milliseconds: number;
  readonly account?: string;
  readonly code?: string;
}

export interface AppDependencies {
  readonly asActor: AsActor;
  readonly endpoints: readonly Endpoint[];
  readonly cookies: CookieNames;
  /** Who a session token belongs to at this moment. */
  readonly holderOf: (token: string) => Promise<Holder | undefined>;
  readonly promise: (event: RecordedEvent) => EventPromise;
  readonly addressOf: (context: Context) => string;
  readonly log: (line: RequestLine) => void;
  readonly onFault: (request: string, error: unknown) => void;
}

interface Served {
  readonly response: Response;
  readonly code?: string;
  readonly account?: string;
}

/** The whole HTTP side, without a port: tests call `app.request()`. */
export function makeApp(dependencies: AppDependencies): Hono {
  const app = new Hono({ strict: false });
  for (const endpoint of dependencies.endpoints) {
    app.on(endpoint.method.toUpperCase(), honoPath(endpoint.path), (context) =>
      serve(dependencies, endpoint.path, context, (request) =>
        call(dependencies, endpoint, context, request),
      ),
    );
  }
  for (const path of new Set(dependencies.endpoints.map((e) => e.path))) {
    const methods = dependencies.endpoints.filter((e) => e.path === path).map((e) => e.method.toUpperCase());
    app.all(honoPath(path), (context) =>
      serve(dependencies, path, context, async (request) => {
        const { response, code } = refused(methodNotAllowed(), context, request);
        response.headers.set('allow', methods.join(', '));
        return { response, ...(code === undefined ? {} : { code }) };
      }),
    );
  }
  app.notFound((context) =>
    serve(dependencies, '*', context, async (request) => refused(notFound(), context, request)),
  );
  return app;
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ':$1');

async function serve(
  { log, onFault }: AppDependencies,
  route: string,
  context: Context,
  work: (request: string) => Promise<Served>,
): Promise<Response> {
  const request = randomUUID();
  const started = performance.now();
  const served = await work(request).catch((error: unknown): Served => {
    if (error instanceof Refused) return refused(error.refusal, context, request);
    onFault(request, error);
    return { response: faultResponse(languageOf(context), request), code: 'server.fault' };
  });
  const { response, ...known } = served;
  secureHeaders(response.headers);
  response.headers.set('x-request-id', request);
  log({
    request,
    method: context.req.method,
    route,
    status: response.status,
    milliseconds: Math.round(performance.now() - started),
    ...known,
  });
  return response;
}

const refused = (why: Refusal, context: Context, request: string): Served => ({
  response: problemResponse(why, languageOf(context), request),
  code: why.code,
});

async function call(
  dependencies: AppDependencies,
  endpoint: Endpoint,
  context: Context,
  request: string,
): Promise<Served> {
  const { access } = endpoint;
  if (endpoint.method !== 'get' && isCrossSite(context.req.raw))
    return refused(crossSite(), context, request);
  const cookies = readCookies(context.req.header('cookie'), dependencies.cookies);
  const holder = access.kind === 'session' ? await holderOf(dependencies, cookies.session) : undefined;
  if (access.kind === 'session') {
    if (holder === undefined) return refused(noSession(), context, request);
    if (!mayEver(holder, access.action)) {
      return { ...refused(notAllowed(), context, request), account: holder.account };
    }
  }
  const body = await bodyOf(endpoint, context.req.raw);
  if (isRefusal(body)) return refused(body, context, request);

  const events: RecordedEvent[] = [];
  const options = { request, onRecorded: (more: readonly RecordedEvent[]) => void events.push(...more) };
  const actor = holder === undefined ? nobody : account(holder.account);
  const keyed = keyedOf(endpoint, context, holder, body);
  if (isRefusal(keyed))
    return { ...refused(keyed, context, request), ...(holder && { account: holder.account }) };
  const base: Call = {
    asActor: dependencies.asActor,
    as: (work, more) => {
      const isAct = more?.isReadOnly !== true && more?.unrecordedBecause === undefined;
      const done = keyed !== undefined && isAct ? once(keyed, work) : work;
      return dependencies.asActor(actor, done, { ...options, ...more });
    },
    language: languageOf(context),
    request,
    address: dependencies.addressOf(context),
    cookies,
    seenVersion: context.req.header('if-match')?.replace(/^(?:W\/)?"(.*)"$/, '$1'),
    options,
  };
  const raw = { params: context.req.param(), query: queryOf(context), body: body.value, file: body.file };
  const given = await endpoint.run(
    raw,
    holder === undefined ? base : withHolder(base, holder, cookies.session),
  );
  const known = holder === undefined ? {} : { account: holder.account };
  if (isRefusal(given)) return { ...refused(given, context, request), ...known };
  return { response: answered(dependencies, endpoint, given, events), ...known };
}

/** An unsafe call of somebody known may bring a key: done twice, it is done once. */
function keyedOf({ method }: Endpoint, context: Context, holder: Holder | undefined, sent: Sent) {
  if (method === 'get' || holder === undefined) return undefined;
  const { path } = context.req;
  const body =
    sent.file === undefined ? sent.value : createHash('sha256').update(sent.file.bytes).digest('hex');
  return keyedCall(context.req.header('idempotency-key'), holder.account, { method, path, body });
}

const withHolder = (base: Call, holder: Holder, token = '') => ({ ...base, holder, token });

async function holderOf({ holderOf: find }: AppDependencies, token: string | undefined) {
  return token === undefined ? undefined : find(token);
}

function answered(
  { cookies, promise }: AppDependencies,
  { status }: Endpoint,
  { body, headers = {}, cookies: changes = [], file }: Answer<unknown>,
  events: readonly RecordedEvent[],
): Response {
  const all = new Headers(headers);
  if (status !== 204) all.set('content-type', 'application/json; charset=utf-8');
  for (const event of events) {
    // The receipt of the act, at once; the proof can be asked for when the event is sealed.
    all.append('congtam-receipt', Buffer.from(JSON.stringify(promise(event))).toString('base64url'));
  }
  for (const change of changes) all.append('set-cookie', setCookie(cookies, change));
  if (file !== undefined) {
    all.set('content-type', GIVEN_TYPES[file.kind]);
    all.set('content-disposition', `attachment; filename="${file.name}"`);
    return new Response(new Uint8Array(file.bytes), { status, headers: all });
  }
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: all });
}

interface Sent {
  readonly value: unknown;
  readonly file?: FileGiven;
}

async function bodyOf({ body, takesFile }: Endpoint, request: Request): Promise<Sent | Refusal> {
  if (takesFile !== undefined) {
    const read = await readFileBody(request, takesFile);
    return isRefusal(read) ? read : { value: {}, ...read };
  }
  return body === undefined ? noBody(request) : readJsonBody(request);
}

/** A body nobody asked for is refused: it may be what somebody believes to be taken. */
async function noBody(request: Request): Promise<{ readonly value: unknown } | Refusal> {
  const length = request.headers.get('content-length');
  if (request.body === null || length === '0') return { value: {} };
  return readJsonBody(request);
}

/** Each parameter once: of two with one name, two programs may read different ones. */
function queryOf(context: Context): { readonly [name: string]: unknown } {
  return Object.fromEntries(
    Object.entries(context.req.queries()).map(([name, values]) => [
      name.normalize('NFC'),
      values.length === 1 ? values[0]?.normalize('NFC') : values,
    ]),
  );
}

const languageOf = (context: Context): Language =>
  /^\s*en\b/i.test(context.req.header('accept-language') ?? '') ? 'en' : 'vi';

/** Browsers say where an unsafe request comes from; what is no browser has no cookie to be stolen. */
function isCrossSite(request: Request): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site !== 'same-origin' && site !== 'none';
  const origin = request.headers.get('origin');
  return origin !== null && hostOf(origin) !== request.headers.get('host');
}

function hostOf(origin: string): string | undefined {
  try {
    return new URL(origin).host;
  } catch {
    return undefined;
  }
}
