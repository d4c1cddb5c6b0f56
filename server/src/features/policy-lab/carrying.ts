import {
  type Bilingual,
  type CalendarDay,
  parseDay,
  type Register,
  say,
  vocabularyClashes,
  vocabularyOf,
} from '@congtam/engine';
import {
  addedUp,
  byAge,
  bySex,
  groupingsOf,
  inPlaceOf,
  type JoinedPack,
  movers,
  NOT_RECORDED,
  postOn,
  type RegulationEffect,
  SIMULATION_MARK,
  type SidesOfEffect,
  settleReadings,
  simulate,
} from '@congtam/regulations';
import { record } from '../../audit/record.ts';
import type { Tx } from '../../database/as-actor.ts';
import { daysOf } from '../../evaluation/periods.ts';
import type { EvaluationSources } from '../../evaluation/sources.ts';
import { fitting, type NamedTable, registerOf, unpackedTables } from '../../evaluation/tables.ts';
import type { JobCall } from '../../jobs/worker.ts';
import { isRefusal } from '../../refusal.ts';
import { inputOfRun, lastDone } from '../classification/runs.queries.ts';
import { cycleById } from '../cycles/cycles.queries.ts';
import { addMovers, type MoverRow } from './movers.queries.ts';
import * as queries from './policy-lab.queries.ts';
import type { Kept } from './policy-lab.ts';
import { shownEffect } from './shown.ts';

/** The frozen evidence of a cycle with the regulations of both sides. */
interface Frozen {
  readonly cycle: string;
  readonly period: string;
  readonly asOf: string;
  readonly tables: readonly NamedTable[];
  readonly before: readonly JoinedPack[];
  readonly after: readonly JoinedPack[];
  /** By code, what the files of people say of age and sex: no table of a regulation holds it. */
  readonly recorded: ReadonlyMap<string, { readonly born: number | null; readonly sex: string | null }>;
  /** Of people and units by their code. */
  readonly idOf: (kind: 'person' | 'unit', code: string) => string | null;
}

type Problems = { readonly problems: readonly Bilingual[] };

/** Above this many people levels are settled over columns; the counts are the same. */
const MASS = 20_000;

/**
 * Tries a draft on one cycle after the other. Nothing but the simulation's own tables is written; what it reads is what
 * the newest run of each cycle was computed on.
 */
export async function carrySimulation(call: JobCall, sources: EvaluationSources, id: string): Promise<void> {
  const row = await call.asRequester((tx) => queries.simulationById(tx, id));
  if (row === undefined || row.outcome !== null) return call.finishing(async () => {});
  const effects: RegulationEffect[] = [];
  const moving: MoverRow[] = [];
  const cycles: Extract<Kept, { readonly cycles: unknown }>['cycles'][number][] = [];
  for (const [at, cycle] of row.cycles.entries()) {
    const frozen = await call.asRequester((tx) => frozenOf(tx, sources, row, cycle));
    const tried = 'problems' in frozen ? frozen : tryOn(frozen, row);
    if ('problems' in tried) return end(call, row, { mark: SIMULATION_MARK, problems: tried.problems });
    effects.push(...tried.effects);
    moving.push(...tried.movers);
    const [first] = tried.effects;
    const { total = 0, up = 0, down = 0, otherwise = 0 } = first?.people ?? {};
    cycles.push({ cycle, period: frozenPeriod(frozen), people: total, moved: up + down + otherwise });
    await call.report(Math.floor((95 * (at + 1)) / row.cycles.length));
  }
  await end(call, row, { mark: SIMULATION_MARK, effects: addedUp(effects), cycles }, moving);
}

const frozenPeriod = (frozen: Frozen | Problems): string => ('problems' in frozen ? '' : frozen.period);

async function end(
  call: JobCall,
  row: queries.SimulationRow,
  kept: Kept,
  movers: readonly MoverRow[] = [],
): Promise<void> {
  const outcome = 'problems' in kept ? 'refused' : 'done';
  await call.finishing(async (tx) => {
    await queries.addEnd(tx, { simulation: row.id, outcome, result: JSON.stringify(kept) });
    if ('effects' in kept) {
      const shown = { title: row.title, effects: kept.effects.map(shownEffect) };
      await addMovers(tx, row.id, movers);
      await queries.addShown(tx, { simulation: row.id, unit: row.unit, result: JSON.stringify(shown) });
    }
    await record(tx, {
      action: 'policyLab.computed',
      subject: { kind: 'simulation', id: row.id },
      unit: row.unit,
      facts: { outcome, cycles: row.cycles.length },
    });
  });
}

