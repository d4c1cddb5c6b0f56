import type { Bilingual, Language } from '@congtam/engine';
import { say } from '@congtam/engine';
import { z } from 'zod';
import type { Action } from '../access/actions.ts';
import type { Holder } from '../access/roles.ts';
import type { AsActor, TransactionOptions, Tx } from '../database/as-actor.ts';
import { type FieldFault, isRefusal, type Refusal, refusal } from '../refusal.ts';
import { wordsOf } from './field-words.ts';
import type { FileGiven, FileKind, FileToGive, GivenKind } from './file-body.ts';
import { unstorable } from './texts.ts';

/** Who may call: somebody with a session and a right of the matrix, or anybody, and then for a reason. */
export type Access =
  | { readonly kind: 'session'; readonly action: Action }
  | { readonly kind: 'public'; readonly because: string };

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete';

/** What a call brings besides its input. */
export interface Call {
  readonly asActor: AsActor;
  /** A transaction in the name of who called. */
  readonly as: <T>(work: (tx: Tx) => Promise<T>, options?: TransactionOptions) => Promise<T>;
  readonly language: Language;
  readonly request: string;
  /** Network address the call came from, as far as it can be known. */
  readonly address: string;
  readonly cookies: { readonly [name: string]: string };
  /** What the caller wants to be answered with (`Accept`); empty when it does not say. */
  readonly accepts: string;
  /** A token sent as `Authorization: Bearer`. */
  readonly bearer: string | undefined;
  /** The version the caller has seen (`If-Match`, without quotes). */
  readonly seenVersion: string | undefined;
  /** The options a transaction of this call needs for its events to be known. */
  readonly options: TransactionOptions;
}

export interface SessionCall extends Call {
  readonly holder: Holder;
  readonly token: string;
}

export interface Answer<Body> {
  readonly body: Body;
  readonly headers?: { readonly [name: string]: string };
  readonly cookies?: readonly CookieChange[];
  /** Sent in place of the body. */
  readonly file?: FileToGive;
  /** Sent in place of the body, as one of the types the route gives. */
  readonly text?: { readonly type: string; readonly content: string };
  /** What to ask with for the next page of a list: becomes a `Link` header. Ids and days, never names. */
  readonly nextPage?: { readonly [parameter: string]: string } | undefined;
}

/** What a use case gave, as an answer. */
export const answered = <T>(given: T | Refusal): Answer<T> | Refusal =>
  isRefusal(given) ? given : { body: given };

export interface CookieChange {
  readonly name: 'session' | 'device' | 'signOn';
  /** Absent: the cookie is taken away. */
  readonly value?: string;
  readonly maxAgeSeconds?: number;
}

interface Shapes<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType> {
  readonly method: Method;
  /** `/api/v1/units/{unit}` */
  readonly path: string;
  /** Stable name of the operation. */
  readonly id: string;
  readonly summary: Bilingual;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** The request is a file of one of these kinds, in place of a body. */
  readonly takesFile?: readonly FileKind[];
  /** The answer is a file of one of these kinds. */
  readonly givesFile?: readonly GivenKind[];
  /** Media types the answer may have besides JSON. */
  readonly givesText?: readonly string[];
  /** Asked by machines that watch: it is answered in any rush, and counts for nobody. */
  readonly isUncounted?: true;
  /** Nothing of the request is kept, not even to answer a retry: a secret ballot. */
  readonly keepsNothing?: true;
  /** Part of signing in or out: answered also while no act is. */
  readonly opensOrCloses?: true;
  readonly status: 200 | 201 | 204;
  /** What is answered: fields it does not name are not sent, whatever the use case returns. */
  readonly reply: R;
}

type Input<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType> = {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly body: z.output<B>;
  /** There where the route takes one. */
  readonly file: FileGiven | undefined;
};

type Handle<I, C extends Call, R extends z.ZodType> = (
  input: I,
  call: C,
) => Promise<Answer<z.input<R>> | Refusal>;

export interface RawInput {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly file?: FileGiven | undefined;
}

