import { type Regulation, regulationFrameInWords, regulationInWords, say, Wording } from '@congtam/engine';
import { type CitedLine, type Difference, differencesOf } from '../article-differences.ts';
import type { Command, Task } from '../command.ts';
import type { Complaint } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { loadPacks } from '../packs/load-packs.ts';
import { glanceAt, type ReadPack, readPack } from '../packs/read-pack.ts';

export const compare: Command = {
  name: 'compare',
  summary: say('So hai gói quy định theo điều khoản', 'Compare two packs article by article'),
  usage: 'compare PACK PACK',
  takes: [2, 2],
  options: [],
  examples: [
    {
      line: 'compare nd-90-2020@2020-08-20 nd-90-2020@2023-09-15',
      says: say(
        'hai phiên bản: điều khoản, quy tắc chỉ có ở một bên, con số khác nhau',
        'two versions: articles and rules on one side only, numbers that differ',
      ),
    },
    {
      line: 'compare nd-335-2025 ./lop-cua-xa/2026-01-05',
      says: say(
        'một văn bản và lớp của nó: lớp thêm gì, siết gì',
        'a text and a layer on it: what the layer adds and tightens',
      ),
    },
  ],
  async run(task) {
    const root = task.io.regulationsRoot;
    const [left, right] = readBoth(task.positionals, root);
    if (left === undefined || right === undefined) throw new Error('compare takes two packs');
    const complaints = [left, right].flatMap((read) => ('complaints' in read ? read.complaints : []));
    if ('complaints' in left || 'complaints' in right) return task.refuse(complaints);
    const sides = sidesOf(left, right, root);
    if ('complaints' in sides) return task.refuse(sides.complaints);
    const lines = (regulations: readonly Regulation[]) => linesOf(regulations, task);
    const areVersions = left.regulation.id === right.regulation.id;
    const differences = differencesOf(lines(sides.left), lines(sides.right), { areVersions });
    if (task.isJson) task.printJson({ left: left.regulation.id, right: right.regulation.id, differences });
    else print(task, differences, left, right);
    return EXIT.done;
  },
};

/** Both packs as given; a layer is read on the other one where it lies on that. */
function readBoth(
  given: readonly string[],
  root: string,
): (ReadPack | { complaints: readonly Complaint[] })[] {
  const heads = given.map((name) => glanceAt(name, root));
  const lies = heads.findIndex((head, i) => head?.layerOf !== undefined && head.layerOf === heads[1 - i]?.id);
  const known = lies < 0 ? [] : chainOf(given[1 - lies] ?? '', root);
  return given.map((name, i) => (i === lies ? readPack(name, root, known) : readPack(name, root)));
}

/** A text with all that it lies on, the lowest first; empty where it cannot be read, which is told of it anyway. */
function chainOf(given: string, root: string): Regulation[] {
  const top = readPack(given, root);
  if ('complaints' in top) return [];
  const chain: Regulation[] = [];
  for (const name of top.bases) {
    const below = readPack(name, root, chain);
    if (!('complaints' in below)) chain.push(below.regulation);
  }
  return [...chain, top.regulation];
}

interface Sides {
  readonly left: readonly Regulation[];
  readonly right: readonly Regulation[];
}

/**
 * What stands on either side: the text as it applies, then the layer that lies on it. A layer beside what it lies on is
 * joined with it, so that what differs is what the layer adds.
 */
function sidesOf(
  left: ReadPack,
  right: ReadPack,
  root: string,
): Sides | { complaints: readonly Complaint[] } {
  const isUpon = (layer: ReadPack, base: ReadPack) => layer.regulation.layerOf === base.regulation.id;
  const sides = { left: [left.regulation], right: [right.regulation] };
  if (isUpon(right, left)) return sidesWith(left, right, root);
  if (!isUpon(left, right)) return sides;
  const turned = sidesWith(right, left, root);
  return 'complaints' in turned ? turned : { left: turned.right, right: turned.left };
}

/** The base on what it lies on, to the left; the same with the layer, to the right. */
function sidesWith(
  base: ReadPack,
  layer: ReadPack,
  root: string,
): Sides | { complaints: readonly Complaint[] } {
  const joinedOf = (names: readonly string[]) => loadPacks([...base.bases, ...names], root);
  const [without, whole] = [joinedOf([base.given]), joinedOf([base.given, layer.given])];
  if ('complaints' in without) return without;
  if ('complaints' in whole) return whole;
  const regulations = (loaded: typeof whole) => loaded.packs.map((pack) => pack.regulation);
  const texts = base.regulation.layerOf === undefined ? [] : [base.regulation];
  return {
    left: [...regulations(without), ...texts],
    right: [...regulations(whole), ...texts, layer.regulation],
  };
}

/** The first in full; of the layers beside it the texts alone, their rules being in the first. */
function linesOf([whole, ...layers]: readonly Regulation[], { language }: Task): CitedLine[] {
  if (whole === undefined) return [];
  const documents = new Set([...whole.articles.values()].map(({ document }) => document[language]));
  const within = (refs: string) =>
    [...documents].reduce((text, document) => text.replaceAll(`, ${document}`, ''), refs);
  const frames = layers.flatMap((layer) =>
    regulationFrameInWords(layer, language)
      .slice(0, 1)
      .map((line) => ({ ...line, rule: layer.id })),
  );
  const all = [...regulationFrameInWords(whole, language), ...frames, ...regulationInWords(whole, language)];
  return all.map((line) => ({ ...line, within: within(line.refs) }));
}

/** Each side once in full: below it is called as it was given. */
function titleOf({ given, regulation }: ReadPack, task: Task): string {
  const { title, number, inForceFrom } = regulation;
  const name = task.text(title);
  const numbered = name.includes(number) ? name : `${name} (${number})`;
  const day = new Wording(regulation, task.language).day(inForceFrom);
  return `${given}: ${numbered}, ${task.text(say(`hiệu lực từ ${day}`, `in force from ${day}`))}`;
}

function print(task: Task, differences: readonly Difference[], left: ReadPack, right: ReadPack): void {
  if (differences.length === 0)
    task.print(task.text(say('Hai gói không khác nhau', 'The packs do not differ')));
  else for (const side of [left, right]) task.print(titleOf(side, task));
  const absent = task.text(say('không có', 'absent'));
  let heading: string | undefined;
  for (const { article, rule, label, left: before, right: after } of differences) {
    if (article !== heading) task.print(article || '—');
    heading = article;
    task.print(`  ${label} (${rule})`);
    task.print(`    ${left.given}: ${before ?? absent}`);
    task.print(`    ${right.given}: ${after ?? absent}`);
  }
}
