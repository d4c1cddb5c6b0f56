import type { Bilingual } from '@congtam/engine';
import type { paths } from '../../api/schema.generated.ts';
import { texts } from './texts.ts';

export type RegulationText =
  paths['/api/v1/regulations/{regulation}/{version}/text']['get']['responses'][200]['content']['application/json'];

/** One thing that two texts do not say alike. */
export interface Change {
  readonly kind: 'added' | 'removed' | 'changed';
  /** `article`, or the part of a regulation in which the rule stands. */
  readonly part: string;
  readonly id: string;
  readonly label: Bilingual;
  readonly before: Bilingual | undefined;
  readonly after: Bilingual | undefined;
}

interface Said {
  readonly part: string;
  readonly id: string;
  readonly label: Bilingual;
  readonly text: Bilingual;
}

/** The parts of a text that can be held against another. */
export type Compared = Pick<RegulationText, 'articles' | 'rules' | 'procedure'>;

const saidBy = ({ articles, rules, procedure }: Compared): ReadonlyMap<string, Said> =>
  new Map([
    ...articles.map(({ id, ref, says }): [string, Said] => [
      `article/${id}`,
      { part: 'article', id, label: { vi: ref, en: ref }, text: says },
    ]),
    ...rules.map(({ part, rule, label, text }): [string, Said] => [
      `${part}/${rule}`,
      { part, id: rule, label, text },
    ]),
    ...saidByProcedure(procedure),
  ]);

/** Steps kind by kind, and who replaces a wrong decision. */
function saidByProcedure(procedure: RegulationText['procedure']): readonly [string, Said][] {
  if (procedure === null) return [];
  const said = (id: string, label: Bilingual, text: Bilingual): [string, Said] => [
    `procedure/${id}`,
    { part: 'procedure', id, label, text },
  ];
  const { steps, replacement } = procedure;
  return [
    ...steps.map(({ kind, kindLabel, step, label, text }) =>
      said(
        `${kind}/${step}`,
        { vi: `${kindLabel.vi} – ${label.vi}`, en: `${kindLabel.en} – ${label.en}` },
        text,
      ),
    ),
    ...(replacement === null ? [] : [said('replacement', texts.replacement, replacement.text)]),
  ];
}

/** What the later text says otherwise than the earlier: articles and rules by their ids, in the order of the later. */
export function changesBetween(earlier: Compared, later: Compared): readonly Change[] {
  const [before, after] = [saidBy(earlier), saidBy(later)];
  const removed = [...before].flatMap(([key, said]): Change[] =>
    after.has(key) ? [] : [{ ...said, kind: 'removed', before: said.text, after: undefined }],
  );
  const others = [...after].flatMap(([key, said]): Change[] => {
    const was = before.get(key);
    if (was === undefined) return [{ ...said, kind: 'added', before: undefined, after: said.text }];
    if (was.text.vi === said.text.vi && was.text.en === said.text.en) return [];
    return [{ ...said, kind: 'changed', before: was.text, after: said.text }];
  });
  return [...others, ...removed];
}

/** A piece of a text, and whether only one of two texts has it. */
export interface Piece {
  /** Where it stands, from 0. */
  readonly at: number;
  readonly text: string;
  readonly in: 'both' | 'before' | 'after';
}

/** Longer texts are shown one after the other: word by word they could not be read any more. */
const MOST_WORDS = 600;

/** Two texts word by word: what stands in both, what was taken out, what was put in. */
export function wordsBetween(before: string, after: string): readonly Piece[] {
  const [was, is] = [before.split(' '), after.split(' ')];
  if (was.length > MOST_WORDS || is.length > MOST_WORDS)
    return [
      { at: 0, text: before, in: 'before' },
      { at: 1, text: after, in: 'after' },
    ];
  // How many words the rests of both share at most, from the end.
  const shared = Array.from({ length: was.length + 1 }, () => new Array<number>(is.length + 1).fill(0));
  const at = (i: number, j: number): number => shared[i]?.[j] ?? 0;
  for (let i = was.length - 1; i >= 0; i -= 1) {
    const row = shared[i];
    if (row === undefined) continue;
    for (let j = is.length - 1; j >= 0; j -= 1)
      row[j] = was[i] === is[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  const pieces: { at: number; text: string; in: Piece['in'] }[] = [];
  const put = (text: string, where: Piece['in']) => {
    const last = pieces.at(-1);
    if (last?.in === where) last.text += ` ${text}`;
    else pieces.push({ at: pieces.length, text, in: where });
  };
  let [i, j] = [0, 0];
  while (i < was.length || j < is.length) {
    const [old, now] = [was[i], is[j]];
    if (old !== undefined && old === now) {
      put(old, 'both');
      i += 1;
      j += 1;
    } else if (old !== undefined && (now === undefined || at(i + 1, j) >= at(i, j + 1))) {
      put(old, 'before');
      i += 1;
    } else {
      put(now ?? '', 'after');
      j += 1;
    }
  }
  return pieces;
}
