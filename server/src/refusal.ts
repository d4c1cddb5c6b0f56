import type { Bilingual } from '@congtam/engine';

/** HTTP statuses a refusal may have; 500 is left to the one that says a fault of ours. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 412 | 413 | 415 | 422 | 428 | 429 | 500 | 503;

/** One wrong field: where (JSON pointer into the body, or a parameter's name) and what is wrong. */
export interface FieldFault {
  readonly pointer: string;
  readonly code: string;
  readonly message: Bilingual;
}

/** Why somebody does not get what they asked for. A value, not an exception: the program is right, the wish is not. */
export interface Refusal {
  readonly kind: 'refusal';
  readonly status: RefusalStatus;
  /** Stable across versions. */
  readonly code: string;
  readonly title: Bilingual;
  /** What to do next. */
  readonly mend: Bilingual;
  readonly faults?: readonly FieldFault[];
  readonly retryAfterSeconds?: number;
}

type Extras = Pick<Refusal, 'faults' | 'retryAfterSeconds'>;

export const refusal = (
  status: RefusalStatus,
  code: string,
  title: Bilingual,
  mend: Bilingual,
  extras: Extras = {},
): Refusal => ({ kind: 'refusal', status, code, title, mend, ...extras });

export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'refusal';

/** Ends a transaction in which something was already written: nothing of it is kept. */
export class Refused extends Error {
  readonly refusal: Refusal;
  constructor(why: Refusal) {
    super(why.code);
    this.name = 'Refused';
    this.refusal = why;
  }
}

/**
 * The answer of a use case whose last word is a constraint of the database (two at once ask for one name).
 *
 * @param meanings what it means when a constraint, by its name, is violated
 */
export async function orRefusal<T>(
  work: Promise<T>,
  meanings: { readonly [constraint: string]: Refusal } = {},
): Promise<T | Refusal> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Refused) return error.refusal;
    const constraint = error instanceof Error && 'constraint' in error ? String(error.constraint) : '';
    const meaning = meanings[constraint];
    if (meaning === undefined) throw error;
    return meaning;
  }
}