async function frozenOf(
  tx: Tx,
  sources: EvaluationSources,
  { pack, instead }: queries.SimulationRow,
  id: string,
): Promise<Frozen | Problems> {
  const cycle = await cycleById(tx, id);
  const run = await lastDone(tx, id);
  const kept = run && (await inputOfRun(tx, run.id));
  if (cycle === undefined || run === undefined || kept === undefined) return { problems: [GONE] };
  const before = await sources.joined(tx, cycle);
  if (isRefusal(before)) return { problems: [before.title] };
  const drafted = pack === null ? before : await sources.joinedWith(tx, cycle, { pack, instead });
  if (isRefusal(drafted)) return { problems: [drafted.title] };
  const after = inPlaceOf(before, drafted);
  if (after === undefined) return { problems: [UNPAIRED] };
  const { subjects } = await sources.roster(tx, cycle);
  const people = [...subjects.values()].filter(({ kind }) => kind === 'person');
  const byId = await queries.recordedOf(
    tx,
    people.map((person) => person.id),
  );
  const recorded = new Map(
    people.flatMap(({ id: person, code }) => {
      const found = byId.get(person);
      return found === undefined ? [] : [[code, found] as const];
    }),
  );
  const { tables } = unpackedTables(kept);
  const idOf: Frozen['idOf'] = (kind, code) => {
    const subject = subjects.get(code);
    return subject?.kind === kind ? subject.id : null;
  };
  return { cycle: id, period: cycle.period, asOf: run.asOf, tables, before, after, recorded, idOf };
}

function tryOn(
  { tables, before, after, recorded, idOf, ...when }: Frozen,
  { readings }: queries.SimulationRow,
): { readonly effects: readonly RegulationEffect[]; readonly movers: readonly MoverRow[] } | Problems {
  const period = daysOf(when.period)?.read;
  const asOf = parseDay(when.asOf);
  if (period === undefined || asOf === undefined) throw new Error('a run has a period and a day');
  const [ofBefore, ofAfter] = [before, after].map((packs) => packs.map(({ regulation }) => regulation));
  const [x = [], y = []] = [ofBefore, ofAfter];
  const isOne = vocabularyClashes([...x, ...y]).length === 0;
  const first = registerOf(tables, x, period.year, isOne ? { vocabulary: vocabularyOf([...x, ...y]) } : {});
  if ('problems' in first) return { problems: first.problems.slice(0, 50).map(({ message }) => message) };
  const second = isOne ? first : registerOf(fitting(tables, y), y, period.year);
  if ('problems' in second) return { problems: second.problems.slice(0, 50).map(({ message }) => message) };
  const known = new Set(y.flatMap((regulation) => [...regulation.readings.keys()]));
  const unknown = Object.keys(readings).filter((reading) => !known.has(reading));
  if (unknown.length > 0) return { problems: [noReading(unknown.join(', '))] };
  const { register } = first;
  const divided = groupingsOf({ register, regulations: x, period });
  const said = register.people.map(({ id }) => recorded.get(id));
  const more = [
    bySex(said.map((one) => one?.sex ?? undefined)),
    byAge(
      said.map((one) => one?.born ?? undefined),
      period.year,
    ),
  ].filter(({ values }) => values.some(({ id }) => id !== NOT_RECORDED));
  const side = (packs: readonly JoinedPack[], of: typeof register, asked: ReadonlyMap<string, string>) => ({
    packs,
    register: of,
    readings: settleReadings(packs, of, asked, asOf),
  });
  const { simulation, sides } = simulate({
    before: side(before, register, new Map()),
    after: side(after, second.register, new Map(Object.entries(readings))),
    ...{ period, asOf, isMass: register.people.length > MASS },
    groupings: { ...divided, people: [...divided.people, ...more] },
  });
  const named = sides.flatMap((one) => moversIn(one, register, period.to, idOf));
  return { effects: simulation.effects, movers: named.map((one) => ({ cycle: when.cycle, ...one })) };
}

/** Who ends elsewhere under one regulation: people with the unit of their post, then units. */
function moversIn(
  { before, after }: SidesOfEffect,
  { people, units }: Register,
  day: CalendarDay,
  idOf: Frozen['idOf'],
): Omit<MoverRow, 'cycle'>[] {
  const regulation = before.pack.regulation.id;
  const unitOf = (at: number | undefined) => (at === undefined ? null : idOf('unit', units[at]?.id ?? ''));
  const ofPeople = [...movers(before.people, after.people)].map(({ index, from, to }) => {
    const person = people[index];
    const post = person && postOn(person, day);
    return { regulation, unit: unitOf(post?.unit), person: idOf('person', person?.id ?? ''), from, to };
  });
  const ofUnits = [...movers(before.units, after.units)].map(({ index, from, to }) => ({
    ...{ regulation, unit: unitOf(index), person: null, from, to },
  }));
  // Whoever is no longer in sight of who asked is counted, and named nowhere.
  return [
    ...ofPeople.filter(({ person }) => person !== null),
    ...ofUnits.filter(({ unit }) => unit !== null),
  ];
}

const GONE = say(
  'đợt không còn xem được, hoặc không còn kết quả đã tính',
  'the cycle is not shown any more, or has no computed results',
);
const UNPAIRED = say(
  'không rõ dự thảo thay cho quy định nào của đợt; nêu ở instead',
  'it is not clear which regulation of the cycle the draft takes the place of; say so under instead',
);
const noReading = (names: string): Bilingual =>
  say(`không có cách hiểu nào tên ${names}`, `there is no reading ${names}`);
