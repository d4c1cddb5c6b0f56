import { compare, type Exact, formatExact } from '../exact.ts';
import { type Bilingual, say } from '../problem.ts';
import type { Effect, Regulation } from '../regulation/format.ts';
import { levelsOf } from './answer-tables.ts';
import { readChoice } from './choice-cell.ts';
import { type CellReader, type Refusal, refuse } from './refusal.ts';

/** A question a decision may answer: what it offers and how formal the answer must be. */
export interface Answerable {
  readonly read: CellReader<string>;
  /** Needs a person and a document. */
  readonly formal: boolean;
  readonly about: 'anybody' | 'everybody' | 'one';
  /** What each option does, as every regulation that asks declares it. */
  readonly effects: ReadonlyMap<string, readonly Effect[]>;
}

const NO_EFFECTS: ReadonlyMap<string, readonly Effect[]> = new Map();

/** Every question of these regulations by its id: `level`, `reading:<id>`, and what they ask. */
export function answerables(regulations: readonly Regulation[]): ReadonlyMap<string, Answerable> {
  const all = new Map<string, Answerable>();
  const level: Answerable = {
    read: levelReader(regulations),
    formal: true,
    about: 'one',
    effects: NO_EFFECTS,
  };
  for (const { readings } of regulations) {
    for (const { id, options } of readings.values()) {
      all.set(`reading:${id}`, {
        read: readChoice(options),
        formal: true,
        about: 'everybody',
        effects: NO_EFFECTS,
      });
    }
  }
  const ids = new Set(regulations.flatMap((r) => [...r.questions.keys()]));
  for (const id of ids) {
    const options = new Map<string, Bilingual>();
    const effects = new Map<string, Effect[]>();
    for (const regulation of regulations) {
      for (const [option, { says, effect }] of regulation.questions.get(id)?.options ?? []) {
        options.set(option, says);
        effects.set(option, [...(effects.get(option) ?? []), effect]);
      }
    }
    all.set(id, { read: readChoice(options), formal: false, about: 'anybody', effects });
  }
  return all.set('level', level);
}

/** Levels by id, label or short name (HTXS). */
function levelReader(regulations: readonly Regulation[]): CellReader<string> {
  const shorts = new Map(regulations.flatMap((r) => r.levels.map((l) => [l.short.toLowerCase(), l.id])));
  const read = readChoice(levelsOf(regulations));
  return (raw) => shorts.get(raw.trim().toLowerCase()) ?? read(raw);
}

/** What is wrong with the value beside an option: missing, out of bounds, or not asked for. */
export function valueProblem(
  { effects }: Answerable,
  option: string,
  value: Exact | undefined,
): Refusal | undefined {
  const enter = (effects.get(option) ?? []).filter((e) => e.kind === 'enter');
  if (enter.length === 0) return value === undefined ? undefined : notAsked(option);
  const bounds = enter[0]!;
  const isWithin = (e: { min: Exact; max: Exact }) =>
    value !== undefined && compare(value, e.min) >= 0 && compare(value, e.max) <= 0;
  if (enter.some(isWithin)) return undefined;
  const [min, max] = [formatExact(bounds.min), formatExact(bounds.max)];
  return refuse(
    value === undefined ? 'value-needed' : 'out-of-range',
    value === undefined
      ? say(`lựa chọn “${option}” cần một giá trị`, `the option '${option}' needs a value`)
      : say(`${formatExact(value)} ngoài khoảng cho phép`, `${formatExact(value)} is out of range`),
    say(`ghi số từ ${min} đến ${max}`, `write a number from ${min} to ${max}`),
  );
}

const notAsked = (option: string) =>
  refuse(
    'value-not-asked',
    say(`lựa chọn “${option}” không đi kèm giá trị`, `the option '${option}' takes no value`),
    say('xóa giá trị, hoặc chọn lựa chọn khác', 'remove the value, or choose another option'),
  );
