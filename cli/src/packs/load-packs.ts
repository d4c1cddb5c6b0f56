import { applyLayers, inOrder, type Regulation, say } from '@congtam/engine';
import { type Complaint, complain, ofPacks } from '../complaint.ts';
import { glanceAt, type PackFile, type ReadPack, readPack } from './read-pack.ts';

/** A regulation with all its layers, as one. */
export interface Pack {
  readonly regulation: Regulation;
  readonly layers: readonly string[];
  readonly files: readonly PackFile[];
}

/** Reads all packs named, joins each layer with its base, and tells everything wrong with all of them at once. */
export function loadPacks(
  given: readonly string[],
  root: string,
): { packs: readonly Pack[] } | { complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const read: ReadPack[] = [];
  for (const name of basesFirst([...new Set(given)], root)) {
    const pack = readPack(
      name,
      root,
      read.map((r) => r.regulation),
    );
    if ('complaints' in pack) complaints.push(...pack.complaints);
    else if (read.some((r) => r.regulation.id === pack.regulation.id)) complaints.push(twice(pack));
    else read.push(pack);
  }
  if (complaints.length > 0) return { complaints };
  const packs: Pack[] = [];
  for (const group of groupsOf(read, complaints)) {
    const joined = join(group);
    if ('complaints' in joined) complaints.push(...joined.complaints);
    else packs.push(joined);
  }
  const ordered = inOrder(packs.map((p) => p.regulation));
  if (complaints.length === 0 && 'problems' in ordered) complaints.push(...ofPacks(ordered.problems));
  return complaints.length > 0 ? { complaints } : { packs };
}

/** A layer after what it lies on, where that is given too; otherwise as given. */
function basesFirst(names: readonly string[], root: string): string[] {
  const heads = new Map(names.map((name) => [name, glanceAt(name, root)]));
  const ordered: string[] = [];
  const place = (name: string): void => {
    if (ordered.includes(name)) return;
    const { id, layerOf } = heads.get(name) ?? {};
    const base = names.find((other) => layerOf !== undefined && heads.get(other)?.id === layerOf);
    if (base !== undefined && id !== layerOf && !waiting.has(name)) {
      waiting.add(name);
      place(base);
    }
    if (!ordered.includes(name)) ordered.push(name);
  };
  const waiting = new Set<string>();
  for (const name of names) place(name);
  return ordered;
}

/** Each base with its layers, a layer after the one it lies on. */
function groupsOf(read: readonly ReadPack[], complaints: Complaint[]): ReadPack[][] {
  const groups = read.filter((r) => r.regulation.layerOf === undefined).map((base) => [base]);
  let left = read.filter((r) => r.regulation.layerOf !== undefined);
  while (left.length > 0) {
    const placed = left.filter((layer) => {
      const group = groups.find((g) => g.some((r) => r.regulation.id === layer.regulation.layerOf));
      group?.push(layer);
      return group !== undefined;
    });
    if (placed.length === 0) break;
    left = left.filter((layer) => !placed.includes(layer));
  }
  complaints.push(...left.map(withoutBase));
  return groups;
}

function join([base, ...layers]: readonly ReadPack[]): Pack | { complaints: readonly Complaint[] } {
  if (base === undefined) throw new Error('a group has a base');
  const files = [base, ...layers].flatMap((r) => r.files);
  if (layers.length === 0) return { regulation: base.regulation, layers: [], files };
  const joined = applyLayers(
    base.regulation,
    layers.map((l) => l.regulation),
  );
  if ('problems' in joined) return { complaints: ofPacks(joined.problems) };
  return { regulation: joined.regulation, layers: layers.map((l) => l.regulation.id), files };
}

const twice = ({ given, regulation }: ReadPack) =>
  complain(
    'regulation.twice',
    say(`“${given}” cũng là ${regulation.id}, đã có`, `'${given}' is ${regulation.id} again`),
    say('bỏ một trong hai --regulation', 'leave one of the two out'),
  );

/** A layer given without what it lies on. */
export const withoutBase = ({ given, regulation }: ReadPack): Complaint =>
  complain(
    'regulation.layer-without-base',
    say(
      `“${given}” là lớp của ${regulation.layerOf}, văn bản này chưa được nêu`,
      `'${given}' is a layer of ${regulation.layerOf}, which is not given`,
    ),
    say(`thêm --regulation ${regulation.layerOf}`, `add --regulation ${regulation.layerOf}`),
  );
