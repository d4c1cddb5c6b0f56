import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import {
  type Bilingual,
  formatProblem,
  type PackPart,
  type Plain,
  type Problem,
  parseDay,
  type Regulation,
  readRegulation,
  say,
} from '@congtam/engine';
import {
  defaultRoot,
  findRegulations,
  loadPart,
  loadRegulation,
  type PartHash,
  type ProcedureLayer,
  procedurePartOf,
  readLock,
  readProcedure,
} from '@congtam/regulations';
import type { PackTexts } from './regulations.queries.ts';

/** A version of a regulation that somebody may work with: a file that ships, or a pack that a unit uploaded. */
export interface Pack {
  readonly origin: 'shipped' | 'local';
  /** Who issued it: the folder it ships in, or the unit that uploaded it. */
  readonly issuer: string;
  /** Id of the local pack. */
  readonly local?: string;
  readonly unit?: string;
  /** `official` for what ships. */
  readonly state: string;
  /** Date of effect. */
  readonly version: string;
  readonly hashes: readonly PartHash[];
  /** Whether the files are those that were locked when the program was released. */
  readonly isAsReleased: boolean;
  readonly regulation: Regulation;
  /** Who does what, in which order, by when, as this text alone says it. */
  readonly procedure?: ProcedureLayer;
}

interface Waiting {
  readonly procedure?: ProcedureLayer;
  readonly issuer: string;
  readonly id: string;
  readonly date: string;
  readonly rules: PackPart;
  readonly head: PackHead;
  readonly hashes: readonly PartHash[];
}

/** What a pack says of itself before it is read. */
export interface PackHead {
  readonly id: string;
  readonly layerOf: string | undefined;
  readonly from: string;
}

/** What ships, and what of it this program could not read, with the reasons: nothing is dropped in silence. */
export interface Shipped {
  readonly packs: readonly Pack[];
  readonly unreadable: readonly {
    readonly regulation: string;
    readonly version: string;
    readonly problems: readonly Problem[];
  }[];
}

let known: { readonly root: string | undefined; readonly shipped: Promise<Shipped> } | undefined;

/**
 * The packs that come with the program, read once. They were checked when they were released and are locked by hash, so
 * only their shape is read here; one at a time, so that requests are answered in between.
 */
export function shippedPacks(root: string | undefined = defaultRoot()): Promise<Shipped> {
  if (known === undefined || known.root !== root) {
    const nothing = { packs: [], unreadable: [] };
    known = { root, shipped: root === undefined ? Promise.resolve(nothing) : readAll(root) };
  }
  return known.shipped;
}

async function readAll(root: string): Promise<Shipped> {
  const unreadable: Shipped['unreadable'][number][] = [];
  const lock = readLock(root);
  const locked = 'lock' in lock ? lock.lock : {};
  const waiting: Waiting[] = [];
  for (const { issuer, id, versions } of findRegulations(root)) {
    for (const { date, dir } of versions) {
      await setImmediate();
      // Its scenarios are read when somebody asks for them: they are half of the text of what ships.
      const loaded = loadRegulation(dir, { rulesOnly: true });
      const rules = 'problems' in loaded ? undefined : loaded.parts.find(({ name }) => name === 'rules');
      const head = rules && headOf(rules);
      if ('problems' in loaded) unreadable.push({ regulation: id, version: date, problems: loaded.problems });
      if ('problems' in loaded || rules === undefined || head === undefined) continue;
      const steps = procedurePartOf(loaded.parts);
      if (steps && 'problems' in steps)
        unreadable.push({ regulation: id, version: date, problems: steps.problems });
      const procedure = steps && 'procedure' in steps ? { procedure: steps.procedure } : {};
      waiting.push({ issuer, id, date, rules, head, hashes: loaded.bytes, ...procedure });
    }
  }
  const packs: Pack[] = [];
  // A layer is read on what it lies on; those that lie on nothing come first, then whatever has its base by now.
  for (let left = waiting; left.length > 0; ) {
    const ready = left.filter(({ head }) => chainBelow(packs, head) !== undefined);
    for (const { issuer, id, date, rules, head, hashes, procedure } of ready) {
      await setImmediate();
      const read = readRegulation(rules, upperOf(chainBelow(packs, head) ?? []));
      if ('problems' in read) {
        unreadable.push({ regulation: id, version: date, problems: read.problems });
        continue;
      }
      const isAsReleased = hashes.every(({ name, sha256 }) => locked[`${id}/${date}/${name}`] === sha256);
      const { regulation } = read;
      const state = 'official';
      packs.push({
        ...{ origin: 'shipped', issuer, state, version: date, hashes, isAsReleased, regulation },
        ...(procedure ? { procedure } : {}),
      });
    }
    const rest = left.filter((one) => !ready.includes(one));
    if (ready.length === 0) {
      for (const { id, date } of rest) unreadable.push({ regulation: id, version: date, problems: [] });
      break;
    }
    left = rest;
  }
  return { packs, unreadable };
}

