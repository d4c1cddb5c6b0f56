import { createHash } from 'node:crypto';
import type { Language } from '@congtam/engine';
import type { EventPromise } from '@congtam/evidence';
import { type Context, Hono } from 'hono';
import type { Action } from '../access/actions.ts';
import { mayEver, notAllowed } from '../access/rights.ts';
import type { Holder } from '../access/roles.ts';
import { type AsActor, account, CommitUncertain, nobody, type RecordedEvent } from '../database/as-actor.ts';
import { isRefusal, type Refusal, Refused } from '../refusal.ts';
import { type CookieNames, readCookies, setCookie } from './cookies.ts';
import { isCrossSite } from './cross-site.ts';
import { type Answer, type Call, type Endpoint, isAct } from './endpoint.ts';
import { GIVEN_TYPES } from './file-body.ts';
import { keyedCall, once } from './idempotency.ts';
import {
  anotherAccount,
  crossSite,
  faultResponse,
  methodNotAllowed,
  noSession,
  notFound,
  overloadOf,
  problemResponse,
  type WhatIsStored,
} from './problem.ts';
import { secureHeaders } from './secure-headers.ts';
import { bodyOf, type Sent } from './sent-body.ts';
import { type Trace, traceOf, traceparent } from './trace-context.ts';
import type { Traffic } from './traffic.ts';
import type { WebPages } from './web-pages.ts';

/** One line for the log of the server: no names, no bodies, no addresses of pages that hold ids. */
export interface RequestLine {
  readonly request: string;
  /** W3C trace context. */
  readonly trace: string;
  readonly span: string;
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
  /** The web application, where it has been built. */
  readonly pages?: WebPages | undefined;
  readonly cookies: CookieNames;
  /** Who a session token belongs to at this moment. */
  readonly holderOf: (token: string) => Promise<Holder | undefined>;
  /** What a session still lacks for an action, beyond a right. */
  readonly lacking?: ((holder: Holder, action: Action) => Refusal | undefined) | undefined;
  /** Why nothing may be done now, though it may be read; absent: never. */
  readonly standstill?: (() => Refusal | undefined) | undefined;
  readonly promise: (event: RecordedEvent) => EventPromise;
  readonly addressOf: (context: Context) => string;
  readonly log: (line: RequestLine) => void;
  readonly onFault: (request: string, error: unknown) => void;
  /** Absent: nobody is counted or made to wait. */
  readonly traffic?: Traffic;
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
    serve(dependencies, '*', context, async (request) => {
      const page = context.req.method === 'GET' ? dependencies.pages?.answer(context.req.raw) : undefined;
      return page === undefined ? refused(notFound(), context, request) : { response: page };
    }),
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
  const trace = traceOf((name) => context.req.header(name));
  const { request } = trace;
  const started = performance.now();
  const served = await work(request).catch((error: unknown): Served => {
    const { stored, cause } =
      error instanceof FaultOfCall ? error : { stored: 'nothing' as const, cause: error };
    // Too much to do is no fault, as long as nothing of the act was done.
    const known =
      cause instanceof Refused ? cause.refusal : stored === 'nothing' ? overloadOf(cause) : undefined;
    if (known !== undefined) return refused(known, context, request);
    onFault(request, cause);
    return { response: faultResponse(languageOf(context), request, stored), code: 'server.fault' };
  });
  const { response, ...known } = served;
  secureHeaders(response.headers);
  name(response.headers, trace);
  log({
    request,
    trace: trace.trace,
    span: trace.span,
    method: context.req.method,
    route,
    status: response.status,
    milliseconds: Math.round(performance.now() - started),
    ...known,
  });
  return response;
}

function name(headers: Headers, trace: Trace): void {
  headers.set('x-request-id', trace.request);
  headers.set('traceparent', traceparent(trace));
}

/** A fault, with what is known of the act: a fault may come after the commit, or in place of its answer. */
class FaultOfCall extends Error {
  readonly stored: WhatIsStored;
  constructor(cause: unknown, events: number) {
    super('a call failed', { cause });
    this.stored = events > 0 ? 'act' : cause instanceof CommitUncertain ? 'unknown' : 'nothing';
  }
}

const refused = (why: Refusal, context: Context, request: string): Served => ({
  response: problemResponse(why, languageOf(context), request),
  code: why.code,
});

/** Work with the database, when there is a place for it. */
type InTurn = <T>(work: () => Promise<T>) => Promise<T | Refusal>;

/**
 * In a rush, who may go on: counted by address before anything is done. A place is held while the database is asked, not
 * while a body comes in: whoever sends it drop by drop holds up nobody but themself.
 */
