import { basename } from 'node:path';
import { Composer, type CST, LineCounter, Parser } from 'yaml';
import type { PackPart, Problem } from './engine.ts';
import { refuse } from './refusals.ts';
import { readSource } from './source-text.ts';
import { type Found, plainOf, refusedTokens } from './strict-yaml.ts';

/**
 * Reads one part in the strict subset of YAML 1.2: maps, lists and scalars that stay the text they were written as.
 * `file` is how problems name it; its last segment without `.yaml` becomes the part's name. Bytes are checked to be
 * UTF-8. Answers the part, or every problem found, in the order of the file (codes `yaml.*`).
 */
export function loadPart(
  source: string | Uint8Array,
  file: string,
): { part: PackPart } | { problems: Problem[] } {
  const read = readSource(source, file);
  if ('problems' in read) return read;
  const lines = new LineCounter();
  const spotAt = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const refused = (found: readonly Found[]) => ({
    problems: found.map(({ code, offset, text, pointer }) =>
      refuse(code, file, spotAt(offset), text, pointer),
    ),
  });

  const tokens: CST.Token[] = [...new Parser(lines.addNewLine).parse(read.text)];
  const marks = refusedTokens(tokens);
  if (marks.length > 0) return refused(marks);

  const options = { version: '1.2', schema: 'failsafe', uniqueKeys: false, merge: false } as const;
  const [document] = new Composer(options).compose(tokens, true, read.text.length);
  const faults = [...(document?.errors ?? []), ...(document?.warnings ?? [])];
  if (faults.length > 0) {
    return {
      problems: faults.map(({ pos, message }) => refuse('yaml.syntax', file, spotAt(pos[0]), message)),
    };
  }
  const contents = document?.contents;
  if (!contents || contents.range?.[0] === contents.range?.[1])
    return { problems: [refuse('yaml.empty', file, spotAt(0))] };

  const { data, offsets, found } = plainOf(contents);
  if (found.length > 0) return refused(found);
  const locate = (pointer: string) => {
    for (let at = pointer; ; at = at.slice(0, at.lastIndexOf('/'))) {
      const offset = offsets.get(at);
      if (offset !== undefined) return spotAt(offset);
      if (!at.includes('/')) return;
    }
  };
  return { part: { name: basename(file).replace(/\.yaml$/, ''), file, data, locate } };
}