/** The texts of a version that ships, as its files say it now; undefined when it has gone. */
export async function shippedTexts(
  pack: Pick<Pack, 'regulation' | 'version'>,
): Promise<PackTexts | undefined> {
  const dir = shippedFolder(pack);
  if (dir === undefined) return undefined;
  const [source, procedure] = await Promise.all(
    ['rules.yaml', 'procedure.yaml'].map((name) => readFile(join(dir, name), 'utf8').catch(() => undefined)),
  );
  return source === undefined ? undefined : { source, procedure: procedure ?? null };
}

/** The folder in which a version ships; undefined for what does not ship, or has gone. */
export function shippedFolder({
  regulation,
  version,
}: Pick<Pack, 'regulation' | 'version'>): string | undefined {
  const root = defaultRoot();
  const found = root === undefined ? [] : findRegulations(root);
  const versions = found.flatMap((one) => (one.id === regulation.id ? one.versions : []));
  return versions.find(({ date }) => date === version)?.dir;
}

/** A text of a unit as it was read: its rules, and its procedure where it has one. */
interface LocalRead {
  readonly regulation: Regulation;
  readonly procedure?: ProcedureLayer;
}

/** What was read of local packs, by the hashes of the texts and what they were read on; undefined for what cannot be read. */
const read = new Map<string, LocalRead | undefined>();

/**
 * A pack as its unit uploaded it. It was checked then, on the text it lies on. Undefined when this version of the program
 * cannot read it any more.
 */
export async function localPack(
  row: LocalText & { readonly unit: string; readonly state: string },
  others: readonly Pack[],
  textsOf: () => Promise<PackTexts>,
): Promise<Pack | undefined> {
  const found = await readLocal(row, others, textsOf);
  if (found === undefined) return undefined;
  const { hash, procedureHash } = row;
  return {
    origin: 'local',
    issuer: row.unit,
    local: row.id,
    unit: row.unit,
    state: row.state,
    version: row.from,
    hashes: hashesOf(hash, procedureHash),
    isAsReleased: true,
    ...found,
  };
}

/**
 * A version as it once came with the program, of which a later release mended a text. Undefined when this version of the
 * program cannot read it any more.
 *
 * @param others what it may lie on
 */
export async function packOnceShipped(
  {
    issuer,
    isAsReleased,
    texts,
    ...row
  }: Omit<LocalText, 'id'> & {
    readonly issuer: string;
    readonly isAsReleased: boolean;
    readonly texts: PackTexts;
  },
  others: readonly Pack[],
): Promise<Pack | undefined> {
  const { regulation, from, hash, procedureHash } = row;
  const found = await readLocal({ ...row, id: `${regulation}@${from}` }, others, async () => texts);
  if (found === undefined) return undefined;
  const hashes = hashesOf(hash, procedureHash);
  return {
    ...{ origin: 'shipped', issuer, state: 'official', version: from, hashes, isAsReleased },
    ...found,
  };
}

const hashesOf = (rules: string, procedure: string | null): readonly PartHash[] => [
  { name: 'rules', sha256: rules },
  ...(procedure === null ? [] : [{ name: 'procedure', sha256: procedure }]),
];

/** What a row says of a pack without its text being read. */
interface LocalText {
  readonly id: string;
  readonly regulation: string;
  readonly layerOf: string | null;
  readonly from: string;
  readonly hash: string;
  readonly procedureHash: string | null;
}