async function call(
  dependencies: AppDependencies,
  endpoint: Endpoint,
  context: Context,
  request: string,
): Promise<Served> {
  const { traffic } = dependencies;
  const { access } = endpoint;
  if (endpoint.method !== 'get' && isCrossSite(context.req.raw, dependencies.cookies.isSecure))
    return refused(crossSite(), context, request);
  const standstill = isAct(endpoint) ? dependencies.standstill?.() : undefined;
  if (standstill !== undefined) return refused(standstill, context, request);
  const cookies = readCookies(context.req.header('cookie'), dependencies.cookies);
  const isWrite = endpoint.method !== 'get' && access.kind === 'session' && 'session' in cookies;
  const isCounted = traffic !== undefined && endpoint.isUncounted !== true;
  const inTurn: InTurn = (work) => (isCounted ? traffic.within(isWrite ? 'write' : 'general', work) : work());
  const tooMany = isCounted ? traffic.ofAddress(dependencies.addressOf(context)) : undefined;
  if (tooMany !== undefined) return refused(tooMany, context, request);
  const { session } = cookies;
  const find = async () => (session === undefined ? undefined : dependencies.holderOf(session));
  const holder = access.kind === 'session' ? await inTurn(find) : undefined;
  if (isRefusal(holder)) return refused(holder, context, request);
  const counted = countedOf(dependencies, endpoint, context, holder);
  if (counted?.refused !== undefined)
    return withHeaders(refused(counted.refused, context, request), counted.headers);
  const served = await answeredFor(dependencies, endpoint, context, { request, cookies, holder, inTurn });
  return counted === undefined ? served : withHeaders(served, counted.headers);
}

function countedOf(
  { traffic, addressOf }: AppDependencies,
  { isUncounted }: Endpoint,
  context: Context,
  holder: Holder | undefined,
) {
  if (isUncounted) return undefined;
  return traffic?.ofCaller(
    holder === undefined
      ? { kind: 'stranger', address: addressOf(context) }
      : { kind: 'account', account: holder.account },
  );
}

function withHeaders(served: Served, headers: Headers): Served {
  for (const [name, value] of headers) served.response.headers.set(name, value);
  return served;
}

interface Admitted {
  readonly request: string;
  readonly cookies: { readonly [name: string]: string };
  readonly holder: Holder | undefined;
  readonly inTurn: InTurn;
}

async function answeredFor(
  dependencies: AppDependencies,
  endpoint: Endpoint,
  context: Context,
  { request, cookies, holder, inTurn }: Admitted,
): Promise<Served> {
  const { access } = endpoint;
  if (access.kind === 'session') {
    if (holder === undefined) return refused(noSession(), context, request);
    // A page says whose it is: another may have signed in in another window since, and would be the author of what it sends.
    const pageOf = context.req.header('congtam-account');
    if (pageOf !== undefined && pageOf !== holder.account)
      return { ...refused(anotherAccount(), context, request), account: holder.account };
    if (!mayEver(holder, access.action)) {
      return { ...refused(notAllowed(), context, request), account: holder.account };
    }
    const lacks = dependencies.lacking?.(holder, access.action);
    if (lacks !== undefined) return { ...refused(lacks, context, request), account: holder.account };
  }
  const body = await bodyOf(endpoint, context.req.raw);
  if (isRefusal(body)) return refused(body, context, request);

  const events: RecordedEvent[] = [];
  const options = {
    request,
    ...(access.kind === 'session' && holder ? { under: { action: access.action, holder } } : {}),
    onRecorded: (more: readonly RecordedEvent[]) => void events.push(...more),
  };
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
    accepts: context.req.header('accept') ?? '',
    bearer: /^Bearer (\S+)$/.exec(context.req.header('authorization') ?? '')?.[1],
    seenVersion: context.req.header('if-match')?.replace(/^(?:W\/)?"(.*)"$/, '$1'),
    options,
  };
  const raw = { params: context.req.param(), query: queryOf(context), body: body.value, file: body.file };
  const asked = holder === undefined ? base : withHolder(base, holder, cookies.session);
  const given = await inTurn(() =>
    endpoint.run(raw, asked).catch((error: unknown) => {
      throw error instanceof Refused ? error : new FaultOfCall(error, events.length);
    }),
  );
  const known = holder === undefined ? {} : { account: holder.account };
  if (isRefusal(given)) return { ...refused(given, context, request), ...known };
  const response = answered(dependencies, endpoint, given, events);
  if (given.nextPage !== undefined) response.headers.set('link', linkOf(context.req.url, given.nextPage));
  return { response, ...known };
}

/** An unsafe call of somebody known may bring a key: done twice, it is done once. */
function keyedOf(
  { method, keepsNothing }: Endpoint,
  context: Context,
  holder: Holder | undefined,
  sent: Sent,
) {
  if (method === 'get' || keepsNothing === true || holder === undefined) return undefined;
  const { req } = context;
  const body =
    sent.file === undefined ? sent.value : createHash('sha256').update(sent.file.bytes).digest('hex');
  return keyedCall(req.header('idempotency-key'), holder.account, {
    ...{ method, path: req.path, query: queryOf(context), body },
    seenVersion: req.header('if-match'),
    contentType: req.header('content-type'),
  });
}

const withHolder = (base: Call, holder: Holder, token = '') => ({ ...base, holder, token });

function answered(
  { cookies, promise }: AppDependencies,
  { status }: Endpoint,
  { body, headers = {}, cookies: changes = [], file, text }: Answer<unknown>,
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
  if (text !== undefined) {
    all.set('content-type', text.type);
    return new Response(text.content, { status, headers: all });
  }
  return new Response(status === 204 ? null : JSON.stringify(body), { status, headers: all });
}

/** The same list from another place on (RFC 8288), without the host: behind a proxy we may not know it. */
function linkOf(asked: string, next: { readonly [parameter: string]: string }): string {
  const url = new URL(asked);
  for (const [name, value] of Object.entries(next)) url.searchParams.set(name, value);
  return `<${url.pathname}${url.search}>; rel="next"`;
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
