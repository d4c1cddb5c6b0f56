import { type Bilingual, formatDay, inOrder, type Regulation, say } from '@congtam/engine';
import { COMPUTED_FROM, groupsOf, type JoinedPack, joinLayers } from '@congtam/regulations';
import type { Tx } from './database/as-actor.ts';
import type { EvaluatedCycle, EvaluationSources, FixedRegulation } from './evaluation/sources.ts';
import {
  doNotFit,
  noSuchRegulation,
  noSuchUnit,
  regulationChanged,
} from './features/cycles/cycles.errors.ts';
import { keptPack } from './features/regulations/kept-texts.ts';
import type { Pack } from './features/regulations/library.ts';
import { isInUse, isIssuedFor, packsInSight } from './features/regulations/packs.ts';
import { lineOf } from './features/units/units.queries.ts';
import { isRefusal, type Refusal } from './refusal.ts';

/** The regulations named, each in the version in force at the end of a period for a unit. */
export const fix: EvaluationSources['fix'] = async (tx, { unit, on, regulations, isPilot }) => {
  const line = await lineOf(tx, unit, on);
  if (line.length === 0) return noSuchUnit();
  const packs = (await packsInSight(tx)).filter((pack) => isInUse(pack) && isIssuedFor(pack, line));
  const fixed: (FixedRegulation & { readonly pack: Pack })[] = [];
  for (const { regulation: id, version } of regulations) {
    const found = packs
      .filter(({ regulation, version: v }) => regulation.id === id && (version ?? v) === v && v <= on)
      .filter(({ regulation }) => isStillInForce(regulation, on))
      .sort((a, b) => (a.version < b.version ? -1 : 1))
      .at(-1);
    if (found === undefined || (found.state !== 'official' && !isPilot)) return noSuchRegulation(id);
    const parts = found.hashes.map(({ name, sha256 }) => ({ name, sha256 }));
    fixed.push({ regulation: id, version: found.version, parts, pack: found });
  }
  const joinedPacks = joinedFrom(fixed.map(({ pack }) => pack));
  if (isRefusal(joinedPacks)) return joinedPacks;
  return fixed.map(({ pack: _, ...one }) => one);
};

/** Where a text knows years of its own, some of them end before the calendar year does, and under it. */
function isStillInForce({ inForceTo, ownYear }: Regulation, on: string): boolean {
  if (inForceTo === undefined) return true;
  return formatDay(inForceTo) >= (ownYear === undefined ? on : `${on.slice(0, 4)}-01-01`);
}

/** What a cycle fixed never changes, so it is put together once; whoever sees the cycle sees its regulations. */
const known = new Map<string, readonly JoinedPack[]>();
const MOST_KNOWN = 200;

/** The regulations of a cycle, each with its layers, as they were fixed. */
export const joined: EvaluationSources['joined'] = async (tx, cycle) => {
  const before = known.get(cycle.id);
  if (before !== undefined) return before;
  const found = await packsOf(tx, cycle, await packsInSight(tx));
  if (isRefusal(found)) return found;
  const all = joinedFrom(found);
  if (isRefusal(all)) return all;
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(cycle.id, all);
  return all;
};

/** The regulations of a cycle with a draft in the place of one, under its id, so that layers lie on it all the same. */
export const joinedWith: EvaluationSources['joinedWith'] = async (tx, cycle, { pack, instead }) => {
  const packs = await packsInSight(tx);
  const found = await packsOf(tx, cycle, packs);
  if (isRefusal(found)) return found;
  const draft = packs.find(({ local }) => local === pack);
  if (draft === undefined) return noSuchRegulation(pack);
  if (instead === null) return joinedFrom([...found, draft]);
  const replaced = found.find(({ regulation }) => regulation.id === instead);
  if (replaced === undefined) return noSuchRegulation(instead);
  const named = { ...draft, regulation: { ...draft.regulation, id: instead } };
  return joinedFrom(found.map((one) => (one === replaced ? named : one)));
};

/** The packs that a cycle fixed, as they were then: of what a release has mended since, the text that was kept. */
async function packsOf(
  tx: Tx,
  cycle: EvaluatedCycle,
  packs: readonly Pack[],
): Promise<readonly Pack[] | Refusal> {
  const found: Pack[] = [];
  for (const fixed of cycle.regulations) {
    const { regulation, version, parts } = fixed;
    const now = packs.filter((one) => one.regulation.id === regulation && one.version === version);
    const same = now.find(({ hashes }) =>
      parts.every(({ name, sha256 }) => hashes.some((hash) => hash.name === name && hash.sha256 === sha256)),
    );
    const pack = same ?? (await keptPack(tx, fixed, found));
    if (pack === undefined) return (now.length > 0 ? regulationChanged : noSuchRegulation)(regulation);
    found.push(pack);
  }
  return found;
}

function joinedFrom(packs: readonly Pack[]) {
  const parts = packs.map(({ origin, regulation, version, hashes, procedure }) => ({
    regulation,
    ...(procedure ? { procedure } : {}),
    files: hashes
      .filter(({ name }) => name === COMPUTED_FROM)
      .map(({ name, sha256 }) => ({
        ...{ regulation: regulation.id, name, sha256 },
        from: origin === 'shipped' ? `${regulation.id}@${version}` : `packs/${regulation.id}`,
      })),
  }));
  const { groups, left } = groupsOf(parts);
  const [alone] = left;
  if (alone !== undefined) {
    const [id, base] = [alone.regulation.id, alone.regulation.layerOf ?? ''];
    return doNotFit(say(`${id} là lớp của ${base}`, `${id} is a layer of ${base}`));
  }
  const all: JoinedPack[] = [];
  for (const group of groups) {
    const one = joinLayers(group);
    if ('problems' in one) return doNotFit(one.problems[0]?.message ?? UNKNOWN);
    all.push(one);
  }
  const ordered = inOrder(all.map(({ regulation }) => regulation));
  if ('problems' in ordered) return doNotFit(ordered.problems[0]?.message ?? UNKNOWN);
  return all;
}

const UNKNOWN: Bilingual = say('không rõ', 'unknown');
