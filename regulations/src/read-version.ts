import {
  applyLayers,
  type CalendarDay,
  type PackPart,
  type Plain,
  type Problem,
  parseDay,
  parseRegulation,
  type Regulation,
} from './engine.ts';
import { type FoundVersion, findRegulations } from './find.ts';
import type { ProcedureLayer } from './procedure/format.ts';
import { procedurePartOf } from './procedure/of-version.ts';
import { type LoadedRegulation, loadRegulation } from './version.ts';

/** What a pack says of itself before it is read as a whole. */
export interface PackHead {
  readonly id: string | undefined;
  readonly layerOf: string | undefined;
  readonly inForceFrom: CalendarDay | undefined;
  readonly inForceTo: CalendarDay | undefined;
}

/** A version that comes with the program, named as `id@date`. */
export interface BaseVersion extends FoundVersion {
  readonly name: string;
}

/** A version read and checked. `bases` are the versions that come with the program on which a layer was read. */
export interface ReadVersion {
  readonly regulation: Regulation;
  readonly loaded: LoadedRegulation;
  readonly bases: readonly BaseVersion[];
  /** What the part beside the rules says, where there is one. */
  readonly procedure?: ProcedureLayer;
}

type Found<T> = T | { readonly problems: readonly Problem[] };

/** The head of a part `rules`; what is not there or not readable is undefined, reading the whole tells it. */
export function headOf({ data }: PackPart): PackHead {
  const day = (key: string) => parseDay(wordIn(data, key) ?? '');
  return {
    id: wordIn(data, 'regulation'),
    layerOf: wordIn(data, 'layer-of'),
    inForceFrom: day('in-force-from'),
    inForceTo: day('in-force-to'),
  };
}

/**
 * What a layer lies on among the regulations under the root, the lowest first: of each the version in force on the
 * layer's first day. Empty where there is none.
 */
export function basesUnder({ layerOf, inForceFrom }: PackHead, root: string): BaseVersion[] {
  const bases: BaseVersion[] = [];
  for (let id = layerOf; id !== undefined && inForceFrom !== undefined; ) {
    const base = versionInForce(id, inForceFrom, root);
    if (base === undefined || bases.some((b) => b.name === base.version.name)) return [];
    bases.unshift(base.version);
    id = base.head.layerOf;
  }
  return bases;
}

function versionInForce(id: string, day: CalendarDay, root: string) {
  const versions = findRegulations(root).flatMap((found) => (found.id === id ? found.versions : []));
  const version = versions.filter(({ date }) => (parseDay(date) ?? day + 1) <= day).at(-1);
  const loaded = version && loadRegulation(version.dir, { rulesOnly: true });
  const rules = loaded && 'parts' in loaded ? rulesOf(loaded) : undefined;
  if (version === undefined || rules === undefined) return undefined;
  const head = headOf(rules);
  const isOver = head.inForceTo !== undefined && head.inForceTo < day;
  return isOver ? undefined : { version: { ...version, name: `${id}@${version.date}` }, head };
}

/**
 * Reads and checks the version in a folder. A layer is read on what it lies on, so that its rules may follow the readings
 * of that: on the regulations in `known` where its base is among them, else on those under the root, of which the scenarios
 * stay unread.
 */
export function readVersion(
  dir: string,
  {
    root,
    known = [],
    rulesOnly = false,
  }: { readonly root: string; readonly known?: readonly Regulation[]; readonly rulesOnly?: boolean },
): Found<ReadVersion> {
  const loaded = loadRegulation(dir, { rulesOnly });
  if ('problems' in loaded) return loaded;
  const rules = rulesOf(loaded);
  if (rules === undefined) throw new Error(`${dir} was loaded without its rules`);
  const head = headOf(rules);
  const given = chainIn(known, head.layerOf);
  const bases = given.length > 0 ? [] : basesUnder(head, root);
  const below: Regulation[] = [...given];
  for (const base of bases) {
    const read = readVersion(base.dir, { root, known: below, rulesOnly: true });
    if ('problems' in read) return read;
    below.push(read.regulation);
  }
  const upper = joined(below);
  if (upper && 'problems' in upper) return upper;
  const read = parseRegulation(rules, upper?.regulation);
  const part = procedurePartOf(loaded.parts);
  const problems = [read, part].flatMap((one) => (one && 'problems' in one ? one.problems : []));
  if ('problems' in read || (part && 'problems' in part)) return { problems };
  return { regulation: read.regulation, loaded, bases, ...(part ? { procedure: part.procedure } : {}) };
}

const rulesOf = ({ parts }: LoadedRegulation): PackPart | undefined => parts.find((p) => p.name === 'rules');

/** The regulation with this id and all that it lies on, the lowest first; empty where one of them is not known. */
function chainIn(known: readonly Regulation[], id: string | undefined): Regulation[] {
  const chain: Regulation[] = [];
  for (let next = id; next !== undefined; next = chain[0]?.layerOf) {
    const found = known.find((r) => r.id === next);
    if (found === undefined || chain.includes(found)) return [];
    chain.unshift(found);
  }
  return chain;
}

function joined([base, ...layers]: readonly Regulation[]): Found<{ regulation: Regulation }> | undefined {
  if (base === undefined || layers.length === 0) return base && { regulation: base };
  return applyLayers(base, layers);
}

function wordIn(data: Plain, key: string): string | undefined {
  const word = typeof data === 'object' && !Array.isArray(data) ? Object.entries(data) : [];
  const value = word.find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
}
