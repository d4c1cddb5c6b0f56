declare module '*/law-cases/run.mjs' {
  import type { LawCase } from '@congtam/regulations';

  export function readCases(part?: string): LawCase[];
  export function isAsking(one: Pick<LawCase, 'expect'>, words: readonly string[] | undefined): boolean;
  export function differencesOf(
    one: Pick<LawCase, 'expect'>,
    answer: unknown,
    words: readonly string[] | undefined,
  ): { readonly what: string; readonly expected: string; readonly actual: string }[];
}
