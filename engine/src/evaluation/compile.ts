import { worstFirst } from '../classification/worst-first.ts';
import { ONE, ZERO } from '../exact.ts';
import { factKey, NOT_APPLICABLE, type Vocabulary } from '../register.ts';
import type {
  ConditionNode,
  FactValue,
  ForcedLevel,
  Group,
  Measure,
  Operand,
  Parameter,
  Regulation,
  SubjectKind,
} from '../regulation/format.ts';
import type { Evaluate } from '../rules/kinds.ts';
import { DOES_NOT_APPLY, type Gap, missingFact } from '../rules/measured.ts';
import { attributesMeet } from './attributes.ts';
import { type Condition, linkCondition, type OperandLinker } from './condition.ts';
import { foreignReader } from './foreign-reader.ts';
import { highestOf } from './highest-of.ts';
import type { Linker } from './linker.ts';
import type { LinkedForced, Program, StagePlan } from './program.ts';
import { linkRecordCondition } from './record-condition.ts';
import { linkRecordTruth } from './record-truth.ts';
import type { View } from './view.ts';

/** The place of a fact that the vocabulary does not have: nothing is ever given there. */
const NOWHERE = 2 ** 30;

/**
 * Turns a checked regulation into closures for the readings chosen. `vocabulary` gives the places of facts and may be
 * wider than this regulation's own, when several are evaluated together.
 */