async function readLocal(
  { id, regulation, layerOf, from, hash, procedureHash }: LocalText,
  others: readonly Pack[],
  textsOf: () => Promise<PackTexts>,
): Promise<LocalRead | undefined> {
  const below = chainBelow(others, { id: regulation, from, layerOf: layerOf ?? undefined }) ?? [];
  const key = [
    ...[id, hash, procedureHash ?? '-'],
    ...below.map(({ local, version, regulation }) => local ?? `${regulation.id}@${version}`),
  ].join(' ');
  if (read.has(key)) return read.get(key);
  const texts = await textsOf();
  // Reading takes the whole of the process: others are answered in between.
  await setImmediate();
  const loaded = loadPart(texts.source, 'rules.yaml');
  const now = 'problems' in loaded ? loaded : readRegulation(loaded.part, upperOf(below));
  const steps = readSteps(texts.procedure);
  const found =
    'problems' in now || 'problems' in steps ? undefined : { regulation: now.regulation, ...steps };
  if (read.size > 1000) read.clear();
  read.set(key, found);
  return found;
}

/** A message of the checker with its file, its line and what mends it. */
export const inOneLine = (problem: Problem): Bilingual =>
  say(formatProblem(problem, 'vi'), formatProblem(problem, 'en'));

export const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

/** The part `procedure` of a pack, read; nothing where it has none. */
export function readSteps(
  procedure: string | null,
): { readonly procedure?: ProcedureLayer } | { readonly problems: readonly Problem[] } {
  if (procedure === null) return {};
  const loaded = loadPart(procedure, 'procedure.yaml');
  return 'problems' in loaded ? loaded : readProcedure(loaded.part);
}

/** What a pack lies on, the lowest text first; of each the newest version in force on the pack's first day. */
export function chainBelow(packs: readonly Pack[], { layerOf, from }: PackHead): readonly Pack[] | undefined {
  const chain: Pack[] = [];
  for (let id = layerOf; id !== undefined; id = chain[0]?.regulation.layerOf) {
    const wanted = id;
    const found = packs
      .filter(
        ({ regulation, version, state }) => regulation.id === wanted && version <= from && state !== 'ended',
      )
      .filter(
        ({ regulation: { inForceTo } }) => inForceTo === undefined || inForceTo >= (parseDay(from) ?? 0),
      )
      .sort((a, b) => (a.version < b.version ? -1 : 1))
      .at(-1);
    if (found === undefined || chain.includes(found)) return undefined;
    chain.unshift(found);
  }
  return chain;
}

/** What a layer is read on: rules of it may follow the readings of everything below. */
function upperOf(chain: readonly Pack[]): Regulation | undefined {
  const last = chain.at(-1)?.regulation;
  if (last === undefined) return undefined;
  return { ...last, readings: new Map(chain.flatMap(({ regulation }) => [...regulation.readings])) };
}

/** Openings of a text, each with what fills it among these layers. */
export function openingsOf(
  { regulation }: Pack,
  layers: readonly Pack[],
): { readonly id: string; readonly label: Bilingual; readonly filledBy: string | null }[] {
  const openings = new Map(
    regulation.measures.filter(({ rule }) => rule.kind === 'opening').map(({ id, label }) => [id, label]),
  );
  return [...openings].map(([id, label]) => ({
    id,
    label,
    filledBy: layers.find(({ regulation: layer }) => layer.fills.has(id))?.regulation.id ?? null,
  }));
}

export function headOf({ data }: PackPart): PackHead | undefined {
  const [id, from] = [wordIn(data, 'regulation'), wordIn(data, 'in-force-from')];
  if (id === undefined || from === undefined || parseDay(from) === undefined) return undefined;
  return { id, from, layerOf: wordIn(data, 'layer-of') };
}

function wordIn(data: Plain, key: string): string | undefined {
  const entries = typeof data === 'object' && !Array.isArray(data) ? Object.entries(data) : [];
  const value = entries.find(([name]) => name === key)?.[1];
  return typeof value === 'string' ? value : undefined;
}
