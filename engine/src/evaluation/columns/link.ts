import type { Exact } from '../../exact.ts';
import { factKey } from '../../register.ts';
import type { ConditionNode, FactValue, Measure } from '../../regulation/format.ts';
import type { Program, StagePlan } from '../program.ts';
import { isExact } from '../view.ts';
import { type BlockCondition, linkBlockCondition } from './block-condition.ts';
import { definitionsBehind } from './definitions-behind.ts';
import type { ColumnInside, ColumnLinker, ColumnRun, ReadColumn, ReadWithin } from './linker.ts';
import { constant, type NumberColumn } from './number-column.ts';
import { roundedColumn } from './rounded-column.ts';
import type { ChoiceColumn, ColumnSource, ColumnsWithin } from './source.ts';

export interface LinkedColumns {
  number(id: string): ReadColumn;
  condition(node: ConditionNode): BlockCondition;
}

/** Turns the rules of a plan into reads of whole columns. A quantity that the source already has is taken from it. */
export function linkColumns(program: Program, plan: StagePlan): LinkedColumns {
  const { regulation } = program;
  const measures = new Map<string, ReadColumn>();
  const keyOf = (id: string, rater: string | undefined): string =>
    factKey(id, (regulation.facts.get(id)?.raters.length ?? 0) > 0 ? rater : undefined);

  const factNumber = (id: string, rater: string | undefined): ReadColumn => {
    const key = keyOf(id, rater);
    const absent = regulation.facts.get(id)?.whenAbsent;
    return ({ source }) => {
      const given = source.number(key);
      const choice = given === undefined ? source.choice(key) : undefined;
      const column = given ?? (choice ? flagsAsNumbers(choice) : constant(source.count, undefined));
      return absent === undefined ? column : filledIn(column, asNumber(absent));
    };
  };

  const measureNumber = (measure: Measure): ReadColumn => {
    const known = measures.get(measure.id);
    if (known) return known;
    const computed = measure.rule.overColumns?.(linkerFor(measure));
    const cache = new WeakMap<ColumnRun, NumberColumn>();
    const read: ReadColumn = (run) => {
      const known = cache.get(run);
      if (known) return known;
      const raw = run.source.number(measure.id) ?? computed?.(run) ?? leftToExact(run);
      const column = measure.rounded === undefined ? raw : roundedColumn(run, raw, measure.rounded);
      cache.set(run, column);
      return column;
    };
    measures.set(measure.id, read);
    return read;
  };

  const number = (id: string, rater?: string): ReadColumn => {
    const slot = program.measureSlots.get(id);
    if (slot === undefined) return factNumber(id, rater);
    const measure = plan.measures[slot];
    return measure
      ? measureNumber(measure)
      : (run) => run.source.number(id) ?? constant(run.source.count, undefined);
  };

  const choice =
    (id: string, rater?: string) =>
    ({ source, toExact }: ColumnRun): ChoiceColumn => {
      const key = id.startsWith('attribute:') ? id : keyOf(id, rater);
      const given = source.choice(key);
      // Of a number the columns do not tell that it does not apply from that it is missing.
      const isNumber = regulation.facts.get(id)?.type.kind === 'number';
      if (given === undefined && (isNumber || id.startsWith('attribute:'))) toExact.fill(1);
      const absent = regulation.facts.get(id)?.whenAbsent;
      const column = given ?? { options: [], values: new Uint8Array(source.count).fill(255) };
      return absent === undefined ? column : wordFilledIn(column, asWord(absent));
    };

  // Several quantities of one stage inside are read from the same columns there.
  const inside = new Map<string, { linked: LinkedColumns; runs: WeakMap<ColumnSource, ColumnRun> }>();
  const linkedInside = (stage: string) => {
    const known = inside.get(stage);
    const inner = known === undefined ? program.planOf(plan.group.id, stage) : undefined;
    if (inner === undefined) return known;
    const made = { linked: linkColumns(program, inner), runs: new WeakMap<ColumnSource, ColumnRun>() };
    inside.set(stage, made);
    return made;
  };
  const within = (measure: string, stage: { readonly id: string }): ReadWithin => {
    const found = linkedInside(stage.id);
    const read = found?.linked.number(measure);
    if (found === undefined || read === undefined) return () => [];
    const columnIn = ({ source, counts, unfit }: ColumnsWithin): ColumnInside => {
      const run = found.runs.get(source) ?? { source, toExact: new Uint8Array(source.count) };
      found.runs.set(source, run);
      const column = read(run);
      const marked = unfit.slice();
      for (let i = 0; i < marked.length; i++)
        if (counts[i] === 1 && (run.toExact[i] === 1 || source.toExact?.[i] === 1)) marked[i] = 1;
      return { column, counts, isBrought: source.brought === measure, unfit: marked };
    };
    const behind = definitionsBehind(program, measure);
    const definitions = behind && `${plan.group.id} ${stage.id} ${behind}`;
    return ({ source, toExact }) => {
      const make = () => source.within?.(regulation.stages.get(stage.id)!).map(columnIn) ?? [];
      const columns = definitions && source.inside ? source.inside(definitions, make) : make();
      for (const { unfit } of columns) for (let i = 0; i < unfit.length; i++) toExact[i]! |= unfit[i]!;
      return columns;
    };
  };

  const linkerFor = (measure: Measure): ColumnLinker => ({
    number,
    choice,
    within,
    stage: (id) => regulation.stages.get(id)!,
    parameter: (p) => program.parameter(p).value,
    filledBy: () => regulation.fills.get(measure.id),
  });

  const named = new Map<string, BlockCondition>();
  const condition = (node: ConditionNode): BlockCondition =>
    linkBlockCondition(node, {
      number,
      choice,
      named: (id) => {
        const known = named.get(id) ?? condition(regulation.conditions.get(id)!);
        named.set(id, known);
        return known;
      },
      reading: (id) => program.readings.get(id) ?? '',
    });
  return { number, condition };
}

function leftToExact(run: ColumnRun): NumberColumn {
  run.toExact.fill(1);
  return constant(run.source.count, undefined);
}

const asNumber = (value: FactValue): Exact | undefined =>
  isExact(value) ? value : typeof value === 'boolean' ? { n: value ? 1 : 0, d: 1 } : undefined;

const asWord = (value: FactValue): string =>
  typeof value === 'boolean' ? (value ? 'yes' : 'no') : typeof value === 'string' ? value : '';

function filledIn(column: NumberColumn, absent: Exact | undefined): NumberColumn {
  if (absent === undefined) return column;
  const value = (Number(absent.n) * column.scale) / Number(absent.d);
  const isWhole = Number.isInteger(value);
  return {
    values: column.values.map((v) => (Number.isNaN(v) ? value : v)),
    scale: column.scale,
    error: isWhole ? column.error : column.error + Math.abs(value) * 2 ** -50,
  };
}

function flagsAsNumbers({ values, options }: ChoiceColumn): NumberColumn {
  const numbers = new Float64Array(256).fill(Number.NaN);
  options.forEach((option, i) => {
    if (option === 'yes' || option === 'no') numbers[i] = option === 'yes' ? 1 : 0;
  });
  return { values: Float64Array.from(values, (v) => numbers[v]!), scale: 1, error: 0 };
}

function wordFilledIn(column: ChoiceColumn, word: string): ChoiceColumn {
  const at = column.options.indexOf(word);
  const options = at < 0 ? [...column.options, word] : column.options;
  const place = at < 0 ? column.options.length : at;
  return { options, values: column.values.map((v) => (v === 255 ? place : v)) };
}
