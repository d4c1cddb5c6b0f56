import { say } from '@congtam/engine';
import type { Thresholds } from '../thresholds.ts';
import type { Material } from './material.ts';
import { type Point, rounded } from './point.ts';

/** How many words stand together: shorter runs are phrases that everybody uses. */
const RUN = 5;
/** A text is compared with those that share one of the rarest runs it shares with anybody. */
const RAREST = 15;
const MOST_HOLDERS = 400;

const wordsOf = (text: string): readonly string[] =>
  text
    .normalize('NFC')
    .toLocaleLowerCase('vi')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The runs of words of a text, as a set. */
export function runsOf(text: string): ReadonlySet<string> {
  const words = wordsOf(text);
  return new Set(words.slice(RUN - 1).map((_, at) => words.slice(at, at + RUN).join(' ')));
}

/** Jaccard: what both have, of what either has. */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let both = 0;
  for (const run of one) if (other.has(run)) both += 1;
  return both / Math.max(1, one.size + other.size - both);
}

/**
 * Self-reviews that are alike within the units looked at: each person once, with how many others share their words. Phrases
 * that everybody uses make nobody alike: they are found by what few say.
 */
export function copiedWords(material: Material, limits: Thresholds): Point[] {
  const units = new Map(material.people.map(({ code, unit }) => [code, unit]));
  const texts = material.words.flatMap(({ person, text }) =>
    units.has(person) && wordsOf(text).length >= limits.fewestWords ? [{ person, runs: runsOf(text) }] : [],
  );
  const holders = new Map<string, number[]>();
  for (const [at, { runs }] of texts.entries())
    for (const run of runs) {
      const all = holders.get(run);
      if (all) all.push(at);
      else holders.set(run, [at]);
    }
  const likest = new Map<number, { likeness: number; alike: number }>();
  for (const [at, { person, runs }] of texts.entries()) {
    const near = new Set<number>();
    const rarest = [...runs]
      .flatMap((run) => {
        const all = holders.get(run) ?? [];
        return all.length > 1 ? [all] : [];
      })
      .sort((one, other) => one.length - other.length)
      .slice(0, RAREST);
    for (const all of rarest)
      for (const other of all.slice(0, MOST_HOLDERS)) if (texts[other]?.person !== person) near.add(other);
    const alike = [...near].flatMap((other) => {
      const likeness = likenessOf(runs, texts[other]?.runs ?? new Set());
      return likeness >= limits.likeness ? [likeness] : [];
    });
    if (alike.length > 0) likest.set(at, { likeness: Math.max(...alike), alike: alike.length });
  }
  return [...likest].flatMap(([at, { likeness, alike }]): Point[] => {
    const person = texts[at]?.person ?? '';
    return [
      {
        kind: 'copiedWords',
        ...{ unit: units.get(person) ?? '', person, period: null },
        numbers: { likeness: rounded(likeness), alike },
        says: say(
          `bản tự nhận xét giống ${rounded(likeness * 100)}% với bản của ${alike} người khác`,
          `the self-review is ${rounded(likeness * 100)}% like that of ${alike} other people`,
        ),
      },
    ];
  });
}
