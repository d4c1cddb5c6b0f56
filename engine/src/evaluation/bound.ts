import { fold } from '../fold.ts';
import type { Period } from '../period.ts';
import type { UnitRecord } from '../register.ts';
import type { Binds } from '../regulation/binds.ts';
import type { SubjectKind } from '../regulation/format.ts';
import { wordsAnswered } from './attributes.ts';
import type { Structure } from './structure.ts';
import type { View } from './view.ts';

/** One line of what a layer says it binds, and whether it holds of a subject. */
export interface BoundBy {
  readonly by: 'units' | 'unit-kinds' | 'territory' | 'tier' | 'party-member';
  readonly holds: boolean;
  /** The unit, territory or word through which it holds, or what was found instead. */
  readonly through: string | undefined;
}

/** Whether everything a layer says it binds holds of a subject; what stands in no such layer binds everybody. */
export const binds = (
  layer: Binds | undefined,
  structure: Structure,
  kind: SubjectKind,
  index: number,
  period: Period,
): boolean =>
  layer === undefined || boundBy(layer, structure, kind, index, period).every((line) => line.holds);

export const isBound = (layer: Binds, { world, kind, index, period }: View): boolean =>
  binds(layer, world.structure, kind, index, period);

/** Every line a layer gives, with the reason; who belongs to no unit is bound by none that asks for one. */
export function boundBy(
  binds: Binds,
  structure: Structure,
  kind: SubjectKind,
  index: number,
  period: Period,
): BoundBy[] {
  const chain = [...structure.chain(structure.unitOf(kind, index, period))];
  const attribute = (id: string) => structure.attribute(kind, index, id, period);
  const lines: BoundBy[] = [];
  if (binds.units) {
    const found = chain.find((u) => binds.units!.some((id) => isOrCameAfter(structure, u, id)));
    lines.push({ by: 'units', holds: found !== undefined, through: found?.id });
  }
  if (binds.unitKinds) {
    const found = chain.find((u) => binds.unitKinds!.includes(u.kind));
    lines.push({ by: 'unit-kinds', holds: found !== undefined, through: found?.id });
  }
  if (binds.territory) {
    const all = attribute('territory');
    const bound = binds.territory.map(placeOf);
    const found = all && wordsAnswered('territory', all).find((word) => bound.includes(placeOf(word)));
    lines.push({ by: 'territory', holds: found !== undefined, through: found ?? all });
  }
  if (binds.tier) {
    const tier = kind === 'person' ? attribute('tier') : undefined;
    lines.push({ by: 'tier', holds: tier !== undefined && binds.tier.includes(tier), through: tier });
  }
  if (binds.partyMember !== undefined) {
    const member = kind === 'person' ? attribute('partyMember') : undefined;
    lines.push({ by: 'party-member', holds: member === binds.partyMember, through: member });
  }
  return lines;
}

/** A territory however people write it: `ninh-thuan`, "Ninh Thuận" and "tỉnh Ninh Thuận" are one. */
function placeOf(name: string): string {
  const known = PLACES.get(name);
  if (known !== undefined) return known;
  const place = fold(name).replace(/^(tinh|thanhpho|tp\.?)/, '');
  if (PLACES.size >= MOST_PLACES) PLACES.clear();
  PLACES.set(name, place);
  return place;
}

/** Names of places as they are compared: a layer of a province asks for the same few of every subject in every period. */
const PLACES = new Map<string, string>();
const MOST_PLACES = 10_000;

/** The unit itself, or one that took the place of it. */
function isOrCameAfter(
  structure: Structure,
  unit: UnitRecord,
  id: string,
  seen = new Set<string>(),
): boolean {
  if (unit.id === id || unit.cameAfter?.includes(id)) return true;
  if (seen.has(unit.id)) return false;
  seen.add(unit.id);
  return (unit.cameAfter ?? []).some((before) => {
    const known = structure.register.units.find((u) => u.id === before);
    return known !== undefined && isOrCameAfter(structure, known, id, seen);
  });
}
