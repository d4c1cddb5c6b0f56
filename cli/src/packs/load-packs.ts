import { inOrder, say } from '@congtam/engine';
import { groupsOf, type JoinedPack, joinLayers } from '@congtam/regulations';
import { type Complaint, complain, ofPacks } from '../complaint.ts';
import { glanceAt, type ReadPack, readPack } from './read-pack.ts';

/** Reads all packs named, joins each layer with its base, and tells everything wrong with all of them at once. */
export function loadPacks(
  given: readonly string[],
  root: string,
): { packs: readonly JoinedPack[] } | { complaints: readonly Complaint[] } {
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
  const packs: JoinedPack[] = [];
  const { groups, left } = groupsOf(read);
  complaints.push(...left.map(withoutBase));
  for (const group of groups) {
    const joined = joinLayers(group);
    if ('problems' in joined) complaints.push(...ofPacks(joined.problems));
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
