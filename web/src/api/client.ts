import createClient, { type Middleware } from 'openapi-fetch';
import { keptLanguage } from '../i18n/language.tsx';
import { actKeys, KEEPING_NOTHING } from './act-keys.ts';
import { bytesOfFile } from './bytes-of-file.ts';
import { sessionLost } from './lost-session.ts';
import { pageOf } from './page-of.ts';
import { Problem, problemOf } from './problem.ts';
import type { paths } from './schema.generated.ts';

const KEY = 'idempotency-key';
const ACCOUNT = 'congtam-account';
const acts = actKeys();

/**
 * An unsafe call carries the key of its act, so that one that is sent again after a lost answer is done once. An act that
 * outlives this page brings a key of its own.
 */
const keyed: Middleware = {
  async onRequest({ request, schemaPath }) {
    request.headers.set('accept-language', keptLanguage());
    // Who is signed in, and signing in, is asked of the browser, whoever the page is of.
    if (schemaPath !== '/api/v1/session' || request.method === 'DELETE') nameAccount(request.headers);
    if (request.method !== 'GET' && !KEEPING_NOTHING.has(schemaPath) && !request.headers.has(KEY))
      request.headers.set(KEY, await acts.keyOf(request));
    return request;
  },
  onResponse: ({ request, response }) => wholeAnswer(request, response),
};

/** The server refuses what another account would be the author of. */
function nameAccount(headers: Headers): void {
  const account = pageOf.now();
  if (account !== undefined) headers.set(ACCOUNT, account);
}

/** An act is known to be done when its answer has come to the last byte: a page makes nothing of half of it. */
async function wholeAnswer({ headers }: Request, answer: Response): Promise<void> {
  const key = headers.get(KEY);
  if (key === null || !answer.ok) return;
  await answer
    .clone()
    .arrayBuffer()
    .catch(() => {
      throw Problem.unreachable();
    });
  acts.answered(key);
}

/** What the server refuses comes as a `Problem`: with what to do next, in the language of the reader. */
const refusing: Middleware = {
  async onResponse({ response }) {
    if (response.ok) return;
    const problem = await problemOf(response);
    sessionLost.by(problem);
    throw problem;
  },
  onError() {
    return Problem.unreachable();
  },
};

export const api = createClient<paths>({ baseUrl: location.origin });
api.use(keyed, refusing);

/** The answer of a call, which is there when nothing was refused. */
export async function answerOf<Data>(call: Promise<{ readonly data?: Data }>): Promise<Data> {
  const { data } = await call;
  return data as Data;
}

/** What was read and which version of it: who changes it says which one they have seen. */
export async function readOf<Data>(
  call: Promise<{ readonly data?: Data; readonly response: Response }>,
): Promise<{ readonly read: Data; readonly version: string }> {
  const { data, response } = await call;
  return { read: data as Data, version: response.headers.get('etag') ?? '' };
}

/** The head that says which version was seen. */
export const seen = (version: string): { readonly 'if-match': string } => ({ 'if-match': version });

/**
 * A call whose path or body no description of the API gives a type to: a file, or one of the registers, which differ in
 * their fields only.
 *
 * @throws Problem when it is refused, or when the file is not the one that was chosen any more
 */
export async function send(
  method: 'GET' | 'POST',
  path: string,
  body?: File | { readonly [name: string]: unknown },
  more: { readonly [head: string]: string } = {},
): Promise<Response> {
  const headers = new Headers({ 'accept-language': keptLanguage(), ...more });
  if (body !== undefined)
    headers.set('content-type', body instanceof File ? kindOfFile(body) : 'application/json');
  nameAccount(headers);
  const request = new Request(new URL(path, location.origin), {
    method,
    headers,
    ...(body !== undefined && {
      body: body instanceof File ? await bytesOfFile(body) : JSON.stringify(body),
    }),
  });
  if (method !== 'GET') request.headers.set(KEY, await acts.keyOf(request));
  const response = await fetch(request).catch(() => {
    throw Problem.unreachable();
  });
  await wholeAnswer(request, response);
  if (response.ok) return response;
  const problem = await problemOf(response);
  sessionLost.by(problem);
  throw problem;
}

const KINDS = new Map([
  ['xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['csv', 'text/csv'],
  ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['pdf', 'application/pdf'],
  ['jpg', 'image/jpeg'],
  ['jpeg', 'image/jpeg'],
  ['png', 'image/png'],
  ['gz', 'application/gzip'],
]);

/** By its name: what a machine says of a CSV depends on which office programs it has. */
const kindOfFile = ({ name }: File): string =>
  KINDS.get(name.toLowerCase().split('.').at(-1) ?? '') ?? 'application/octet-stream';
