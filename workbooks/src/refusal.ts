import { type Problem, type ProblemCode, problem } from './problem.ts';

export interface RefusalPlace {
  readonly sheet?: string;
  readonly row?: number;
  readonly column?: string;
}

/** Stops the reading or writing of one file from deep inside; caught at the edge of this package and turned into a problem. */
export class Refusal extends Error {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly place: RefusalPlace;

  constructor(code: ProblemCode, detail = '', place: RefusalPlace = {}) {
    super(`${code}: ${detail}`);
    this.name = 'Refusal';
    this.code = code;
    this.detail = detail;
    this.place = place;
  }
}

/** The problem of a refused file; anything else is an error of the program or of a receiver and is thrown on. */
export function problemOfRefusal(file: string, error: unknown): Problem {
  if (error instanceof Refusal) return problem(error.code, { ...error.place, file }, error.detail);
  throw error;
}

/** Awaits a reading call of the file system; its refusals (no file, no permission, a folder) become a `Refusal`. */
export async function orRefuse<Value>(call: Promise<Value>): Promise<Value> {
  try {
    return await call;
  } catch (error) {
    const code = systemErrorCode(error);
    if (code === null) throw error;
    throw code === 'ENOENT' ? new Refusal('file-missing') : new Refusal('file-unreadable', code);
  }
}

/** Code such as 'ENOENT' of an error of the operating system, `null` for other errors. */
export function systemErrorCode(error: unknown): string | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return /^E[A-Z0-9]+$/.test(code) ? code : null;
}