/** A route with its shapes, ready to be served and to be described. */
export interface Endpoint extends Shapes<z.ZodObject, z.ZodObject, z.ZodType, z.ZodType> {
  readonly access: Access;
  readonly run: (raw: RawInput, call: Call) => Promise<Answer<unknown> | Refusal>;
}

/** Coming in and going out are no acts: somebody has to be able to look, and to mend. */
export const isAct = ({ method, opensOrCloses }: Endpoint): boolean =>
  method !== 'get' && opensOrCloses !== true;

const nothing = z.strictObject({});
type Nothing = typeof nothing;

/** A route for those who have signed in and may do `action`. */
export function endpoint<
  R extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = Nothing,
>(
  given: Shapes<P, Q, B, R> & {
    readonly action: Action;
    readonly handle: Handle<Input<P, Q, B>, SessionCall, R>;
  },
): Endpoint {
  const { action, handle, ...shapes } = given;
  return {
    ...shapes,
    access: { kind: 'session', action },
    run: async (raw, call) => {
      if (!isSessionCall(call)) throw new Error(`${shapes.id} was called without a session`);
      return answer(shapes, raw, (input) => handle(input, call));
    },
  };
}

/** A route for anybody: it says why. */
export function publicEndpoint<
  R extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodType = Nothing,
>(
  given: Shapes<P, Q, B, R> & {
    readonly because: string;
    readonly handle: Handle<Input<P, Q, B>, Call, R>;
  },
): Endpoint {
  const { because, handle, ...shapes } = given;
  return {
    ...shapes,
    access: { kind: 'public', because },
    run: (raw, call) => answer(shapes, raw, (input) => handle(input, call)),
  };
}

const isSessionCall = (call: Call): call is SessionCall => 'holder' in call;

async function answer<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodType, R extends z.ZodType>(
  { params, query, body, reply }: Shapes<P, Q, B, R>,
  raw: RawInput,
  handle: (input: Input<P, Q, B>) => Promise<Answer<z.input<R>> | Refusal>,
): Promise<Answer<unknown> | Refusal> {
  const parsed = {
    params: (params ?? nothing).safeParse(raw.params),
    query: (query ?? nothing).safeParse(raw.query),
    body: (body ?? nothing).safeParse(raw.body === undefined ? {} : raw.body),
  };
  const faults = Object.entries(parsed).flatMap(([part, { error }]) => [
    ...unstorable({ params: raw.params, query: raw.query, body: raw.body }[part]).map((at) =>
      hiddenAt(part, at),
    ),
    ...faultsOf(part, error),
  ]);
  if (faults.length > 0) return invalid(faults);
  const input = {
    params: parsed.params.data,
    query: parsed.query.data,
    body: parsed.body.data,
    file: raw.file,
  } as Input<P, Q, B>;
  const given = await handle(input);
  if (isRefusal(given)) return given;
  return { ...given, body: reply.parse(given.body) };
}

export const invalid = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    400,
    'http.invalid',
    say('có trường chưa đúng', 'some fields are not right'),
    say('sửa các trường được nêu', 'mend the fields that are named'),
    { faults },
  );

const rootOf = (part: string): string => (part === 'body' ? '' : `/${part}`);

const hiddenAt = (part: string, at: string): FieldFault => ({
  pointer: `${rootOf(part)}${at}`,
  code: 'hidden-characters',
  message: say('có ký tự không lưu được', 'holds characters that cannot be stored'),
});

function faultsOf(part: string, error: z.ZodError | undefined): FieldFault[] {
  const root = rootOf(part);
  return (error?.issues ?? []).flatMap((issue) => {
    const at = `${root}${issue.path.map((key) => `/${String(key)}`).join('')}`;
    if (issue.code === 'unrecognized_keys') {
      const message = say('trường này không được nhận', 'this field is not taken');
      return issue.keys.map((key) => ({ pointer: `${at}/${key}`, code: 'unknown-field', message }));
    }
    return [{ pointer: at, code: codeOf(issue), message: wordsOf(issue) }];
  });
}

const codeOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'custom' ? issue.message : issue.code.replaceAll('_', '-');
