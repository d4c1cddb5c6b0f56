import type { Bilingual, Problem } from '@congtam/engine';

/** Why the product cannot start: what happened, to what, and what to do. It ends the start, nothing else. */
export class StartRefusal extends Error {
  readonly problem: Problem;

  constructor(code: string, message: Bilingual, mend: Bilingual, options?: { readonly cause?: unknown }) {
    super(`${code}: ${message.en}`, options);
    this.name = 'StartRefusal';
    this.problem = { code, message, mend };
  }
}
