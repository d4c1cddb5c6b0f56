import type { FieldError } from '../../api/problem.ts';

/** What the checker says of a text, and at which line of it, where it says so. */
export interface CheckerLine {
  readonly line: number | undefined;
  readonly says: string;
}

/** The checker names the part and the line before what is wrong: `rules.yaml:12: … → …`. */
export const checkerLines = (errors: readonly FieldError[]): readonly CheckerLine[] =>
  errors
    .map(({ detail }) => {
      const found = /^[\w.-]+\.yaml(?::(\d+))?: ([\s\S]*)$/.exec(detail);
      return found === null
        ? { line: undefined, says: detail }
        : { line: found[1] === undefined ? undefined : Number(found[1]), says: found[2] ?? detail };
    })
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0));

/** Where a line of a text begins and ends, from 0; the last one where there is none such. */
export function extentOf(text: string, line: number): { readonly from: number; readonly to: number } {
  const lines = text.split('\n');
  const at = Math.min(Math.max(line, 1), lines.length) - 1;
  const from = lines.slice(0, at).reduce((sum, each) => sum + each.length + 1, 0);
  return { from, to: from + (lines[at]?.length ?? 0) };
}
