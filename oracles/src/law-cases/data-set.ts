/** The open law cases: what stands in `law-cases/`, made from the packs and from drawn cases of the oracles. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { formatDay, type PlainTables, type Regulation } from '@congtam/engine';
import {
  inventedLayers,
  isAbout,
  type LawCase,
  lawCaseOf,
  type ShippedPack,
  shippedPacks,
} from '@congtam/regulations';
import { seeded as seededYears } from '../nd-90-2020/generate.ts';
import { seeded } from '../nd-335-2025/draws.ts';
import { drawnYear90 } from './decree-90.ts';
import { drawnYear335 } from './decree-335.ts';
import { drawnQuota335 } from './quota-335.ts';

/** Whoever draws with these again gets the same cases. */
export const SEEDS = { years335: 3352025, quotas335: 205, years90: 902020 };
export const DRAWS = { years335: 85, quotas335: 40, years90: 200 };

export interface DataSet {
  readonly cases: readonly LawCase[];
  /** The regulations cases are answered under: those that ship, and the invented ones some cases lay on them. */
  readonly known: readonly Regulation[];
  /** Path under `law-cases/` → text. */
  readonly files: ReadonlyMap<string, string>;
}

export function dataSet(root: string): DataSet {
  const { packs, unreadable } = shippedPacks(root);
  if (unreadable.size > 0) throw new Error([...unreadable.values()].join('\n'));
  const layers = inventedLayers(root);
  const byPack = packs.map((pack) => ({ pack, cases: [...casesByHand(pack), ...casesDrawn(pack, packs)] }));
  const files = new Map<string, string>();
  for (const { pack, cases } of byPack) {
    if (cases.length === 0) continue;
    files.set(`cases/${pack.name}.jsonl`, cases.map((one) => `${JSON.stringify(one)}\n`).join(''));
  }
  const laid = new Set(byPack.flatMap(({ cases }) => cases.flatMap((one) => one.layers ?? [])));
  for (const { id } of layers)
    if (laid.has(id))
      files.set(
        `layers/${id}/rules.yaml`,
        readFileSync(join(root, 'src', 'testing', id, 'rules.yaml'), 'utf8'),
      );
  files.set(
    'index.json',
    `${JSON.stringify(
      byPack.map(({ pack, cases }) => entryOf(pack, cases)),
      null,
      1,
    )}\n`,
  );
  return {
    cases: byPack.flatMap(({ cases }) => cases),
    known: [...packs.map(({ regulation }) => regulation), ...layers],
    files,
  };
}

const casesByHand = ({ regulation, scenarios }: ShippedPack): LawCase[] =>
  scenarios
    .filter((scenario) => isAbout(scenario, regulation))
    .map((scenario, i) => lawCaseOf(scenario, regulation, `s${String(i + 1).padStart(3, '0')}`));

function casesDrawn({ id, date, regulation }: ShippedPack, packs: readonly ShippedPack[]): LawCase[] {
  if (id === 'nd-335-2025') {
    const [years, quotas] = [seeded(SEEDS.years335), seeded(SEEDS.quotas335)];
    return [
      ...draws(DRAWS.years335, (draw) => drawnYear335(regulation, years, SEEDS.years335, draw)),
      ...draws(DRAWS.quotas335, (draw) => drawnQuota335(regulation, quotas, SEEDS.quotas335, draw)),
    ];
  }
  if (id !== 'nd-90-2020') return [];
  const rng = seededYears(SEEDS.years90);
  const versionOf = (version: string) => {
    const found = packs.find((pack) => pack.id === id && pack.date === version);
    if (found === undefined) throw new Error(`no version ${version} of ${id}`);
    return found.regulation;
  };
  const all = draws(DRAWS.years90, (draw) => drawnYear90(versionOf, rng, SEEDS.years90, draw));
  return all.filter((one) => one !== undefined).filter(({ version }) => version === date);
}

const draws = <T>(count: number, draw: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => draw(i + 1));

/** What a reader needs in order to understand the words of the cases of one version. */
function entryOf({ name, regulation }: ShippedPack, cases: readonly LawCase[]) {
  const tablesUsed = new Set(cases.flatMap(({ given }) => Object.keys(given satisfies PlainTables)));
  return {
    file: cases.length === 0 ? null : `cases/${name}.jsonl`,
    regulation: regulation.id,
    version: formatDay(regulation.inForceFrom),
    title: regulation.title,
    number: regulation.number,
    issuer: regulation.issuer,
    source: regulation.source ?? null,
    invented: regulation.invented,
    cases: {
      byHand: cases.filter((one) => one.source.by === 'hand').length,
      byOracle: cases.filter((one) => one.source.by === 'oracle').length,
    },
    levels: Object.fromEntries(regulation.levels.map(({ id, label }) => [id, label])),
    articles: Object.fromEntries([...regulation.articles].map(([id, { ref, says }]) => [id, { ref, says }])),
    readings: Object.fromEntries(
      [...regulation.readings].map(([id, { question, default: usual, options }]) => [
        id,
        { question, default: usual, options: Object.fromEntries(options) },
      ]),
    ),
    questions: Object.fromEntries(
      [...regulation.questions].map(([id, { ground, options }]) => [
        id,
        { ground, options: Object.fromEntries([...options].map(([option, { says }]) => [option, says])) },
      ]),
    ),
    tables: [...tablesUsed].sort(),
  };
}
