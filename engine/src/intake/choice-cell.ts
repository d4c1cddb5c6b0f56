import { fold } from '../fold.ts';
import { type Bilingual, nearestName, say } from '../problem.ts';
import { cellReader } from './cell-text.ts';
import { type CellReader, quoted, type Refusal, refuse } from './refusal.ts';

export type Options = ReadonlyMap<string, Bilingual>;

/** One of the options, by id or by either label, accents and case left aside where that leaves no doubt. */
export function chooser(options: Options): (text: string) => string | Refusal {
  // Made when the first label comes: whoever writes ids never needs it.
  let names: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  return (text) => {
    if (options.has(text)) return text;
    names ??= namesOf(options);
    const meant = [...(names.get(fold(text)) ?? [])];
    if (meant.length === 1) return meant[0]!;
    return meant.length > 1 ? ambiguous(text, meant) : unknownChoice(text, options, names);
  };
}

function namesOf(options: Options): ReadonlyMap<string, ReadonlySet<string>> {
  const names = new Map<string, Set<string>>();
  for (const [id, label] of options) {
    for (const name of [id, label.vi, label.en]) {
      const key = fold(name);
      names.set(key, (names.get(key) ?? new Set()).add(id));
    }
  }
  return names;
}

export const readChoice = (options: Options): CellReader<string> => cellReader(chooser(options));

const FLAGS: ReadonlyMap<string, boolean> = new Map([
  ...['co', 'x', 'v', '✓', '✔', 'yes', 'y', 'true', 'dung', '1'].map((word) => [word, true] as const),
  ...['khong', 'no', 'n', 'false', 'sai', '0'].map((word) => [word, false] as const),
]);

export function flagOf(text: string): boolean | Refusal {
  const flag = FLAGS.get(fold(text));
  if (flag !== undefined) return flag;
  return refuse(
    'not-a-flag',
    say(`“${quoted(text)}” không phải có hay không`, `'${quoted(text)}' is neither yes nor no`),
    say('ghi “có” hoặc “không”', "write 'yes' or 'no'"),
  );
}

export const readFlag = (): CellReader<boolean> => cellReader(flagOf);

function ambiguous(text: string, meant: readonly string[]): Refusal {
  return refuse(
    'ambiguous-choice',
    say(`“${text}” có thể là nhiều lựa chọn`, `'${text}' may be several options`),
    say(`ghi mã: ${meant.join(', ')}`, `write the id: ${meant.join(', ')}`),
  );
}

function unknownChoice(
  text: string,
  options: Options,
  names: ReadonlyMap<string, ReadonlySet<string>>,
): Refusal {
  const near = nearestName(fold(text), [...names.keys()]);
  const id = near === undefined ? undefined : [...(names.get(near) ?? [])][0];
  const label = id === undefined ? undefined : options.get(id);
  const listed = [...options].slice(0, 12);
  const more = options.size > 12 ? ', …' : '';
  return refuse(
    'unknown-choice',
    say(`“${quoted(text)}” không phải lựa chọn nào`, `'${quoted(text)}' is none of the options`),
    id !== undefined && label !== undefined
      ? say(`có phải là “${label.vi}”?`, `did you mean '${label.en}' (${id})?`)
      : say(
          `dùng một trong: ${listed.map(([, l]) => l.vi).join(', ')}${more}`,
          `use one of: ${listed.map(([i, l]) => `${l.en} (${i})`).join(', ')}${more}`,
        ),
  );
}