export function compileRegulation(
  regulation: Regulation,
  vocabulary: Vocabulary,
  chosen: ReadonlyMap<string, string> = new Map(),
): Program {
  const readings = new Map(
    [...regulation.readings.values()].map((r) => [r.id, chosen.get(r.id) ?? r.default]),
  );
  const marks = [
    ...[...regulation.readings.keys()].map((id) => `reading:${id}`),
    ...[...regulation.unverified.keys()].map((id) => `unverified:${id}`),
  ];
  const markNumbers = new Map(marks.map((name, mark) => [name, mark]));
  const markOf = (name: string): number | undefined => markNumbers.get(name);
  const measureIds = [...new Set(regulation.measures.map((m) => m.id))];
  const measureSlots = new Map(measureIds.map((id, slot) => [id, slot]));
  const parameter = <T>(p: Parameter<T>): { value: T; mark: number | undefined } => {
    if ('fixed' in p) return { value: p.fixed, mark: undefined };
    const value = p.options.get(readings.get(p.reading) ?? '');
    if (value === undefined) throw new Error(`reading ${p.reading} has no value for its option`);
    return { value, mark: markOf(`reading:${p.reading}`) };
  };

  const absentGap = (view: View, what: string, rater: string | undefined, articles: readonly string[]): Gap =>
    missingFact({
      subject: view.id,
      period: view.period.id,
      what,
      ...(rater === undefined ? {} : { rater }),
      articles,
    });

  const readFact = (id: string, rater: string | undefined): ((view: View) => FactValue | undefined) => {
    const declaration = regulation.facts.get(id);
    const by = declaration && declaration.raters.length > 0 ? rater : undefined;
    const slot = vocabulary.slots.get(factKey(id, by));
    const absent = declaration?.whenAbsent;
    if (slot === undefined) return () => absent;
    return absent === undefined ? (view) => view.facts[slot] : (view) => view.facts[slot] ?? absent;
  };

  const readNumber = (id: string, rater: string | undefined, articles: readonly string[]): Evaluate => {
    const slot = measureSlots.get(id);
    if (slot !== undefined) return (view) => view.measure(slot);
    const by = regulation.facts.get(id)?.raters.length ? rater : undefined;
    const absent = regulation.facts.get(id)?.whenAbsent;
    const place = vocabulary.slots.get(factKey(id, by)) ?? NOWHERE;
    return (view) => {
      const value = view.facts[place] ?? absent;
      if (typeof value === 'object') return value;
      if (value === true) return ONE;
      if (value === false) return ZERO;
      if (value === NOT_APPLICABLE) return DOES_NOT_APPLY;
      return absentGap(view, id, by, articles);
    };
  };

  const operandLinker = (articles: readonly string[]): OperandLinker => ({
    number: (operand) =>
      readNumber(operand.id, operand.kind === 'fact' ? operand.rater : undefined, articles),
    word: (operand) => wordOf(operand, articles),
    named: (id) => named(id),
    articles,
    recordTruth: linkRecordTruth,
    foreign: foreignReader({ regulation, vocabulary, measureSlots, articles }),
    reading: (id) => ({ option: readings.get(id) ?? '', mark: markOf(`reading:${id}`) ?? 0 }),
  });

  const wordOf = (operand: Operand, articles: readonly string[]): ((view: View) => FactValue | Gap) => {
    if (operand.kind === 'attribute') {
      return (view) =>
        view.world.structure.attribute(view.kind, view.index, operand.id, view.period) ??
        absentGap(view, operand.id, undefined, articles);
    }
    const rater = operand.kind === 'fact' ? operand.rater : undefined;
    const declaration = regulation.facts.get(operand.id);
    const by = declaration && declaration.raters.length > 0 ? rater : undefined;
    const place = vocabulary.slots.get(factKey(operand.id, by)) ?? NOWHERE;
    const absent = declaration?.whenAbsent;
    return (view) => view.facts[place] ?? absent ?? absentGap(view, operand.id, rater, articles);
  };

  const namedConditions = new Map<string, Condition>();
  const named = (id: string): Condition => {
    const known = namedConditions.get(id);
    if (known) return known;
    const node = regulation.conditions.get(id);
    if (node === undefined) throw new Error(`no condition ${id}`);
    const linked = linkCondition(node, operandLinker(node.articles));
    namedConditions.set(id, linked);
    return linked;
  };

  const unverifiedMarksOf = ({ rule, unverified }: Measure): Linker['unverifiedMarks'] => {
    const isShared = (id: string) =>
      regulation.measures.some((m) => m.rule.kind !== rule.kind && m.unverified.includes(id));
    const marks = (ids: readonly string[]) =>
      ids.map((id) => markOf(`unverified:${id}`)).filter((m) => m !== undefined);
    return {
      own: marks(unverified.filter((id) => !isShared(id))),
      shared: marks(unverified.filter(isShared)),
    };
  };

  const linkerFor = (measure: Measure): Linker => ({
    rule: measure.id,
    articles: measure.articles,
    unverifiedMarks: unverifiedMarksOf(measure),
    number: (id, rater) => readNumber(id, rater, measure.articles),
    fact: readFact,
    measureSlot: (id) => {
      const slot = measureSlots.get(id);
      if (slot === undefined) throw new Error(`no quantity ${id}`);
      return slot;
    },
    table: (id) => found(regulation.tables.get(id), `table ${id}`),
    stage: (id) => found(regulation.stages.get(id), `stage ${id}`),
    question: (id) => found(regulation.questions.get(id), `question ${id}`),
    monthCountsMark: () =>
      regulation.serviceTime && 'reading' in regulation.serviceTime.monthCounts
        ? markOf(`reading:${regulation.serviceTime.monthCounts.reading}`)
        : undefined,
    isConfidential: (id) => regulation.facts.get(id)?.confidential === true,
    highest: (id) => highestOf(regulation, measure, id),
    filledBy: () => regulation.fills.get(measure.id),
    parameter,
    condition: (node) => linkCondition(node, operandLinker(measure.articles)),
    recordCondition: (node) => linkRecordCondition(node),
    recordTruth: (node) => linkRecordTruth(node),
  });

  const linkForced = <
    R extends { when: ConditionNode; articles: readonly string[]; unverified: readonly string[] },
  >(
    rule: R,
  ) => ({
    rule,
    when: linkCondition(rule.when, operandLinker(rule.articles)),
    marks: rule.unverified.map((u) => markOf(`unverified:${u}`)).filter((m) => m !== undefined),
  });

  const holds = (
    rule: { for?: readonly string[]; stages: readonly string[] },
    group: Group,
    stage: string,
  ): boolean => rule.stages.includes(stage) && (rule.for === undefined || rule.for.includes(group.id));

  const plans = new Map<string, StagePlan>();
  const forcedLevels = worstFirst(regulation);
  const planOf = (group: Group, stage: string): StagePlan => {
    const key = `${group.id}|${stage}`;
    const known = plans.get(key);
    if (known) return known;
    const measures: (Measure | undefined)[] = measureIds.map((id) =>
      regulation.measures.find((m) => m.id === id && holds(m, group, stage)),
    );
    const ladder = regulation.ladders.find((l) => holds(l, group, stage));
    const scoreSlot = ladder?.score === undefined ? undefined : measureSlots.get(ladder.score);
    const forced = (rules: readonly ForcedLevel[]): LinkedForced[] =>
      rules.filter((r) => holds(r, group, stage)).map(linkForced);
    const { binds } = regulation.stages.get(stage) ?? {};
    const unrated: StagePlan = {
      group,
      stage,
      ...(binds ? { stageBinds: binds } : {}),
      measures,
      evaluators: measures.map((m) => m?.rule.link(linkerFor(m))),
      marks: measures.map((m) => {
        if (m === undefined || m.rule.standsWhenItMatters) return undefined;
        return m.unverified.map((u) => markOf(`unverified:${u}`)).filter((x) => x !== undefined);
      }),
      notRated: forced(regulation.notRated),
      forced: forced(forcedLevels),
      ceilings: regulation.ceilings.filter((c) => holds(c, group, stage)).map(linkForced),
      caps: regulation.caps.filter((c) => holds(c, group, stage)),
      consequences: regulation.consequences.filter((c) => holds(c, group, stage)).map(linkForced),
      authorities: regulation.authorities
        .filter((a) => a.of === group.of && (a.stages?.includes(stage) ?? true))
        .map((rule) => ({
          rule,
          marks: rule.unverified.map((u) => markOf(`unverified:${u}`)).filter((m) => m !== undefined),
          fits: (attribute) => rule.when === undefined || attributesMeet(rule.when, attribute, readingOf),
        })),
      remarks: regulation.remarks
        .filter((r) => holds(r, group, stage))
        .map((r) => ({
          mark: markOf(`unverified:${r.unverified}`),
          when: linkCondition(r.when, operandLinker([])),
        })),
    };
    const plan: StagePlan =
      ladder === undefined
        ? unrated
        : {
            ...unrated,
            ...(ladder.binds ? { unrated } : {}),
            ladder: {
              rule: ladder,
              marks: ladder.unverified.map((u) => markOf(`unverified:${u}`)).filter((m) => m !== undefined),
              rungs: ladder.rungs.map((r) => ({
                level: r.level,
                when: linkCondition(r.when, operandLinker(r.articles)),
              })),
              ...(scoreSlot === undefined ? {} : { scoreSlot }),
            },
          };
    plans.set(key, plan);
    return plan;
  };

  const readingOf = (id: string): string | undefined => readings.get(id);
  const groupOf = (kind: SubjectKind, attribute: (id: string) => string | undefined): Group | undefined =>
    regulation.groups.find(
      (g) => g.of === kind && (g.when === undefined || attributesMeet(g.when, attribute, readingOf)),
    );

  const program: Program = {
    regulation,
    readings,
    vocabulary,
    measureIds,
    measureSlots,
    marks,
    quotas: regulation.quotas,
    monthCounts: regulation.serviceTime ? parameter(regulation.serviceTime.monthCounts).value : 'half-month',
    rank: new Map(regulation.levels.map((l, i) => [l.id, i])),
    parameter,
    markOf,
    hasRaters: (fact) => (regulation.facts.get(fact)?.raters.length ?? 0) > 0,
    factOf: (view, fact, rater) => readFact(fact, rater)(view),
    inScope: (kind, attribute) => {
      const scope = regulation.scopes.find((s) => s.of === kind);
      return scope !== undefined && attributesMeet(scope.when, attribute, readingOf);
    },
    linkerFor,
    planOf: (id, stage) => {
      const group = regulation.groups.find((g) => g.id === id);
      return group && planOf(group, stage);
    },
    planFor: (kind, attribute, stage) => {
      if (!program.inScope(kind, attribute)) return undefined;
      const group = groupOf(kind, attribute);
      return group && planOf(group, stage);
    },
  };
  return program;
}

function found<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`unresolved ${what}: the regulation was not checked`);
  return value;
}
