import { say } from '@congtam/engine';
import { keptLanguage } from '../i18n/language.tsx';

export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** It ran out, or somebody else signed in in another window of the browser. */
export type LostSession = 'ended' | 'another';

/** Why something was refused, and what to do next. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: readonly FieldError[] = [],
    readonly traceId?: string,
  ) {
    super(title);
  }

  /** The line is lost: what was typed stays where it is. */
  static unreachable(): Problem {
    const title = say('không gọi được máy chủ', 'the server cannot be reached')[keptLanguage()];
    const detail = say(
      'kiểm tra mạng rồi thử lại; những gì đã nhập vẫn còn trên màn hình',
      'check the network and try again; what you typed is still on the screen',
    )[keptLanguage()];
    return new Problem(0, 'network', title, detail);
  }

  /** Nobody is signed in any more, or another than on this page; a wrong password is answered with neither code. */
  get lostSession(): LostSession | undefined {
    if (this.status !== 401) return undefined;
    return this.code === 'session.none'
      ? 'ended'
      : this.code === 'session.another-account'
        ? 'another'
        : undefined;
  }

  /** What was sent is over a state that is not the newest any more. */
  get isOfOlderState(): boolean {
    return this.status === 412;
  }

  /** Everything that is wrong with one field of what was sent. */
  of(field: string): string | undefined {
    const at = `/${field.replaceAll('.', '/')}`;
    return (
      this.errors.flatMap(({ pointer, detail }) => (pointer === at ? [detail] : [])).join('; ') || undefined
    );
  }
}

const textOf = (value: unknown, otherwise: string): string => (typeof value === 'string' ? value : otherwise);

export async function problemOf(response: Response): Promise<Problem> {
  const body: unknown = await response.json().catch(() => ({}));
  const told = new Map(Object.entries(typeof body === 'object' && body !== null ? body : {}));
  const errors = told.get('errors');
  return new Problem(
    response.status,
    textOf(told.get('code'), 'server.fault'),
    textOf(told.get('title'), response.statusText),
    textOf(told.get('detail'), ''),
    Array.isArray(errors) ? errors.filter(isFieldError) : [],
    textOf(told.get('traceId'), '') || undefined,
  );
}

const isFieldError = (value: unknown): value is FieldError =>
  typeof value === 'object' && value !== null && 'pointer' in value && 'detail' in value;
